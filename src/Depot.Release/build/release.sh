# shellcheck shell=bash
# ./dev release: makes a release, or rehearses one on this machine without publishing it.

release_usage() {
    cat >&2 <<'TEXT'
./dev release --dry-run VERSION                        build what this machine can, stage the release, print what publishing would do
./dev release VERSION --programs DIR --image REF       stage the release from programs that were built elsewhere, and publish it
./dev release VERSION --programs DIR --rootfs DIR      the same, with the program in the actions' repositories
./dev release --sbom VERSION                           write artifacts/programs/depot-actions.spdx.json: what is in artifacts/rootfs
./dev release --verify VERSION                         check what a user of that version gets

See docs/releasing.md. GITHUB_TOKEN is the token for publishing.
TEXT
    exit 2
}

release() {
    case ${1:-} in
        --dry-run)
            [[ $# == 2 ]] || release_usage
            release_dry_run "$2"
            ;;
        --sbom)
            [[ $# == 2 ]] || release_usage
            release_sbom "$2"
            ;;
        --verify)
            [[ $# == 2 ]] || release_usage
            release_tool verify "$2"
            ;;
        v*)
            release_tool stage "$@" && release_tool plan "artifacts/release/$1" && release_tool publish "artifacts/release/$1"
            ;;
        *) release_usage ;;
    esac
}

release_tool() {
    [[ -n ${RELEASE_TOOL:-} ]] || dotnet build src/Depot.Release --verbosity quiet >&2 || return
    RELEASE_TOOL=artifacts/bin/Depot.Release/debug/depot-release
    "$RELEASE_TOOL" "$@"
}

release_dry_run() {
    local version=$1 build=src/Depot.Release/build platform image
    release_allowed "$version" || return
    rm -rf artifacts/programs artifacts/rootfs artifacts/image
    need_linker || return
    for platform in $(release_platforms); do
        "$build/program.sh" "$platform" artifacts/programs || return
        echo "artifacts/programs/depot-actions-$platform ($(sha256sum "artifacts/programs/depot-actions-$platform" | cut -c 1-64))"
        release_try "$platform" || { echo "depot-actions-$platform does not start" >&2; return 1; }
    done
    "$build/rootfs.sh" "$(release_here)" artifacts/programs artifacts/rootfs || return
    release_sbom "$version" || return
    # Here and not in $(…), where nothing would stop it.
    lab_up >&2 && lab_buildx >&2 && lab_packer >&2 || return
    image=$(release_image "$version") || return
    echo "artifacts/image ($image)"
    echo "The release workflow builds the other programs, and the image for amd64 and arm64."
    release_tool stage "$version" --programs artifacts/programs --image "$image" --dry-run || return
    echo "Publishing it into new repositories would:"
    release_tool plan "artifacts/release/$version" --offline
}

# Version, changelog and checkout are checked before an hour of compiling: a release without programs is staged.
release_allowed() {
    local nothing=artifacts/nothing
    rm -rf "$nothing" && mkdir -p "$nothing/programs" || return
    release_tool stage "$1" --dry-run --programs "$nothing/programs" --output "$nothing/release" \
        --image "ghcr.io/depot/depot-actions@sha256:$(printf '%064d' 0)" >/dev/null || return
    rm -rf "$nothing"
}

# What is in the image. A restore for a platform knows which runtime is linked into the program.
release_sbom() {
    local sbom=artifacts/programs/depot-actions.spdx.json
    dotnet restore src/Depot.Actions --runtime linux-x64 --verbosity quiet || return
    release_tool sbom "$1" --rootfs artifacts/rootfs --assets artifacts/obj/Depot.Actions/project.assets.json --output "$sbom" || return
    echo "$sbom"
}

# Nothing is pushed: the image is written to a directory.
release_image() {
    DOCKER_HOST=unix://$LAB_ENGINE src/Depot.Release/build/image.sh artifacts/rootfs artifacts/image ghcr.io/depot/depot-actions "$1"
}

# What this machine is.
release_here() {
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) echo linux-x64 ;;
        Linux-aarch64) echo linux-arm64 ;;
        *) echo "./dev release --dry-run runs on Linux" >&2; return 1 ;;
    esac
}

# What this machine can compile for, and try.
release_platforms() {
    release_here || return
    [[ $(uname -m) != x86_64 ]] || ! release_cross >&2 || echo linux-arm64
}

release_cross() {
    command -v aarch64-linux-gnu-gcc >/dev/null && command -v qemu-aarch64 >/dev/null && return
    lab_can_install && lab_install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
}

# The program evaluates a definition, on another processor's emulator where it is for another.
release_try() {
    local run=()
    [[ $1 == "$(release_here)" ]] || run=(qemu-aarch64 -L /usr/aarch64-linux-gnu)
    [[ $(echo 'target "default" { tags = ["app:${1 + 1}"] }' | "${run[@]}" "artifacts/programs/depot-actions-$1" plan -f -) == *'"app:2"'* ]]
}
