# shellcheck shell=bash
# ./dev preview: the job summaries of the recorded builds as a page and a picture. Needs the functions of ./dev.

PREVIEW_DEFAULT=(run-fails two-stages-source-changed two-platforms bake-three-targets run-fails-beside-others checks lint-fails save hostile-output)

# shellcheck source=tests/preview/failures.sh
. tests/preview/failures.sh

# preview [NAME…]: all of them in the page; these, or a choice, in the picture. preview failures [NAME…]: the failing builds, made now.
preview() {
    [[ ${1:-} != failures ]] || { preview_of_failures "${@:2}"; return; }
    local out=artifacts/preview recorded=tests/Depot.Actions.Core.Tests/Log/recorded names=("$@") chosen=() name
    ((${#names[@]} > 0)) || names=("${PREVIEW_DEFAULT[@]}")
    for name in "${names[@]}"; do
        [[ -f $recorded/$name.summary.approved.md ]] || { preview_names "$recorded" "$name" >&2; return 2; }
        chosen+=("$recorded/$name.summary.approved.md")
    done
    preview_programs && preview_packages "$out" || return
    node "$out/render.mjs" "$out/index.html" "$recorded"/*.summary.approved.md || return
    node "$out/render.mjs" "$out/picture.html" "${chosen[@]}" || return
    preview_picture "$out" || return
    echo "$out/index.html ($(printf '%s\n' "$recorded"/*.summary.approved.md | wc -l) summaries), $out/picture.png"
}

preview_of_failures() {
    local out=artifacts/preview pages
    preview_programs && preview_packages "$out" && lab_scratch || return
    [[ -x artifacts/publish/depot-actions ]] || publish >&2 || return
    # A subshell, so that a case that is not there fails here.
    pages=$(preview_failures "$out/failures" "${FAILURE_CASES:-tests/Depot.Actions.Core.Tests/Failures/data}" "$@") || return
    mapfile -t pages <<<"$pages"
    node "$out/render.mjs" "$out/failures.html" "${pages[@]}" || return
    cp "$out/failures.html" "$out/picture.html"
    preview_picture "$out" || return
    echo "$out/failures.html (${#pages[@]} summaries), $out/picture.png"
}

preview_names() {
    local all=("$1"/*.summary.approved.md)
    all=("${all[@]##*/}")
    echo "./dev preview: there is no summary $2; there are ${all[*]%.summary.approved.md}"
}

preview_programs() {
    command -v node >/dev/null && command -v npm >/dev/null || { lab_fail "install Node.js with npm"; return; }
    command -v chromium >/dev/null && return
    lab_can_install || { lab_fail "install Chromium"; return; }
    lab_install chromium fonts-dejavu-core fonts-noto-color-emoji
}

preview_packages() {
    mkdir -p "$1"
    cp tests/preview/package.json tests/preview/render.mjs "$1/"
    [[ -d $1/node_modules/mermaid ]] || npm install --prefix "$1" --no-fund --no-audit --ignore-scripts --no-package-lock --silent
}

# The charts are drawn by a script of the page; virtual time lets it finish. A fresh profile, and no service of the browser's maker.
# In the foreground, so that Ctrl-C reaches the browser.
preview_picture() {
    lab_scratch || return
    echo "Drawing $1/picture.png" >&2
    TMPDIR=$LAB_SCRATCH timeout --foreground 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$LAB_SCRATCH/profile" --allow-file-access-from-files --hide-scrollbars \
        --virtual-time-budget=20000 --window-size=1100,"${PREVIEW_HEIGHT:-7000}" \
        --screenshot="$1/picture.png" "file://$PWD/$1/picture.html" >"$1/chromium.log" 2>&1 || { tail -n 5 "$1/chromium.log" >&2; return 1; }
}
