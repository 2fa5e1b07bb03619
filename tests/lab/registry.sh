# shellcheck shell=bash
# Two registries on loopback ports the system picks: one open, one that demands a login.

lab_registries_up() {
    lab_registry_program || return
    lab_registry_start open '' || return
    LAB_REGISTRY=$LAB_REGISTRY_ADDRESS
    LAB_AUTH_USER=lab LAB_AUTH_PASSWORD=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
    lab_htpasswd >"$LAB_STATE/htpasswd" || return
    lab_registry_start login "auth: {htpasswd: {realm: lab, path: $LAB_STATE/htpasswd}}" || return
    LAB_AUTH_REGISTRY=$LAB_REGISTRY_ADDRESS
    export LAB_REGISTRY LAB_AUTH_REGISTRY LAB_AUTH_USER LAB_AUTH_PASSWORD
    lab_say "registries at $LAB_REGISTRY (open) and $LAB_AUTH_REGISTRY (login)"
}

lab_registry_program() {
    local missing=()
    command -v docker-registry >/dev/null || missing+=(docker-registry)
    command -v htpasswd >/dev/null || missing+=(apache2-utils)
    ((${#missing[@]} == 0)) && return
    lab_can_install || { lab_fail "install ${missing[*]} (Debian's package names)"; return; }
    lab_install "${missing[@]}"
}

# The registry understands bcrypt only (-B); the lowest cost (-C 4) is plenty for a password that lives for one run.
lab_htpasswd() { htpasswd -nbB -C 4 "$LAB_AUTH_USER" "$LAB_AUTH_PASSWORD"; }

# lab_registry_start NAME EXTRA_YAML: sets LAB_REGISTRY_ADDRESS.
lab_registry_start() {
    local root=$LAB_STATE/registry-$1
    mkdir -p "$root/data"
    cat >"$root/config.yml" <<YAML
version: 0.1
log: {level: info}
storage: {filesystem: {rootdirectory: $root/data}, delete: {enabled: true}}
http: {addr: "127.0.0.1:0"}
$2
YAML
    lab_start "$root/log" docker-registry serve "$root/config.yml"
    lab_wait_for 20 grep -q 'listening on 127' "$root/log" || { cat "$root/log" >&2; lab_fail "docker-registry did not start"; return; }
    LAB_REGISTRY_ADDRESS=$(sed -nE 's/.*listening on (127\.0\.0\.1:[0-9]+).*/\1/p' "$root/log" | head -n 1)
}
