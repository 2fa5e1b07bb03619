# shellcheck shell=bash
# The job summaries of the failing builds among the tests, made by the published program. Needs the functions of ./dev,
# and lab_scratch.

# preview_failures OUT CASES [NAME…]: OUT/NAME.md for each case, or for those that are named; prints the files.
# A case is a directory with what the CLI printed, its exit code and the Dockerfile.
preview_failures() {
    local out=$1 cases=$2 names=("${@:3}") name
    ((${#names[@]} > 0)) || mapfile -t names < <(cd "$cases" && printf '%s\n' */ | tr -d /)
    mkdir -p "$out"
    for name in "${names[@]}"; do
        [[ -f $cases/$name/log ]] || { echo "./dev preview failures: there is no case $name in $cases" >&2; return 2; }
        preview_failure "$out" "$cases/$name" || return
        echo "$out/$name.md"
    done
}

# The CLI of the step prints the log of the case and ends as the case did.
preview_failure() {
    local out=$1 case=$2 step
    case=$(cd "$case" && pwd)
    step=$(mktemp -d "$LAB_SCRATCH/step.XXXXXX") || return
    mkdir "$step/bin" "$step/temp"
    cat >"$step/bin/depot" <<SCRIPT
#!/bin/sh
cat '$case/log' >&2
exit $(<"$case/exit")
SCRIPT
    chmod +x "$step/bin/depot"
    : >"$step/summary.md"
    local program=$PWD/artifacts/publish/depot-actions
    (cd "$case" && env -i PATH="$step/bin:/usr/bin:/bin" HOME="$step" RUNNER_TEMP="$step/temp" GITHUB_WORKSPACE="$case" GITHUB_STEP_SUMMARY="$step/summary.md" \
        GITHUB_OUTPUT="$step/output" GITHUB_REPOSITORY=octo/app GITHUB_SHA=0123456789abcdef0123456789abcdef01234567 DEPOT_TOKEN=none \
        "INPUT_BUILDX-FALLBACK=false" "INPUT_CONTEXT=." "INPUT_PROJECT=p1" "INPUT_RUN-IN=container" "INPUT_SUMMARY=true" \
        "$program" build-push >"$step/log") || true
    mv "$step/summary.md" "$out/${case##*/}.md"
    rm -rf "$step"
}
