# shellcheck shell=bash
# api_pages: a page for each public type of Hcl2.Net at artifacts/api-pages/site, made by docfx from the documentation comments.
# A reference to a type or member that does not exist fails, and so does a link to a page that does not exist.

API_PAGES_HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
API_PAGES_DOCFX=2.81.0

api_pages() (
    cd "$API_PAGES_HERE/../.." || return
    local docfx=artifacts/tools/docfx
    [[ $("$docfx" --version 2>/dev/null) == "$API_PAGES_DOCFX"* ]] \
        || dotnet tool install docfx --version "$API_PAGES_DOCFX" --tool-path artifacts/tools --allow-downgrade >/dev/null || return
    dotnet build src/Hcl2.Net --framework net10.0 --verbosity quiet || return
    rm -rf artifacts/api-pages
    "$docfx" "$API_PAGES_HERE/docfx.json" --warningsAsErrors --logLevel warning || return
    api_pages_links artifacts/api-pages/site
)

# api_pages_links SITE: names each link to a page that is not there.
api_pages_links() {
    local page target status=0 count=0
    while IFS='|' read -r page target; do
        count=$((count + 1))
        [[ -e ${page%/*}/$target ]] || {
            echo "$page: there is no '$target'" >&2
            status=1
        }
    done < <(find "$1" -name '*.html' -exec grep -Ho ' href="[^"#]*' {} + | sed 's/: href="/|/' | grep -vE '\|(https?:|mailto:|$)' | sort -u)
    echo "$1: $count links between its pages"
    return "$status"
}
