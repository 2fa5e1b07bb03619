# shellcheck shell=bash
# Debian and Ubuntu packages. Everything is installed with apt from the archives the machine already uses.

# Packages may be installed by root on a system with apt; elsewhere a message says what to install.
lab_can_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

# os-release is sourced in a subshell: it sets generic names such as VERSION.
lab_os() (. /etc/os-release 2>/dev/null && printf '%s-%s' "${ID:-unknown}" "${VERSION_ID%%.*}")

# lab_install PACKAGE…: quiet unless it fails. The list is refreshed once per run.
lab_install() {
    lab_say "installing $*"
    lab_refresh_packages || return
    lab_without_services env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet --no-install-recommends "$@"
}

lab_refresh_packages() {
    [[ -n ${LAB_PACKAGES_FRESH:-} ]] && return
    lab_quietly apt-get update --quiet || return
    LAB_PACKAGES_FRESH=1
}

lab_quietly() {
    local log
    log=$(mktemp) || return
    LAB_FILES+=("$log")
    lab_trap
    if "$@" </dev/null >"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# A package that brings a service must not start it: the lab runs its own. policy-rc.d is Debian's switch for that.
lab_without_services() {
    local policy=/usr/sbin/policy-rc.d status=0
    if [[ -e $policy ]]; then
        lab_quietly "$@"
        return
    fi
    # Also removed by the EXIT trap: a policy that stayed would keep every later package from starting its service.
    LAB_FILES+=("$policy")
    lab_trap
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    lab_quietly "$@" || status=$?
    rm -f "$policy"
    return "$status"
}

# The archive and the suite apt takes Debian's own `main` from, as "URI SUITE".
lab_debian_archive() {
    # shellcheck disable=SC2016 # apt expands these names
    apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
        awk '$1 == "Debian" && $2 == "main" && $3 !~ /-/ { print $4; exit }'
}

# Debian 12's Engine is too old (its BuildKit has no image exporter) and trixie's runs on it unchanged. At priority 100
# the suite serves only what is asked from it by name, so nothing else on the machine is upgraded.
lab_add_trixie() {
    local archive list=/etc/apt/sources.list.d/depot-actions-lab.list
    [[ -e $list ]] && return
    # A machine whose lists were never fetched does not know yet where its packages come from.
    lab_refresh_packages || return
    archive=$(lab_debian_archive)
    [[ -n $archive ]] || { lab_fail "apt knows no Debian archive; add one to /etc/apt/sources.list.d"; return; }
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' >/etc/apt/preferences.d/depot-actions-lab
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s trixie main\n' "$archive" >"$list"
    LAB_PACKAGES_FRESH=
}
