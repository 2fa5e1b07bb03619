using Depot.Sandbox.Scripting;
using Values = System.Collections.Generic.Dictionary<string, string>;

namespace Depot.Actions.EndToEnd.Recording;

/// <summary>The builds that are recorded: what people do, and what goes wrong for them.</summary>
internal static partial class Scenarios
{
    private const string OneStage = "FROM {base}\nWORKDIR /app\nCOPY app.txt .\nRUN sleep 0.3 && cat app.txt > built\n";

    private const string TwoStages = """
        FROM {base} AS build
        WORKDIR /src
        COPY deps.txt .
        RUN sleep 0.8 && echo resolved 12 packages
        COPY app.txt .
        RUN echo compiling && sleep 0.5 && cat app.txt > program

        FROM {base}
        COPY --from=build /src/program /program
        CMD ["/program"]
        """;

    private const string ThreeBranches = """
        FROM {base} AS web
        RUN for i in 1 2 3 4 5 6; do echo "web: chunk $i"; sleep 0.2; done

        FROM {base} AS api
        RUN for i in 1 2 3 4 5; do echo "api: module $i"; sleep 0.3; done

        FROM {base} AS docs
        RUN for i in 1 2 3; do echo "docs: page $i"; sleep 0.4; done

        FROM {base}
        COPY --from=web /tmp /web
        COPY --from=api /tmp /api
        COPY --from=docs /tmp /docs
        """;

    private const string Checked = """
        # syntax={frontend}
        FROM {base} as Build
        ARG API_TOKEN
        ENV LANG en_US
        WORKDIR app
        RUN echo $UNKNOWN > /built

        from {base}
        MAINTAINER someone@example.com
        COPY --from=Build /built /built
        CMD cat /built

        """;

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [.. Good.Concat(Bad).Concat(Bakes).OrderBy(scenario => scenario.Name, StringComparer.Ordinal)];

    private static IEnumerable<Scenario> Good =>
    [
        Build("one-stage", OneStage, ("no-cache", "true"), ("tags", "{registry}/app:1"), ("push", "true")),
        Build("one-stage-cached", OneStage, ("tags", "{registry}/app:1"), ("push", "true")) with { AfterFirst = new Values() },
        Build("two-stages", TwoStages, ("no-cache", "true"), ("tags", "{registry}/shop:1.4\n{registry}/shop:latest"), ("push", "true")),
        Build("two-stages-source-changed", TwoStages, ("tags", "{registry}/shop:1.5"), ("push", "true")) with { AfterFirst = new Values { ["app.txt"] = "changed" } },
        Build("two-stages-dependencies-changed", TwoStages, ("tags", "{registry}/shop:1.5")) with { AfterFirst = new Values { ["deps.txt"] = "changed" } },
        Build("two-stages-cached", TwoStages, ("tags", "{registry}/shop:1.4"), ("push", "true")) with { AfterFirst = new Values() },
        Build("two-platforms", TwoStages, ("no-cache", "true"), ("platforms", "linux/amd64,linux/arm64"), ("tags", "{registry}/shop:2"), ("push", "true")),
        Build("two-platforms-cached", TwoStages, ("platforms", "linux/amd64,linux/arm64"), ("tags", "{registry}/shop:2"), ("push", "true")) with { AfterFirst = new Values() },
        Build("two-platforms-source-changed", TwoStages, ("platforms", "linux/amd64,linux/arm64"), ("tags", "{registry}/shop:2"), ("push", "true")) with { AfterFirst = new Values { ["app.txt"] = "changed" } },
        Build("interleaved", ThreeBranches, ("no-cache", "true")),
        Build("interleaved-two-platforms", ThreeBranches, ("no-cache", "true"), ("platforms", "linux/amd64,linux/arm64")),
        Build("target-stage", TwoStages, ("target", "build"), ("no-cache", "true")),
        Build("load", OneStage, ("load", "true"), ("tags", "app:local"), ("no-cache", "true")),
        Build("save", OneStage, ("save", "true"), ("save-tag", "nightly")),
        Build("local-output", "FROM scratch\nCOPY app.txt /\n", ("outputs", "type=local,dest=out")),
        Build("nothing-kept", OneStage),
        Build("from-scratch", "FROM scratch\nCOPY app.txt /app.txt\nCOPY deps.txt /deps.txt\n", ("no-cache", "true"), ("tags", "{registry}/files:1"), ("push", "true")),
        Build("here-document", "# comment\nFROM {base}\nRUN <<EOF\nset -e\necho one\necho two\nEOF\nCOPY <<-TEXT /greeting\n\thello\n\tTEXT\nRUN echo \\\n  # why\n  last\n", ("no-cache", "true")),
        Build("long-output", "FROM {base}\nRUN i=0; while [ $i -lt 300 ]; do echo \"line $i of a build that talks\"; i=$((i+1)); done\n", ("no-cache", "true")),
        Build("hostile-output", """
            FROM {base} AS markdown
            RUN printf '\033[31mred\033[0m | cell | <img src=x onerror=alert(1)>\n```\n::error::not ours\n</details>\n%%{init}%%\n' # `x` | <b>bold</b> [a](javascript:1)
            """, ("no-cache", "true"), ("build-args", "A=`|<script>alert(1)</script>")),
        Build("secrets", "FROM {base}\nRUN --mount=type=secret,id=token cat /run/secrets/token > /dev/null\n", ("secrets", "token=s3cr3t-value"), ("no-cache", "true")),
        Build("warning", "FROM {base}\nRUN echo one \\\n\n  two\n", ("no-cache", "true")),
        Build("checks", Checked, ("no-cache", "true"), ("build-args", "VERSION=1")),
        Build("checks-more-than-nine", "# syntax={frontend}\nFROM {base}\n" + string.Concat(Enumerable.Range(1, 14).Select(i => $"ENV KEY_{i} value{i}\n")) + "RUN echo\n", ("no-cache", "true")),
        Build("labels-and-args", "FROM {base}\nARG VERSION\nRUN echo $VERSION > /version\n", ("build-args", "VERSION=1.2.3"), ("labels", "org.opencontainers.image.title=app"), ("no-cache", "true")),
        Build("machine-wait", OneStage, ("no-cache", "true")) with { Script = new() { PendingSeconds = 2 } },
        Build("connection-made-again", OneStage, ("no-cache", "true")) with { Script = new() { DropBuildKit = new() { When = DropMoment.Connect, Times = 1 } } },
        Build("lint-passes", OneStage, ("lint", "true"), ("lint-fail-on", "none")),
    ];

