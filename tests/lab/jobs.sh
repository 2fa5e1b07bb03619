# shellcheck shell=bash
# Images that jobs run in and that are not like this machine: another C library, an older one, one without a shell. They are
# made of Debian's packages, so nothing is pulled, and are kept in a per-user cache. Without one of them its tests skip.
#
#   LAB_MUSL_IMAGE        musl and busybox, as Alpine has; /bin/on-musl is linked against it
#   LAB_DEBIAN_11_IMAGE   Debian 11: glibc 2.31, dash, coreutils
#   LAB_NO_SHELL_IMAGE    glibc, certificates and `tail`, without which no runner could keep a job's container; no shell

LAB_JOB_IMAGES=(musl debian-11 no-shell)

lab_jobs_up() {
    local name root image variable
    for name in "${LAB_JOB_IMAGES[@]}"; do
        root=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/depot-actions-lab/jobs-1/$name
        [[ -d $root ]] || lab_job_root "$name" "$root" || { lab_say "no image of a $name job"; continue; }
        image=depot-lab-$name:$$
        tar -C "$root" -c . | docker --host "unix://$LAB_ENGINE" import - "$image" >/dev/null || continue
        variable=${name^^}
        export "LAB_${variable//-/_}_IMAGE=$image"
    done
}

# In place by a rename, so that two runs at once never see half of it.
lab_job_root() {
    local work
    mkdir -p "${2%/*}"
    work=$(mktemp -d "${2%/*}/work.XXXXXX") || return
    mkdir -p "$work"/{bin,etc,tmp,root}
    if "lab_job_root_${1//-/_}" "$work"; then
        mv -T "$work" "$2" 2>/dev/null || rm -rf "$work"
    else
        rm -rf "$work"
        return 1
    fi
}

lab_job_root_musl() {
    command -v busybox >/dev/null && command -v musl-gcc >/dev/null || { lab_can_install && lab_install busybox-static musl musl-dev musl-tools gcc libc6-dev; } || return
    local loader program
    loader=$(find /lib/ -maxdepth 1 -name 'ld-musl-*.so.1' | head -n 1)
    [[ -n $loader ]] || return
    mkdir -p "$1/lib"
    cp -L "$loader" "$1/lib/"
    printf '#include <stdio.h>\nint main(void) { puts("on musl"); return 0; }\n' | musl-gcc -x c - -o "$1/bin/on-musl" || return
    cp -L "$(type -P busybox)" "$1/bin/busybox"
    for program in sh cat id mkdir printf sleep stat tail test; do ln -s busybox "$1/bin/$program"; done
    printf 'root:x:0:0:root:/root:/bin/sh\n' >"$1/etc/passwd"
}

lab_job_root_no_shell() {
    local program
    program=$(type -P tail)
    lab_copy_with_libraries "$program" "$1/bin/tail" "$1"
    mkdir -p "$1/etc/ssl/certs"
    printf 'root:x:0:0:root:/root:/sbin/nologin\n' >"$1/etc/passwd"
    cp -L /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/" 2>/dev/null || true
}

# A private set of apt's directories: nothing of the machine's own lists and packages changes.
lab_job_root_debian_11() {
    local work archive options package
    lab_can_install || return
    [[ -e /usr/share/keyrings/debian-archive-keyring.gpg ]] || lab_install debian-archive-keyring || return
    archive=$(lab_debian_archive)
    work=$(mktemp -d "$LAB_STATE/apt.XXXXXX") || return
    mkdir -p "$work"/{lists/partial,cache/archives/partial,parts,packages}
    : >"$work/none"
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s bullseye main\n' "${archive:-http://deb.debian.org/debian}" >"$work/sources.list"
    options=(-o "Dir::Etc::SourceList=$work/sources.list" -o "Dir::Etc::SourceParts=$work/parts" -o "Dir::Etc::Preferences=$work/none"
        -o "Dir::Etc::PreferencesParts=$work/parts" -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o "Dir::State::Status=$work/none" -o APT::Sandbox::User=root
        -o Acquire::Languages=none)
    lab_quietly apt-get "${options[@]}" --quiet update || return
    lab_quietly env --chdir "$work/packages" apt-get "${options[@]}" --quiet download \
        libc6 dash coreutils libselinux1 libpcre2-8-0 libattr1 libacl1 libgmp10 base-files || return
    for package in "$work"/packages/*.deb; do dpkg-deb --extract "$package" "$1" || return; done
    ln -sf dash "$1/bin/sh"
    printf 'root:x:0:0:root:/root:/bin/sh\n' >"$1/etc/passwd"
    rm -rf "$work" "$1/usr/share/doc" "$1/usr/share/locale" "$1/usr/share/man"
}

lab_jobs_down() {
    local name variable
    for name in "${LAB_JOB_IMAGES[@]}"; do
        variable=LAB_${name^^}_IMAGE
        variable=${variable//-/_}
        [[ -n ${!variable:-} ]] || continue
        docker --host "unix://$LAB_ENGINE" image rm --force "${!variable}" >/dev/null 2>&1 || true
        unset "$variable"
    done
}
