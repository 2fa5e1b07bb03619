#!/usr/bin/env bash
# image.sh ROOTFS DIRECTORY NAME VERSION: makes one image of the root file systems, for as many architectures as there are, as an
# OCI layout in the directory, and prints NAME@sha256:…. skopeo pushes it from there, byte for byte.
#
# What varies between two builds is left out: times are those of the commit, and attestations, which have the time of the
# build in them, are attached to the digest later.
set -euo pipefail

rootfs=$1 directory=$2 name=$3 version=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
git() { command git -C "$here" "$@"; }

# On the image, and on the index of the two images, where registries look for it.
label() {
    options+=(--label "org.opencontainers.image.$1=$2")
    ((${#platforms[@]} == 1)) || options+=(--annotation "index:org.opencontainers.image.$1=$2")
}

platforms=()
for tar in "$rootfs"/rootfs-*.tar; do
    architecture=${tar##*/rootfs-}
    platforms+=("linux/${architecture%.tar}")
done

export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git show --no-patch --format=%ct HEAD)
options=(--file "$here/Dockerfile" --provenance false --sbom false --platform "$(IFS=, && echo "${platforms[*]}")")
label title "Depot Actions"
label description "Sets up the Depot CLI, and builds and bakes images on Depot"
label source "https://github.com/${GITHUB_REPOSITORY:-depot/actions}"
label revision "$(git rev-parse HEAD)"
label version "$version"
label licenses "MIT AND LGPL-2.1-or-later AND Apache-2.0 AND MPL-2.0"

options+=(--output "type=oci,tar=false,dest=$directory,rewrite-timestamp=true,oci-mediatypes=true,compression=uncompressed,force-compression=true")
docker buildx build "${options[@]}" "$rootfs" >&2
"$here/pack.sh" "$directory"
echo "$name@$(jq --raw-output '.manifests[0].digest' "$directory/index.json")"
