# shellcheck shell=bash
# A sandbox as a process of its own, for what does not run inside the tests. Needs lab_up.

# lab_sandbox_up OPTION…: sets LAB_SANDBOX_ENV, an array of NAME=VALUE that points the CLI and the actions at it.
lab_sandbox_up() {
    local log=$LAB_STATE/sandbox.log ready=$LAB_STATE/sandbox.json
    lab_start "$log" "$LAB_SANDBOX" --engine "unix://$LAB_ENGINE" --registry "$LAB_REGISTRY" \
        --cli "$LAB_CLI_VERSION=$LAB_DEPOT" --ready-file "$ready" "$@"
    lab_wait_for 20 test -s "$ready" || { cat "$log" >&2; lab_fail "the sandbox did not start"; return; }
    # shellcheck disable=SC2034 # for the caller
    mapfile -t LAB_SANDBOX_ENV < <(sed -nE "s/^export ([A-Z_]+)='(.*)'\$/\1=\2/p" "$log")
}
