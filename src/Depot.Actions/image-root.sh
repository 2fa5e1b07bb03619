#!/usr/bin/env bash
# image-root.sh PROGRAM DIRECTORY: lays out the file system of the image. The Dockerfile and ./dev image run it, so that both
# images hold the same: the program, the loader and libraries it is linked with, OpenSSL, which .NET opens by name, the
# certificates of the public authorities, the licenses of it all, and the list of the packages that it comes from.
set -euo pipefail

program=$1 root=$2
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Lines of ldd: "name => /path (load address)" and, for the loader, "/path (load address)".
libraries() { ldd "$1" | grep -oE '/[^ ]+'; }

copy_libraries() {
    local library
    while IFS= read -r library; do
        [[ -e $root$library ]] || install -D "$library" "$root$library"
    done < <(libraries "$1")
}

openssl() {
    local name path
    for name in libssl.so.3 libcrypto.so.3; do
        path=$(ldconfig -p | sed -n "s|^.*$name .* => ||p" | head -n 1)
        [[ -n $path ]] || { echo "image-root.sh: there is no $name on this system" >&2; return 1; }
        install -D "$path" "$root$path"
        copy_libraries "$path"
    done
}

# Debian's packages keep their licenses there; a symbolic link leads to that of a sibling package.
licenses() {
    local package
    install -D -m 644 "$repository/LICENSE" "$root/licenses/depot-actions"
    for package in libc6 libssl3 libssl3t64 ca-certificates; do
        [[ ! -e /usr/share/doc/$package/copyright ]] ||
            install -m 644 "/usr/share/doc/$package/copyright" "$root/licenses/$package"
    done
}

rm -rf "$root"
install -D -m 755 "$program" "$root/depot-actions"
copy_libraries "$program"
openssl
install -D -m 644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
# Where Debian's OpenSSL looks for it.
install -d "$root/usr/lib/ssl"
ln -s /etc/ssl/certs/ca-certificates.crt "$root/usr/lib/ssl/cert.pem"
licenses
"$repository/src/Depot.Actions/image-packages.sh" "$root"
install -d -m 1777 "$root/tmp"
