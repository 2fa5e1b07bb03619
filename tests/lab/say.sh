# shellcheck shell=bash
# What every lab script says goes to stderr; stdout is for results.

lab_say() { printf '[lab] %s\n' "$*" >&2; }

# One line and a return code the caller can act on: a lab that cannot start must not end the whole run.
lab_fail() {
    export LAB_MISSING=$*
    lab_say "$*"
    return 1
}

# wait_for SECONDS COMMAND…: polls until the command succeeds.
lab_wait_for() {
    local tries=$(($1 * 10))
    shift
    while ! "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || return 1
        sleep 0.1
    done
}
