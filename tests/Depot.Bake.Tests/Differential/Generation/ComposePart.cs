using System.Text;

namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>The Compose files of a definition, which load without an error.</summary>
internal sealed class ComposePart
{
    private readonly Dice _dice;
    private readonly StringBuilder _text = new();
    private readonly List<string> _services = [];

    public ComposePart(Dice dice)
    {
        _dice = dice;
        if (dice.Chance(10)) Line("x-common: &common\n  labels: { shared: \"${C_TAG-x}\" }\n  args: { X: 1 }");
        Line("services:");
        for (var i = 1 + dice.Below(3); i > 0; i--) Service($"{dice.Pick("s", "web", "a_b", "x-y")}{i}", isOther: false);
        if (dice.Chance(20)) Line("  image-only:\n    image: redis:7\n    environment: [A=1]");
        Line("secrets:\n  s1: { file: ./s1.txt }\n  s2: { environment: S2 }");
        if (dice.Chance(10)) Line("networks: { n1: {} }\nvolumes: { v1: {} }");
        if (dice.Chance(5)) Line("name: demo");
        Files.Add(("compose.yaml", _text.ToString()));

        if (dice.Chance(25)) Other();
        if (Files.Exists(static file => file.Content.Contains("label_file", StringComparison.Ordinal))) Files.Add(("labels.env", dice.Pick("a=b\n", "a=${C_TAG}\nb: c\n")));
        if (dice.Chance(30)) Files.Add((".env", dice.Pick("C_TAG=env\n", "# c\nexport C_TAG='single $x'\nC_EMPTY=\n", "C_TAG=\"a\\nb ${C_EMPTY}\" # c\n", "C_TAG: yaml\nC_N=5 # n\n", "C_TAG=a#b\nC_N=\"${C_TAG:-d}1\"\n")));
        if (dice.Chance(25)) Environment["C_TAG"] = dice.Pick("host", "", "é", "1.50", "a b");
        if (dice.Chance(20)) Environment["C_N"] = dice.Pick("7", "");
        if (dice.Chance(3)) Environment["COMPOSE_PROJECT_NAME"] = "proj";
    }

    public List<(string Path, string Content)> Files { get; } = [];

    /// <summary>The second file, which is merged over the first; null when there is none.</summary>
    public string? Second { get; private set; }

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Services that are built.</summary>
    public IReadOnlyList<string> Services => _services;

    private void Line(string text) => _text.Append(text).Append('\n');

    private void Other()
    {
        _text.Clear();
        Line("services:");
        if (_dice.Chance(70)) Service(_dice.Pick(_services), isOther: true);
        if (_dice.Chance(60)) Service("more", isOther: false);
        else Line("  extra:\n    build: ./extra");
        if (!_services.Contains("more")) _services.Add("extra");
        Second = _dice.Pick("compose.other.yml", "second.yaml");
        Files.Add((Second, _text.ToString()));
    }

