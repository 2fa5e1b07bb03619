# shellcheck shell=bash
# The real Depot CLI, from its npm package, kept in a per-user cache.

LAB_CLI_VERSION=2.102.12

lab_cli_up() {
    local cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/depot-actions-lab/$LAB_CLI_VERSION
    LAB_DEPOT=$cache/depot
    if [[ ! -x $LAB_DEPOT ]]; then
        lab_cli_download "$cache" || return
    fi
    export LAB_DEPOT LAB_CLI_VERSION
    lab_say "Depot CLI $LAB_CLI_VERSION at $LAB_DEPOT"
}

lab_cli_package() {
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) echo @depot/cli-linux-x64 ;;
        Linux-aarch64 | Linux-arm64) echo @depot/cli-linux-arm64 ;;
        *) lab_fail "the lab runs on Linux on x64 and arm64 only" ;;
    esac
}

# The binary is put in place by a rename, so that two runs at once never see half of it.
lab_cli_download() {
    local package work
    package=$(lab_cli_package) || return
    lab_npm || return
    lab_say "downloading the Depot CLI"
    mkdir -p "$1"
    work=$(mktemp -d "$1/download.XXXXXX") || return
    if lab_quietly npm pack --silent --pack-destination "$work" "$package@0.0.1-cli.$LAB_CLI_VERSION" &&
        tar -xzf "$work"/*.tgz -C "$work" package/bin/depot && chmod +x "$work/package/bin/depot" &&
        mv -f "$work/package/bin/depot" "$1/depot"; then
        rm -rf "$work"
    else
        rm -rf "$work"
        lab_fail "the Depot CLI could not be downloaded with npm"
    fi
}

lab_npm() {
    command -v npm >/dev/null && return
    lab_can_install || { lab_fail "install npm: the Depot CLI comes from its npm package"; return; }
    lab_install npm
}