    private static IEnumerable<Scenario> Bad =>
    [
        Build("run-fails", "FROM {base}\nWORKDIR /app\nCOPY app.txt .\nRUN echo \"running 3 tests\" && echo \"test add ... ok\" && echo \"error: test subtract failed: expected 1, got 3\" >&2 && exit 7\n", ("no-cache", "true"), ("tags", "{registry}/app:1"), ("push", "true")),
        Build("run-not-found", "FROM {base}\n\n# the compiler\nRUN gcc -o /app main.c\n"),
        Build("run-fails-in-stage", TwoStages.Replace("cat app.txt > program", "cat missing.c > program", StringComparison.Ordinal), ("no-cache", "true")),
        Build("run-fails-on-two-platforms", "FROM {base} AS build\nRUN sleep 0.3\nRUN echo unpacking && cat /no/such/file\n", ("platforms", "linux/amd64,linux/arm64"), ("no-cache", "true")),
        Build("run-fails-beside-others", ThreeBranches.Replace("docs: page $i\"; sleep 0.4", "docs: page $i\"; sleep 0.3; [ $i = 3 ] && exit 3", StringComparison.Ordinal), ("no-cache", "true")),
        Build("run-fails-noisily", "FROM {base}\nRUN echo 'npm ERR! code ELIFECYCLE'; echo 'npm ERR! app@1.0.0 build: `tsc -p .`'; echo \"src/index.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.\"; echo; echo 'npm ERR! A complete log of this run can be found in:'; echo 'npm ERR!     /root/.npm/_logs/debug-0.log'; exit 2\n", ("no-cache", "true")),
        Build("run-fails-in-colour", "FROM {base}\nRUN printf '\\033[1;31merror\\033[0m: \\033[1mcannot find crate for `serde`\\033[0m\\n' && exit 101\n", ("no-cache", "true")),
        Build("run-fails-after-long-output", "FROM {base}\nRUN i=0; while [ $i -lt 200 ]; do echo \"compiling unit $i\"; i=$((i+1)); done; echo 'fatal: unit 199 is broken'; exit 1\n", ("no-cache", "true")),
        Build("run-killed", "FROM {base}\nRUN echo linking && sh -c 'kill -9 $$'; exit $?\n", ("no-cache", "true")),
        Build("run-fails-multi-line", "FROM {base}\nRUN echo one && \\\n    echo two && \\\n    # the third\n    cat /nowhere\n", ("no-cache", "true")),
        Build("checks-are-errors", "# syntax={frontend}\n# check=error=true\n" + Checked[Checked.IndexOf('\n', StringComparison.Ordinal)..], ("no-cache", "true")),
        Build("checks-and-a-failure", Checked + "RUN false\n", ("no-cache", "true")),
        Build("copy-missing-file", "FROM {base}\nCOPY missing.txt /\n"),
        Build("copy-from-unknown-stage", "FROM {base} AS build\nRUN echo\nFROM {base}\nCOPY --from=biuld /tmp /tmp\n"),
        Build("target-unknown", TwoStages, ("target", "release")),
        Build("syntax-error", "FROM {base}\nRUNN echo hello\n"),
        Build("syntax-empty", "# nothing here\n"),
        Build("base-missing", "FROM docker.io/octo/no-such-image:1\nRUN echo\n"),
        Build("base-argument-empty", "ARG IMAGE\nFROM ${IMAGE}\nRUN echo\n"),
        Build("push-denied", OneStage, ("tags", "{private}/app:1"), ("push", "true")),
        Build("push-host-unknown", OneStage, ("tags", "registry.invalid/app:1"), ("push", "true")),
        Build("tag-invalid", OneStage, ("tags", "{registry}/App:1"), ("push", "true")),
        Build("secret-missing-in-build", "FROM {base}\nRUN --mount=type=secret,id=token,required=true cat /run/secrets/token\n"),
        Build("secret-file-missing", OneStage, ("secret-files", "token=nowhere.txt")),
        Build("dockerfile-missing", OneStage, ("file", "docker/Dockerfile")),
        Build("context-missing", OneStage, ("context", "no-such-folder")),
        Build("not-authorized", OneStage) with { Script = Answer("CreateBuild", new() { Code = "permission_denied", Message = "Not authorized" }) },
        Build("service-unavailable", OneStage) with { Script = Answer("CreateBuild", new() { Code = "unavailable", Message = "try again later" }) },
        Build("connection-lost", "FROM {base}\nRUN echo working && sleep 20\n", ("no-cache", "true")) with
        {
            Script = new() { DropBuildKit = new() { When = DropMoment.MidBuild, AfterSeconds = 2 } },
            Variables = new Values { ["DEPOT_BUILDKIT_ERROR_MAX_RETRY_COUNT"] = "0" },
        },
        Build("connection-lost-retried", "FROM {base}\nRUN echo working && sleep 4\n", ("no-cache", "true")) with
        {
            Script = new() { DropBuildKit = new() { When = DropMoment.MidBuild, AfterSeconds = 2, Times = 1 } },
        },
        Build("cancelled", "FROM {base} AS build\nRUN echo started && sleep 20\n", ("no-cache", "true")) with { CancelAt = " started" },
        Build("cancelled-by-service", "FROM {base}\nRUN sleep 20\n", ("no-cache", "true")) with { Script = new() { CancelAfterSeconds = 1 } },
        Build("lint-fails", "FROM {base}\nMAINTAINER me\nRUN echo one\nRUN echo two\n", ("lint", "true"), ("lint-fail-on", "warn")),
    ];

    private static Scenario Build(string name, string dockerfile, params (string Name, string Value)[] inputs) =>
        new(name, With([("context", "."), ("project", "p1"), .. inputs]),
            new Values { ["Dockerfile"] = dockerfile, ["app.txt"] = "app\n", ["deps.txt"] = "deps\n" });

    private static Values With(IEnumerable<(string Name, string Value)> inputs)
    {
        var values = new Values();
        foreach (var (name, value) in inputs) values[name] = value;
        return values;
    }

    private static Script Answer(string name, ScriptedAnswer answer) => new() { Answers = new Dictionary<string, ScriptedAnswer> { [name] = answer } };
}