    private void Service(string name, bool isOther)
    {
        Line($"  {name}:");
        if (_dice.Chance(50)) Line($"    image: {_dice.Pick("acme/app", "\"acme/app:${C_TAG:-latest}\"", "acme/$C_TAG", "app:1.50")}");
        if (!isOther && _services.Count > 0 && _dice.Chance(15)) Line($"    extends: {_dice.Pick($"{{ service: {_services[0]} }}", _services[0])}");
        if (!isOther && _dice.Chance(8)) Base();
        if (_dice.Chance(15)) Line($"    environment: {_dice.Pick("{ E: from-env, N: 5, B: true, Z: }", "[E=list, F]", "[\"E=$C_TAG\"]")}");
        if (_dice.Chance(10)) Line($"    profiles: [{_dice.Pick("dev", "dev, test")}]");
        if (!isOther && _services.Count > 0 && _dice.Chance(10)) Line($"    depends_on: {_dice.Pick($"[{_services[0]}]", $"{{ {_services[0]}: {{ condition: service_started }} }}")}");
        if (_dice.Chance(20)) Line($"    {_dice.Pick("ports: [\"80:8080\", 443]", "labels: [a=b]", "command: [\"x\", \"y\"]", "restart: always", "volumes: [\"./data:/data:ro\", \"/x\"]", "healthcheck: { test: [CMD, \"true\"], interval: 10s }", "deploy: { replicas: 2, resources: { limits: { cpus: \"0.5\", memory: 10M } } }", "hostname: h", "ulimits: { nofile: 5 }", "user: \"1000\"", "x-any: { a: 1 }", "tmpfs: /run", "cap_add: [ALL]", "secrets: [s1]", "mem_limit: 1g", "expose: [80]", "expose: [\"80\", 81]", "gpus: all", "label_file: ./labels.env", "stop_grace_period: 1m30s", "extra_hosts: [\"a:1.2.3.4\"]", "sysctls: { a: 1 }", "entrypoint: sh -c \"x y\"")}");
        if (_dice.Chance(15)) Line($"    build: {_dice.Pick(".", "./dir/", "\"./${C_TAG:-d}\"", "https://github.com/a/b.git#main", "../up", "~/home")}");
        else Build();
        if (!_services.Contains(name)) _services.Add(name);
    }

    private void Base()
    {
        Line("    extends:\n      file: base.yaml\n      service: base");
        if (!Files.Exists(static file => file.Path == "base.yaml")) Files.Add(("base.yaml", "services:\n  base:\n    image: base:${C_N:-1}\n    build:\n      context: ./base\n      args: { FROM_BASE: \"1\", E: }\n      tags: [base:1]\n"));
    }

    private void Build()
    {
        Line("    build:");
        var before = _text.Length;
        if (_dice.Chance(10) && _text.ToString().StartsWith("x-common", StringComparison.Ordinal)) Line("      <<: *common");
        foreach (var (percent, forms) in BuildForms)
        {
            if (_dice.Chance(percent)) Line("      " + _dice.Pick(forms).Replace("\n", "\n      ", StringComparison.Ordinal));
        }

        if (_services.Count > 0 && _dice.Chance(10)) Line($"      additional_contexts: {_dice.Pick($"{{ base: \"service:{_services[0]}\" }}", $"[\"b=service:{_services[0]}\", c=../c]")}");
        else if (_dice.Chance(10)) Line($"      additional_contexts: {_dice.Pick("{ res: ./res, img: docker-image://alpine }", "[\"a=https://x.y/z\", b=../c]")}");
        if (_dice.Chance(20)) XBake();
        if (_dice.Chance(10)) Line($"      x-depot: {{ project-id: {_dice.Pick("abc", "\"${C_TAG:-p}\"")} }}");
        if (_text.Length == before) Line("      context: .");
    }

    private void XBake()
    {
        Line("      x-bake:");
        var count = 0;
        foreach (var form in BakeForms.Where(_ => _dice.Chance(20)))
        {
            Line("        " + form);
            count++;
        }

        if (count == 0) Line("        pull: true");
    }

    private static readonly string[] BakeForms =
    [
        "tags: [x:1, x:1, \"y:${C_TAG:-1}\"]", "platforms: linux/amd64 linux/arm64", "cache-from: [\"type=local,src=c\", acme/cache]", "cache-to: type=local,dest=c", "secret: [\"id=a,src=a.txt\", \"id=b,env=B\"]", "ssh: default", "output: [\"type=image,push=true\"]", "no-cache: true", "pull: false",
        "no-cache-filter: stage1 stage2", "contexts: { extra: ../x, res: over }", "other: 1",
    ];

    private static readonly (int Percent, string[] Forms)[] BuildForms =
    [
        (70, ["context: .", "context: ./dir/", "context: \"${C_DIR:-dir}\"", "context: git://x/y", "context: a/../b"]),
        (25, ["dockerfile: Dockerfile.x", "dockerfile: ./d/Dockerfile", "dockerfile: \"$C_N\"", "dockerfile_inline: |\n  FROM a\n  RUN echo $$X ${C_TAG:-y}", "dockerfile: ../up.Dockerfile"]),
        (45, ["args: { A: 1, B: \"${C_TAG:-x}\", C: true, E: , D: 1.50 }", "args: [A=1, E, \"B=$$x\", C]", "args:\n  A: 0x1F\n  B: 1e3\n  C: 2024-05-06\n  D: \"010\"\n  N: null\n  O: 0o17", "args: { S: \"é\\n\", Q: 'it''s', P: plain text # c\n  }", "args: { \"a.b\": ~, X: .5, Y: -1, Z: 1_000, T: yes, O: off }", "args:\n  M: |\n    one\n    two\n  F: >-\n    one\n    two", "args: { A: 0.000001, B: 1e-7, C: 1e23, D: 123456.789, E: .5_0 }", "args:\n  A: 2024-01-02T03:04:05.123456789Z\n  B: 2024-1-2  3:04:05.50\n  C: 2024-01-02t03:04:05-05:30\n  D: !!str 2024-01-02\n  E: !\n  F: ! 12", "args: {\n\tA: \"t\"#c\n\t,\n\tB: - }", "args: { x-a: 1, b: 2 }"]),
        (25, ["labels: { l1: v, l2: 2 }", "labels: [l1=v, l2]", "labels: { \"com.x\": \"${C_N:-9}${C_EMPTY:+set}${C_TAG+t}\" }"]),
        (35, ["tags: [\"a:1\", \"a:${C_TAG:-x}\"]", "tags:\n  - b:1\n  - b:2\n  - b:1", "tags: []"]),
        (15, ["cache_from: [acme/c, \"type=gha,scope=a\"]", "cache_to: [\"type=local,dest=x\"]", "cache_from: [\"a,b\"]"]),
        (20, ["target: stage", "target: ${C_TAG:-t}"]),
        (12, ["network: host", "network: none", "network: \"\""]),
        (15, ["platforms: [linux/amd64, linux/arm64]", "platforms: [linux/amd64]"]),
        (15, ["secrets: [s1, s2]", "secrets:\n  - source: s1\n    target: t\n  - s2"]),
        (12, ["ssh: [default]", "ssh: { k: ./key, default: }", "ssh: [\"b=./b\", \"a=./a\"]", "ssh: [default, \"k=x\"]"]),
        (12, ["no_cache: true", "pull: true", "shm_size: 64m", "shm_size: 1000", "privileged: true", "extra_hosts: [\"a=1.2.3.4\"]", "extra_hosts: { h: 10.0.0.1 }", "isolation: x", "ulimits: { nofile: { soft: 1, hard: 2 } }", "entitlements: [network.host]"]),
        (12, ["provenance: true", "sbom: true", "provenance: mode=max", "sbom: false", "provenance: \"false\""]),
        (8, ["no_cache_filter: [a, b]", "no_cache_filter: a"]),
    ];
}
