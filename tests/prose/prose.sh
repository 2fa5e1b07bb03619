# shellcheck shell=bash
# prose: the English of everything a person reads, by the terms of docs/style.md. textlint and its rule come from npm, once.

PROSE_HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# shellcheck disable=SC2046 # no path of the repository has a space
prose() {
    command -v npm >/dev/null || {
        echo "npm is not installed; the prose was not checked"
        return
    }
    [[ -x $PROSE_HERE/node_modules/.bin/textlint ]] || (cd "$PROSE_HERE" && npm ci --silent --no-audit --no-fund) || return
    # textlint takes its configuration and its plugin from the working directory.
    (cd "$PROSE_HERE" && node_modules/.bin/textlint --format unix "$@" $(prose_files) &&
        node_modules/.bin/textlint --format unix --stdin --stdin-filename dev.sh <../../dev)
}

prose_files() {
    git -C "$PROSE_HERE/../.." ls-files -- '*.md' '*.yml' '*.cs' '*.sh' '*.ps1' '*.csproj' '*.props' 'src/*.xml' \
        tests/Depot.Threats/mitigations.yaml ':!tests/**/data/**' ':!tests/**/cases/**' ':!tests/**/Approved/**' | sed "s#^#$PROSE_HERE/../../#"
}
