# shellcheck shell=bash
# Runs one of our actions the way the runner runs a step, and keeps what it hands to later steps.

# lab_job DIRECTORY: a job of octo/app; sets LAB_JOB, its workspace is DIRECTORY.
lab_job() {
    LAB_JOB=$LAB_STATE/job
    LAB_JOB_PATH=$PATH
    LAB_JOB_ENV=("${LAB_SANDBOX_ENV[@]}"
        "CI=true" "GITHUB_ACTIONS=true" "GITHUB_SERVER_URL=https://github.com" "GITHUB_REPOSITORY=octo/app"
        "GITHUB_REF=refs/heads/main" "GITHUB_SHA=1111111111111111111111111111111111111111" "GITHUB_EVENT_NAME=push"
        "GITHUB_RUN_ID=42" "GITHUB_RUN_ATTEMPT=1" "GITHUB_WORKSPACE=$1" "RUNNER_OS=Linux" "RUNNER_ARCH=$(lab_runner_arch)"
        "RUNNER_TEMP=$LAB_JOB/temp" "RUNNER_TOOL_CACHE=$LAB_JOB/tools" "HOME=$LAB_JOB/home" "DOCKER_HOST=unix://$LAB_ENGINE")
    mkdir -p "$LAB_JOB"/{temp,tools,home}
}

lab_runner_arch() { [[ $(uname -m) == x86_64 ]] && echo X64 || echo ARM64; }

# lab_step ACTION INPUT=VALUE…: runs it in the workspace; LAB_STEP_OUTPUT is its output file.
lab_step() {
    local action=$1 files inputs=() input name
    shift
    files=$(mktemp -d "$LAB_JOB/temp/step.XXXXXX")
    for name in output env path state summary; do : >"$files/$name"; done
    for input in "$@"; do
        name=${input%%=*}
        inputs+=("INPUT_${name^^}=${input#*=}")
    done
    # Nothing of this shell's environment reaches the step: what it sees is what the runner would give it.
    env --ignore-environment --chdir "$(lab_workspace)" "${LAB_JOB_ENV[@]}" "PATH=$LAB_JOB_PATH" "${inputs[@]}" \
        "GITHUB_OUTPUT=$files/output" "GITHUB_ENV=$files/env" "GITHUB_PATH=$files/path" "GITHUB_STATE=$files/state" \
        "GITHUB_STEP_SUMMARY=$files/summary" "$LAB_REPOSITORY/artifacts/publish/depot-actions" "$action" </dev/null |
        sed --unbuffered '/^::add-mask::/d' || return # the runner does not show these either
    lab_carry_over "$files"
    export LAB_STEP_OUTPUT=$files/output
}

lab_workspace() { printf '%s\n' "${LAB_JOB_ENV[@]}" | sed -n 's/^GITHUB_WORKSPACE=//p'; }

# What the runner does between two steps: variables, and directories in front of PATH.
lab_carry_over() {
    local directory name
    while IFS= read -r directory; do LAB_JOB_PATH=$directory:$LAB_JOB_PATH; done <"$1/path"
    while IFS= read -r name; do LAB_JOB_ENV+=("$name=$(lab_value "$name" "$1/env")"); done < <(lab_names "$1/env")
}

# lab_names FILE, lab_value NAME FILE: read GITHUB_OUTPUT and its like, as NAME=VALUE or NAME<<END … END.
lab_names() { lab_values "$1" | cut -f 1; }

lab_value() { lab_values "$2" | awk -F '\t' -v name="$1" '$1 == name { sub(/^[^\t]*\t/, ""); gsub(/\v/, "\n"); print; exit }'; }

# One line for each value: the name, a tab, the value with line ends as vertical tabs.
lab_values() {
    awk '
        end != "" && $0 == end { print name "\t" value; end = ""; next }
        end != "" { value = first ? $0 : value "\v" $0; first = 0; next }
        match($0, /<</) && !(index($0, "=") && index($0, "=") < RSTART) {
            name = substr($0, 1, RSTART - 1); end = substr($0, RSTART + 2); value = ""; first = 1; next
        }
        index($0, "=") { print substr($0, 1, index($0, "=") - 1) "\t" substr($0, index($0, "=") + 1) }
    ' "$1"
}
