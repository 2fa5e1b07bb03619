using Depot.Actions.Build;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>Every input as people write it, to the arguments that <c>depot</c> gets.</summary>
public class BuildPushInputSpecs
{
    /// <summary>Input, text, and what it adds to the arguments; each stands where the existing action puts it.</summary>
    public static TheoryData<string, string, string[]> EveryInput => new()
    {
        { "add-hosts", "a:1.2.3.4,b:5.6.7.8", ["--add-host", "a:1.2.3.4", "--add-host", "b:5.6.7.8"] },
        { "allow", "network.host\nsecurity.insecure", ["--allow", "network.host,security.insecure"] },
        { "annotations", "index:k=v, w\n\"manifest:a=\"\"b\"\"\"", ["--annotation", "index:k=v, w", "--annotation", "manifest:a=\"b\""] },
        { "attests", "type=sbom,generator=g", ["--attest", "type=sbom,generator=g"] },
        { "build-args", "A=1,2\nB=\"x\" y\n\"C=\"\"q\"\"\"", ["--build-arg", "A=1,2", "--build-arg", "B=\"x\" y", "--build-arg", "C=\"q\""] },
        { "build-contexts", "base=docker-image://alpine\ngit={{defaultContext}}:x", ["--build-context", "base=docker-image://alpine", "--build-context", "git=https://github.com/octo/app.git#1111111111111111111111111111111111111111:x"] },
        { "build-platform", "linux/arm64", ["--build-platform", "linux/arm64"] },
        { "buildx-fallback", "true", [] },
        { "cache-from", "type=registry,ref=r/a\ntype=local,src=c", ["--cache-from", "type=registry,ref=r/a", "--cache-from", "type=local,src=c"] },
        { "cache-to", "type=inline", ["--cache-to", "type=inline"] },
        { "cgroup-parent", "cg", ["--cgroup-parent", "cg"] },
        { "file", "d/Dockerfile", ["--file", "d/Dockerfile"] },
        { "labels", "a=b\nc=d,e", ["--label", "a=b", "--label", "c=d,e"] },
        { "lint", "true", ["--lint"] },
        { "lint-fail-on", "warn", ["--lint-fail-on", "warn"] },
        { "load", "TRUE", ["--load"] },
        { "network", "host", ["--network", "host"] },
        { "no-cache", "True", ["--no-cache"] },
        { "no-cache-filters", "a,b", ["--no-cache-filter", "a", "--no-cache-filter", "b"] },
        { "outputs", "type=image,\"name=r/a,r/b\"", ["--output", "type=image,\"name=r/a,r/b\""] },
        { "platforms", "linux/amd64, linux/arm64", ["--platform", "linux/amd64,linux/arm64"] },
        { "project", "p2", ["--project", "p2"] },
        { "provenance", "mode=min", ["--provenance", "mode=min,builder-id=https://github.com/octo/app/actions/runs/42"] },
        { "pull", "true", ["--pull"] },
        { "retries", "3", [] },
        { "save", "true", ["--save"] },
        { "save-tag", "x", ["--save-tag", "x"] },
        { "save-tags", "y,z", ["--save-tag", "y", "--save-tag", "z"] },
        { "sbom", "true", ["--sbom", "true"] },
        { "sbom-dir", "d", ["--sbom-dir", "d"] },
        { "secret-envs", "E=MY_E", ["--secret", "id=E,env=MY_E"] },
        { "secret-files", "F=secret.txt", ["--secret", "id=F,src=secret.txt"] },
        { "secrets", "V=1", ["--secret", "id=V,env=DEPOT_SECRET_1"] },
        { "shm-size", "1g", ["--shm-size", "1g"] },
        { "ssh", "default,j=/c\nk=/a,/b", ["--ssh", "default", "--ssh", "j=/c", "--ssh", "k=/a,/b"] },
        { "tags", "a:1,b:2\nc:3", ["--tag", "a:1", "--tag", "b:2", "--tag", "c:3"] },
        { "target", "prod", ["--target", "prod"] },
        { "ulimit", "nofile=1:2", ["--ulimit", "nofile=1:2"] },
    };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(EveryInput))]
    public async Task Each_input_alone_adds_its_flags_and_nothing_else(string input, string text, string[] flags)
    {
        using var step = Step().Input("project", input == "project" ? text : "").Variable("DEPOT_PROJECT_ID", "p1").Input(input, text);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        var arguments = step.Calls.Single().Arguments;
        var rest = arguments.Except(["build", "."]).ToList();
        rest.RemoveRange(rest.IndexOf("--iidfile"), 2);
        rest.RemoveRange(rest.IndexOf("--metadata-file"), 2);
        if (input is not ("provenance" or "load"))
        {
            rest.Should().ContainInConsecutiveOrder("--provenance", "mode=max,builder-id=https://github.com/octo/app/actions/runs/42");
            rest.RemoveRange(rest.IndexOf("--provenance"), 2);
        }

        rest.Should().Equal(flags.Distinct());
        arguments.Where(flags.Contains).Should().Equal(flags);
    }

    [Fact(Timeout = 30_000)]
    public async Task All_inputs_together_reach_depot_in_the_order_of_todays_action()
    {
        using var step = Step().Input("push", "true");
        foreach (var row in EveryInput.Where(row => row.Data.Item1 is not "attests")) step.Input(row.Data.Item1, row.Data.Item2);
        string[] order =
        [
            "add-hosts", "allow", "annotations", "build-args", "build-contexts", "cache-from", "cache-to", "cgroup-parent", "file", "iidfile", "labels", "load",
            "metadata-file", "network", "no-cache", "no-cache-filters", "outputs", "platforms", "pull", "push", "sbom", "sbom-dir", "shm-size", "ssh", "tags",
            "target", "ulimit", "secret-envs", "secrets", "secret-files", "provenance", "project", "build-platform", "lint", "lint-fail-on", "save", "save-tag", "save-tags",
        ];

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        var call = step.Calls.Single();
        var flags = EveryInput.ToDictionary(row => row.Data.Item1, row => row.Data.Item3);
        flags["push"] = ["--push"];
        flags["iidfile"] = ["--iidfile", call.Values("--iidfile")[0]];
        flags["metadata-file"] = ["--metadata-file", call.Values("--metadata-file")[0]];
        call.Arguments.Should().Equal(["build", .. order.SelectMany(input => flags[input]), "."]);
        call.SecretText("V").Should().Be("1");
        call.SecretText("E").Should().Be("from a variable");
        call.SecretText("F").Should().Be("from a file");
    }

    [Fact]
    public void No_input_is_missing_from_the_table()
    {
        var asked = new HashSet<string>();
        BuildPushInputs.Read(new InputSource(new RunnerEnvironment(new Remembering(asked), "/")), () => ".");

        // The context is the last argument; push needs a tag; a call is no build; a dry run runs nothing.
        EveryInput.Select(row => row.Data.Item1).Concat(["context", "github-token", "push", "call", "dry-run", "summary"])
            .Should().Contain(asked.Select(name => name["INPUT_".Length..].ToLowerInvariant()));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("context", "{{ nothing }}")]
    [InlineData("build-contexts", "a={{b}}")]
    [InlineData("tags", "\"a")]
    [InlineData("build-args", "\"a")]
    [InlineData("load", "1")]
    [InlineData("save", "on")]
    [InlineData("secrets", "=x")]
    [InlineData("secrets", "\"A=1")]
    [InlineData("secret-files", "A")]
    [InlineData("push", "")]
    [InlineData("secret-envs", "A")]
    [InlineData("lint-fail-on", "all")]
    public async Task Bad_input_of_every_kind_is_one_error_that_begins_with_its_name(string input, string value)
    {
        using var step = Step().Input(input, value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().ContainSingle().Which.Should().StartWith($"Input '{input}': ");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GIT_AUTH_TOKEN.other.example=mine", "id=GIT_AUTH_TOKEN.other.example,env=DEPOT_SECRET_1", "id=GIT_AUTH_TOKEN.github.com,env=DEPOT_SECRET_2")]
    [InlineData("GIT_AUTH_TOKEN.github.com=mine", "id=GIT_AUTH_TOKEN.github.com,env=DEPOT_SECRET_1")]
    [InlineData("GIT_AUTH_TOKEN=mine", "id=GIT_AUTH_TOKEN,env=DEPOT_SECRET_1")]
    [InlineData("GIT_AUTH_TOKEN_2=mine", "id=GIT_AUTH_TOKEN_2,env=DEPOT_SECRET_1", "id=GIT_AUTH_TOKEN.github.com,env=DEPOT_SECRET_2")]
    public async Task The_workflows_git_token_gives_way_to_one_for_the_same_host_only(string secret, params string[] flags)
    {
        using var step = Step().Input("context", "").Input("github-token", "ghs-1").Input("secrets", secret);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--secret").Should().Equal(flags);
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_github_token_the_git_context_is_read_without_one()
    {
        using var step = Step().Input("context", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Secrets.Should().BeEmpty();
    }

    private static TestStep Step()
    {
        var step = TestStep.ForBuild().InWorkflow().Variable("MY_E", "from a variable");
        step.WriteFile("d/Dockerfile", "FROM scratch\n");
        step.WriteFile("secret.txt", "from a file");
        return step;
    }

    private sealed class Remembering(HashSet<string> asked) : Dictionary<string, string>, IReadOnlyDictionary<string, string>
    {
        bool IReadOnlyDictionary<string, string>.TryGetValue(string key, out string value)
        {
            if (key.StartsWith("INPUT_", StringComparison.Ordinal)) asked.Add(key);
            value = "";
            return false;
        }
    }
}
