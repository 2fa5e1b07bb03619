# shellcheck shell=bash
# An image with a shell, for Dockerfiles with RUN. It is made of this machine's own programs, so nothing is pulled.

LAB_BASE_PROGRAMS=(sh cat cp env ls mkdir sha256sum sleep true)

lab_base_up() {
    local root=$LAB_STATE/base
    LAB_BASE_IMAGE=depot-lab-base:$$
    lab_base_files "$root" || return
    tar -C "$root" -c . | docker --host "unix://$LAB_ENGINE" import - "$LAB_BASE_IMAGE" >/dev/null ||
        { lab_fail "the base image could not be imported"; return; }
    export LAB_BASE_IMAGE
}

lab_base_files() {
    local program file
    mkdir -p "$1/bin" "$1/tmp"
    for program in "${LAB_BASE_PROGRAMS[@]}"; do
        file=$(type -P "$program") || { lab_fail "there is no $program on this machine"; return; }
        lab_copy_with_libraries "$file" "$1/bin/$program" "$1"
    done
}

# lab_copy_with_libraries PROGRAM TARGET ROOT
lab_copy_with_libraries() {
    cp -L "$1" "$2"
    # Lines of ldd: "name => /path (load address)" and, for the loader, "/path (load address)".
    ldd "$1" | grep -oE '/[^ ]+' | while IFS= read -r library; do
        [[ -e $3$library ]] || install -D "$library" "$3$library"
    done
}

lab_base_down() {
    [[ -n ${LAB_BASE_IMAGE:-} ]] || return 0
    docker --host "unix://$LAB_ENGINE" image rm --force "$LAB_BASE_IMAGE" >/dev/null 2>&1 || true
}
