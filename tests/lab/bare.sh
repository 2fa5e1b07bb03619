# shellcheck shell=bash
# An image with one static program and nothing else: no C library, no accounts, no certificates. Jobs may run in such a thing.

lab_bare_up() {
    local root=$LAB_STATE/bare
    LAB_BARE_IMAGE=
    command -v busybox >/dev/null || { lab_can_install && lab_install busybox-static; } || return 0
    # A busybox of the system's own libraries would be of no use.
    ! ldd "$(type -P busybox)" >/dev/null 2>&1 || return 0
    mkdir -p "$root/bin" "$root/tmp"
    cp -L "$(type -P busybox)" "$root/bin/busybox"
    LAB_BARE_IMAGE=depot-lab-bare:$$
    tar -C "$root" -c . | docker --host "unix://$LAB_ENGINE" import - "$LAB_BARE_IMAGE" >/dev/null ||
        { lab_fail "the bare image could not be imported"; return; }
    export LAB_BARE_IMAGE
}

lab_bare_down() {
    [[ -n ${LAB_BARE_IMAGE:-} ]] || return 0
    docker --host "unix://$LAB_ENGINE" image rm --force "$LAB_BARE_IMAGE" >/dev/null 2>&1 || true
}
