# shellcheck shell=bash
# ./dev demo: a job of two steps, setup and build-push, on a machine without an account. Needs the functions of ./dev.

demo() {
    publish
    dotnet build src/Depot.Sandbox --verbosity quiet
    lab_up || return
    # A token that is not configured anywhere: the job gets it with its OIDC token, as on GitHub.
    lab_sandbox_up --project demo --token "demo-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" || return
    demo_workspace "$LAB_STATE/workspace" || return
    lab_job "$LAB_STATE/workspace"
    demo_forget_token

    demo_title "uses: setup"
    lab_step setup oidc=true version=latest configure-docker=false || return
    demo_title "uses: build-push"
    local image=$LAB_REGISTRY/hello:demo
    lab_step build-push context=. tags="$image" push=true build-args=VERSION=1.0 project=demo || return
    demo_outputs
    demo_pull_and_run "$image" "$(lab_value digest "$LAB_STEP_OUTPUT")"
}

demo_title() { printf '\n=== %s\n' "$*"; }

demo_workspace() {
    mkdir -p "$1"
    cp examples/hello/Dockerfile examples/hello/hello.c "$1/"
    "$(command -v cc || command -v clang || command -v gcc)" -static -nostdlib -ffreestanding -O1 -o "$1/hello" "$1/hello.c"
}

demo_forget_token() {
    local pair kept=()
    for pair in "${LAB_JOB_ENV[@]}"; do [[ $pair == DEPOT_TOKEN=* ]] || kept+=("$pair"); done
    LAB_JOB_ENV=("${kept[@]}")
}

demo_outputs() {
    local name
    demo_title "outputs"
    for name in $(lab_names "$LAB_STEP_OUTPUT"); do
        printf '%s: %s\n' "$name" "$(lab_value "$name" "$LAB_STEP_OUTPUT" | head -c 200 | tr '\n' ' ')"
    done
}

# BuildKit leaves the image in its Engine, so it is removed first: what runs has come from the registry.
demo_pull_and_run() {
    local image=$1 digest=$2 docker=(docker --host "unix://$LAB_ENGINE")
    [[ $digest == sha256:* ]] || { lab_fail "build-push gave no digest"; return; }
    demo_title "docker run ${image%:*}@$digest"
    "${docker[@]}" image rm --force "$image" >/dev/null
    "${docker[@]}" pull --quiet "${image%:*}@$digest" >/dev/null || return
    "${docker[@]}" run --rm --network none "${image%:*}@$digest" || return
    "${docker[@]}" image rm --force "${image%:*}@$digest" >/dev/null
    printf '\nhello:demo %s was pushed to %s, pulled back by digest and run\n' "$digest" "$image"
}
