# shellcheck shell=bash
# A Docker Engine whose BuildKit has the image exporter (the containerd image store). A running one that qualifies is
# used as it is; otherwise a private one starts with its own socket, data, containerd and bridge.

lab_engine_up() {
    lab_docker_client || return
    local running
    if running=$(lab_running_engine); then
        LAB_ENGINE=$running
        lab_say "using the Docker Engine at $LAB_ENGINE"
    else
        lab_engine_programs && lab_engine_start || return
    fi
    export LAB_ENGINE
}

# The socket of the Engine that docker is set to, when it is on this machine and has the containerd image store.
lab_running_engine() {
    local host
    [[ $(docker info --format '{{.DriverStatus}}' 2>/dev/null) == *io.containerd.snapshotter* ]] || return
    host=${DOCKER_HOST:-$(docker context inspect --format '{{.Endpoints.docker.Host}}')} || return
    [[ $(uname -s) == Linux && $host == unix://* ]] || return
    printf '%s' "${host#unix://}"
}

lab_docker_client() {
    command -v docker >/dev/null && return
    lab_can_install || { lab_fail "no docker client: install Docker Engine 24 or later"; return; }
    case $(lab_os) in
        debian-12) lab_add_trixie && lab_install docker-cli/trixie ;;
        debian-*) lab_install docker-cli ;;
        *) lab_install docker.io ;;
    esac
}

lab_engine_programs() {
    local major
    major=$(dockerd --version 2>/dev/null | sed -E 's/^Docker version ([0-9]+).*/\1/')
    if ((${major:-0} >= 24)) && command -v containerd >/dev/null; then
        [[ $(id -u) == 0 ]] || lab_fail "this Engine has no containerd image store (see docs.docker.com/engine/storage/containerd), and only root can start another"
        return
    fi
    lab_can_install || { lab_fail "install Docker Engine 24 or later with the containerd image store, or run as root on Debian or Ubuntu"; return; }
    case $(lab_os) in
        debian-12) lab_add_trixie && lab_install docker.io/trixie containerd/trixie iptables iproute2 ;;
        *) lab_install docker.io containerd iptables iproute2 ;;
    esac
}

lab_engine_start() {
    local root=$LAB_STATE/engine
    mkdir -p "$root"
    LAB_BRIDGE=dlab$$
    lab_bridge_up "$LAB_BRIDGE" || return
    lab_containerd_start "$root" || return
    # Without --iptables the rules of another Engine on this machine stay as they are; all lab traffic is local anyway.
    printf '{"features":{"containerd-snapshotter":true},"iptables":false,"ip6tables":false,"bridge":"%s"}\n' \
        "$LAB_BRIDGE" >"$root/daemon.json"
    lab_start "$root/dockerd.log" dockerd --config-file "$root/daemon.json" --host "unix://$root/docker.sock" \
        --containerd "$root/containerd.sock" --data-root "$root/data" --exec-root "$root/exec" --pidfile "$root/docker.pid"
    LAB_ENGINE=$root/docker.sock
    if ! lab_wait_for 60 docker --host "unix://$LAB_ENGINE" info; then
        tail -n 20 "$root/dockerd.log" >&2
        lab_fail "dockerd did not start"
        return
    fi
    lab_say "started a Docker Engine at $LAB_ENGINE"
}

# A containerd of our own: dockerd would otherwise join the system's one, where a user's images live.
lab_containerd_start() {
    local root=$1
    printf 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' >"$root/containerd.toml"
    lab_start "$root/containerd.log" containerd --config "$root/containerd.toml" --address "$root/containerd.sock" \
        --root "$root/containerd" --state "$root/containerd.run" --log-level warn
    lab_wait_for 30 test -S "$root/containerd.sock" && return
    tail -n 20 "$root/containerd.log" >&2
    lab_fail "containerd did not start"
}

# IP addresses come from 198.18.0.0/15, which RFC 2544 keeps for tests: no real network is shadowed.
lab_bridge_up() {
    local third
    lab_stale_bridges | while IFS= read -r bridge; do ip link delete "$bridge" || true; done
    for third in $(shuf -i 0-255 -n 256); do
        ip -oneline address | grep -q " 198\.18\.$third\." && continue
        ip link add "$1" type bridge && ip address add "198.18.$third.1/24" dev "$1" && ip link set "$1" up
        return
    done
}

# Bridges are named after the process that made them; one whose process was killed outright is not used any more.
lab_stale_bridges() {
    ip -oneline link show type bridge | sed -nE 's/^[0-9]+: dlab([0-9]+):.*/\1/p' |
        while IFS= read -r pid; do kill -0 "$pid" 2>/dev/null || echo "dlab$pid"; done
}

lab_engine_down() {
    [[ -n ${LAB_BRIDGE:-} ]] || return 0
    ip link delete "$LAB_BRIDGE" 2>/dev/null || true
    # What a killed daemon leaves mounted below our directory would keep the directory from being removed.
    awk -v root="$LAB_STATE/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r |
        while IFS= read -r mounted; do umount -l "$mounted" 2>/dev/null || true; done
    LAB_BRIDGE=
}
