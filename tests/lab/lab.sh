# shellcheck shell=bash
# The lab: a Docker Engine with BuildKit, two registries and the real Depot CLI, all on this machine's loopback.
#
#   . tests/lab/lab.sh
#   lab_up || echo "no lab: $LAB_MISSING"   # exports the LAB_* variables the tests read
#   lab_down                                # also runs by itself when the shell exits
#
# Exports: LAB_ENGINE (socket path)  LAB_REGISTRY  LAB_AUTH_REGISTRY (host:port)  LAB_AUTH_USER  LAB_AUTH_PASSWORD
#          LAB_BASE_IMAGE (has a shell)  LAB_BARE_IMAGE (busybox alone, where it can be had)  LAB_ACTION_IMAGE (of the actions, once the program is published)
#          LAB_MUSL_IMAGE  LAB_DEBIAN_11_IMAGE  LAB_NO_SHELL_IMAGE (for jobs, where they can be had: see jobs.sh)
#           LAB_DEPOT (path of the CLI)  LAB_CLI_VERSION  LAB_SANDBOX (path of depot-sandbox, once it is built)

LAB_HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LAB_REPOSITORY=$(cd "$LAB_HERE/../.." && pwd)
LAB_PIDS=()
LAB_STATE=
# Why there is no lab; for the caller.
export LAB_MISSING=

for lab_part in say packages engine base bare jobs registry cli image sandbox step; do
    # shellcheck disable=SC1090 # the list is in the line above
    . "$LAB_HERE/$lab_part.sh"
done

# Files and directories to remove however this shell ends.
LAB_FILES=()
LAB_SCRATCH=

# Ctrl-C ends in the EXIT trap too: bash runs it once the signal's own trap has called exit. A subshell sets none: its end is
# not the end of the lab.
lab_trap() {
    [[ $BASHPID == "$$" ]] || return 0
    trap lab_end EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

lab_end() {
    local file mount
    for file in "${LAB_FILES[@]}"; do
        while read -r _ mount _; do [[ $mount != "$file"/* ]] || umount --lazy "$mount"; done </proc/mounts
        rm -rf "$file"
    done
    lab_down
}

# lab_scratch: the directory LAB_SCRATCH, which is gone when this shell ends. Other users get in, where they know what is there.
lab_scratch() {
    [[ -z $LAB_SCRATCH ]] || return 0
    [[ $BASHPID == "$$" ]] || { lab_fail "lab_scratch was called in a subshell, which does not remove what it makes"; return; }
    lab_trap
    LAB_SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/dev.XXXXXX") || return
    LAB_FILES+=("$LAB_SCRATCH")
    chmod 711 "$LAB_SCRATCH"
}

# Ctrl-C ends a tool before it has removed its temporary files: they are in a directory that this shell removes.
lab_in_scratch() {
    lab_scratch || return
    TMPDIR=$LAB_SCRATCH "$@"
}

# A subshell, such as that of $(…), may be replaced by its last command, and then runs no EXIT trap: nothing would stop the lab.
lab_up() {
    [[ -z $LAB_STATE ]] || return 0
    [[ $BASHPID == "$$" ]] || { lab_fail "lab_up was called in a subshell, which does not stop what it starts"; return; }
    [[ $(uname -s) == Linux ]] || { lab_fail "the lab runs on Linux only"; return; }
    LAB_STATE=$(mktemp -d "${TMPDIR:-/tmp}/lab.XXXXXX") || { lab_fail "the temporary directory ${TMPDIR:-/tmp} cannot be written"; return; }
    chmod 711 "$LAB_STATE" # the Engine's socket in it is for a user who is not root, too
    lab_trap
    LAB_SANDBOX=$LAB_REPOSITORY/artifacts/bin/Depot.Sandbox/debug/depot-sandbox
    export LAB_SANDBOX
    if lab_engine_up && lab_base_up && lab_bare_up && lab_registries_up && lab_cli_up; then
        # Without these only the tests of container actions skip.
        lab_image_up || true
        lab_jobs_up
        return
    fi
    lab_down
    return 1
}

lab_down() {
    [[ -n $LAB_STATE ]] || return 0
    lab_image_down
    lab_jobs_down
    lab_bare_down
    lab_base_down
    # Newest first: dockerd before its containerd. Each gets time to stop its children, then is killed.
    local i
    for ((i = ${#LAB_PIDS[@]} - 1; i >= 0; i--)); do lab_stop "${LAB_PIDS[i]}"; done
    LAB_PIDS=()
    lab_engine_down
    rm -rf "$LAB_STATE" || lab_say "could not remove $LAB_STATE"
    LAB_STATE=
    unset LAB_ENGINE LAB_BASE_IMAGE LAB_BARE_IMAGE LAB_ACTION_IMAGE LAB_REGISTRY LAB_AUTH_REGISTRY LAB_AUTH_USER LAB_AUTH_PASSWORD LAB_DEPOT LAB_SANDBOX
}

# lab_start LOG PROGRAM…: a background child that ends with this shell, even when the shell is killed outright.
lab_start() {
    local log=$1 deathsig=()
    shift
    ! command -v setpriv >/dev/null || deathsig=(setpriv --pdeathsig TERM)
    "${deathsig[@]}" "$@" </dev/null >"$log" 2>&1 &
    LAB_PIDS+=($!)
}

lab_stop() {
    kill -TERM "$1" 2>/dev/null || return 0
    lab_wait_for 20 lab_ended "$1" || kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

# An ended child stays visible as a zombie until it is waited for, so its state is asked, not its existence.
lab_ended() {
    local state
    state=$(ps -o stat= -p "$1" 2>/dev/null) || return 0
    [[ $state == Z* ]]
}
