# shellcheck shell=bash
# The image of the actions, made of the published program by the Dockerfile, but for its first stage: see there.

# lab_image_build OPTION…: docker buildx build of the image; needs an Engine with the containerd image store.
lab_image_build() {
    local program=$LAB_REPOSITORY/artifacts/publish/depot-actions stage=$LAB_REPOSITORY/artifacts/image
    [[ -x $program ]] || { lab_fail "there is no native program: run ./dev publish"; return; }
    lab_buildx || return
    "$LAB_REPOSITORY/src/Depot.Actions/image-root.sh" "$program" "$stage/image" || return
    docker --host "unix://$LAB_ENGINE" buildx build --quiet --build-context "build=$stage" "$@" "$LAB_REPOSITORY"
}

lab_buildx() {
    docker buildx version >/dev/null 2>&1 && return
    lab_can_install || { lab_fail "install docker-buildx: named build contexts need it"; return; }
    case $(lab_os) in
        debian-12) lab_add_trixie && lab_install docker-buildx/trixie ;;
        *) lab_install docker-buildx ;;
    esac
}

# The tests of container actions skip where there is no program to put into the image.
lab_image_up() {
    [[ -x $LAB_REPOSITORY/artifacts/publish/depot-actions ]] || return 0
    LAB_ACTION_IMAGE=depot-actions-lab:$$
    lab_packer || return
    lab_image_build --tag "$LAB_ACTION_IMAGE" >/dev/null || return
    export LAB_ACTION_IMAGE
}

lab_image_down() {
    [[ -n ${LAB_ACTION_IMAGE:-} ]] || return 0
    docker --host "unix://$LAB_ENGINE" image rm --force "$LAB_ACTION_IMAGE" >/dev/null 2>&1 || true
}

# What a registry and a runner transfer: an OCI layout in one file, packed as a release packs it.
lab_image_archive() {
    local layout=$LAB_REPOSITORY/artifacts/image/layout
    lab_packer || return
    rm -rf "$layout"
    lab_image_build --output "type=oci,tar=false,dest=$layout,compression=uncompressed,force-compression=true" >/dev/null || return
    "$LAB_REPOSITORY/src/Depot.Release/build/pack.sh" "$layout" || return
    tar --create --file "$1" --directory "$layout" .
}

lab_packer() {
    command -v zstd >/dev/null && command -v jq >/dev/null && return
    lab_can_install || { lab_fail "install zstd and jq: the image is packed with them"; return; }
    lab_install zstd jq
}
