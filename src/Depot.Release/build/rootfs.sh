#!/usr/bin/env bash
# rootfs.sh PLATFORM PROGRAMS DIRECTORY: packs the root file system of one architecture, as DIRECTORY/rootfs-amd64.tar or
# -arm64.tar. It runs on a machine of that architecture, whose libraries go in. Same content, same bytes.
set -euo pipefail

platform=$1 programs=$2 directory=$3
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
case $platform in
    linux-x64) architecture=amd64 ;;
    linux-arm64) architecture=arm64 ;;
    *)
        echo "rootfs.sh: a container is Linux on x64 or arm64, not $platform" >&2
        exit 2
        ;;
esac

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
"$repository/src/Depot.Actions/image-root.sh" "$programs/depot-actions-$platform" "$root/image"
mkdir -p "$directory"
tar --create --file "$directory/rootfs-$architecture.tar" --directory "$root/image" --format ustar --sort name \
    --mtime "@$(git -C "$repository" show --no-patch --format=%ct HEAD)" --owner 0 --group 0 --numeric-owner .
