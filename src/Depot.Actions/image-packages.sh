#!/usr/bin/env bash
# image-packages.sh DIRECTORY: writes down, as Debian does it, which packages the files of the image come from: one entry for
# each in var/lib/dpkg/status.d, with the checksums of the files, beside the name of the system. Scanners look for both.
set -euo pipefail

root=$1

# The package of a file of this machine. The linker's paths and those of the packages differ where /lib is a link to /usr/lib.
package_of() {
    local path
    for path in "$1" "/usr$1" "${1#/usr}" "$(readlink -f "$1")"; do
        dpkg-query --search "$path" 2>/dev/null | sed -n '1s/: .*//p' | grep . && return
    done
    # Made by a package's script, not part of it.
    [[ $1 == /etc/ssl/certs/ca-certificates.crt ]] && echo ca-certificates
}

# The fields that say what it is, in the form of a control file. The status says that all of what is listed is there.
entry() {
    # shellcheck disable=SC2016 # dpkg-query expands these names
    dpkg-query --show --showformat 'Package: ${Package}\nStatus: install ok installed\nPriority: ${Priority}\nSection: ${Section}\nMaintainer: ${Maintainer}\nArchitecture: ${Architecture}\nSource: ${source:Package} (${source:Version})\nVersion: ${Version}\nHomepage: ${Homepage}\nDescription: ${binary:Synopsis}\n' "$1" |
        grep -vE '^[A-Za-z]+: $'
}

if ! command -v dpkg-query >/dev/null; then
    echo "image-packages.sh: there is no dpkg here, so the image does not say which packages it is made of" >&2
    exit
fi

for file in /etc/os-release /etc/debian_version /etc/lsb-release; do
    [[ ! -e $file ]] || install -D -m 644 "$file" "$root$file"
done
install -d "$root/var/lib/dpkg/status.d"
find "$root" -type f -printf '/%P\n' | LC_ALL=C sort | while IFS= read -r file; do
    # What this repository brings is not the system's.
    [[ $file != /depot-actions && $file != /licenses/* && $file != /var/lib/dpkg/* ]] || continue
    package=$(package_of "$file") || { echo "image-packages.sh: $file belongs to no package" >&2; exit 1; }
    list=$root/var/lib/dpkg/status.d/${package%%:*}
    [[ -e $list ]] || entry "$package" >"$list"
    (cd "$root" && md5sum "${file#/}") >>"$list.md5sums"
done
