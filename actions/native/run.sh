#!/usr/bin/env bash
# run.sh ACTION: does the action on the runner itself, without a container. Linux and macOS; run.ps1 is the same for Windows.
#
# The program comes from the runner's tool cache, or is downloaded into it; release.conf pins its SHA-256.
#   DEPOT_ACTIONS_PROGRAM       path of a program to run instead: nothing is downloaded or checked
#   DEPOT_ACTIONS_DOWNLOAD_URL  where to download from instead, such as a mirror or file:///srv/depot-actions
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Ends the step with a message. As in every workflow command, a line break in it is written as %0A.
fail() {
    local message=$*
    message=${message//\%/%25}
    message=${message//$'\r'/%0D}
    message=${message//$'\n'/%0A}
    printf '::error::%s\n' "$message"
    exit 1
}

pinned() { sed -n "s/^$1=//p" "$here/release.conf"; }

platform() {
    local os arch
    case ${RUNNER_OS:-$(uname -s)} in
        Linux) os=linux ;;
        macOS | Darwin) os=macos ;;
        *) fail "depot-actions does not run on ${RUNNER_OS:-$(uname -s)}." ;;
    esac
    case ${RUNNER_ARCH:-$(uname -m)} in
        X64 | x86_64) arch=x64 ;;
        ARM64 | arm64 | aarch64) arch=arm64 ;;
        *) fail "depot-actions does not run on ${RUNNER_ARCH:-$(uname -m)}." ;;
    esac
    echo "$os-$arch"
}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# A URL for messages: without its login, query and fragment. A password may hold any character, so all before the last @ is left out.
shown() {
    local url=$1 scheme= authority
    [[ $url != *://* ]] || scheme=${url%%://*}://
    authority=${url#"$scheme"}
    authority=${authority%%[/?#]*}
    if [[ $authority == *@* || ($authority == *:* && $url == *@*) ]]; then url="$scheme***@${url##*@}"; fi
    printf '%s\n' "${url%%[?#]*}"
}

# download URL FILE
download() {
    local message
    if command -v curl >/dev/null; then
        message=$(curl --fail --silent --show-error --location --retry 3 --output "$2" "$1" 2>&1) && return
    else
        message=$(wget --quiet --tries 4 --output-document "$2" "$1" 2>&1) && return
    fi
    # The message may repeat a part of the URL, such as its login.
    [[ $(shown "$1") != "$1" ]] || printf '%s\n' "$message" >&2
    return 1
}

# Puts the program into the tool cache. It appears there by a rename, so that no job finds half of it.
install_program() {
    local url=$1 program=$2 sha256=$3 work found
    { mkdir -p "$(dirname "$program")" && work=$(mktemp "$(dirname "$program")/download.XXXXXX"); } ||
        fail "The tool cache cannot be written to; RUNNER_TOOL_CACHE names its directory."
    # shellcheck disable=SC2064 # the file of this call
    trap "rm -f '$work'" EXIT
    download "$url" "$work" || fail "depot-actions could not be downloaded from $(shown "$url"). DEPOT_ACTIONS_DOWNLOAD_URL names a mirror."
    found=$(sha256 "$work")
    [[ $found == "$sha256" ]] || fail "$(shown "$url") is not what this action was released with: its SHA-256 is $found, not $sha256."
    [[ ! -d $program ]] || fail "$program is a directory. Delete it: the program belongs there."
    chmod 755 "$work"
    mv -f "$work" "$program"
}

# Sets program.
find_program() {
    program=${DEPOT_ACTIONS_PROGRAM:-}
    if [[ -n $program ]]; then
        [[ -f $program && -x $program ]] || fail "DEPOT_ACTIONS_PROGRAM names $program, which is not a program."
        return
    fi
    local platform version sha256
    platform=$(platform) || { echo "$platform"; exit 1; }
    version=$(pinned version)
    sha256=$(pinned "$platform")
    [[ $sha256 =~ ^[0-9a-f]{64}$ ]] ||
        fail "This is not a released version of the action: it pins no program for $platform. Use a release, or set DEPOT_ACTIONS_PROGRAM."
    program=${RUNNER_TOOL_CACHE:-${RUNNER_TEMP:-/tmp}}/depot-actions/$version/${platform#*-}/depot-actions
    # A program that was changed in the cache is replaced.
    [[ -f $program && -x $program && $(sha256 "$program") == "$sha256" ]] ||
        install_program "${DEPOT_ACTIONS_DOWNLOAD_URL:-$(pinned url)}/depot-actions-$platform" "$program" "$sha256"
}

find_program
# In place of this shell, so that the signals of a cancelled step reach it. The shell goes on only if it cannot be started.
shopt -s execfail
set +e
exec "$program" "$1"
fail "$program cannot be started on this machine."
