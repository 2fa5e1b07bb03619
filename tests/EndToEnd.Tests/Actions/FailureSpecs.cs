using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>What our actions say of builds that really fail: the real CLI, the real BuildKit.</summary>
public sealed class FailureSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_cache_that_is_not_there_yet_is_not_taken_for_the_failure()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN echo 'main.c:3:1: error: x is not declared' && exit 4\n");

        var error = await ErrorAsync(session, ("cache-from", $"type=registry,ref={LabSession.NewName(session.Lab.Registry)}:cache"));

        error.Should().Contain("Dockerfile:2) ended with exit code 4: main.c:3:1: error: x is not declared").And.Contain("line=2").And.NotContain("cache importer");
    }

    [Fact(Timeout = Limit)]
    public async Task A_cache_that_is_not_there_yet_is_not_taken_for_the_failure_of_a_bake()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN echo 'main.c:3:1: error: x is not declared' && sleep 1 && exit 4\n");
        session.Write("docker-bake.hcl", $"target \"default\" {{\n  cache-from = [\"type=registry,ref={LabSession.NewName(session.Lab.Registry)}:cache\"]\n}}\n");

        var step = await session.StepAsync("bake", new Dictionary<string, string> { ["no-cache"] = "true", ["source"] = "." });

        step.Process.ExitCode.Should().Be(1, "it said:\n{0}", step.Process.Log);
        step.Process.Output.Split('\n').Single(line => line.StartsWith("::error", StringComparison.Ordinal)).Should()
            .Contain("exit code 4").And.Contain("line=2").And.NotContain("cache importer").And.NotContain("cache manifest");
    }

    [Fact(Timeout = Limit)]
    public async Task What_a_step_prints_after_ten_seconds_is_seen()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN echo start; sleep 11; echo 'late.c:1:1: error: broken'; exit 2\n");

        (await ErrorAsync(session)).Should().Contain("ended with exit code 2: late.c:1:1: error: broken");
    }

    [Fact(Timeout = Limit)]
    public async Task A_repository_without_a_Dockerfile_is_said_to_have_none()
    {
        await using var session = await LabSession.StartAsync();
        using var repository = await GitServer.ServeAsync(session, "127.0.0.1", "octo/app", isPrivate: false, ("README.md", "nothing to build\n"));

        var error = await ErrorAsync(session, ("context", repository.Url));

        error.Should().Contain("There is no 'Dockerfile' in the context. 'file' starts at the root of a repository");
    }

    [Theory(Timeout = Limit)]
    [InlineData("COPY --from=build /dist /x", "'dist' is not in the stage 'build'.")]
    [InlineData("COPY target/*.jar /app/", "Nothing in the build context matches a wildcard of this instruction.")]
    public async Task A_file_that_cannot_be_copied_is_looked_for_where_it_should_be(string instruction, string advice)
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage} AS build\nRUN echo built\nFROM {session.Lab.BaseImage}\n{instruction}\n");

        (await ErrorAsync(session)).Should().Contain(advice).And.Contain("line=4");
    }

    [Fact(Timeout = Limit)]
    public async Task A_bake_never_says_that_a_RUN_that_printed_printed_nothing()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("docker-bake.hcl", "group \"default\" { targets = [\"one\", \"two\"] }\ntarget \"one\" { dockerfile = \"Dockerfile\" }\ntarget \"two\" { dockerfile = \"Dockerfile\" }\n");
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN echo 'a.c:1:1: error: broken' && exit 3\n");

        var step = await session.StepAsync("bake", new Dictionary<string, string> { ["no-cache"] = "true", ["source"] = "." });

        step.Process.ExitCode.Should().Be(1);
        step.Process.Output.Should().ContainAny("a.c:1:1: error: broken", "the CLI ended before it showed");
        step.Process.Output.Split('\n').Single(line => line.StartsWith("::error", StringComparison.Ordinal)).Should().NotContain("printed nothing");
    }

    [Fact(Timeout = Limit)]
    public async Task A_right_that_was_not_given_is_named_as_the_input_wants_it()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN --network=host echo hi\n");

        (await ErrorAsync(session)).Should().Contain("network.host").And.Contain("Write 'allow: network.host'.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_base_image_that_cannot_be_had_has_its_line()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"ARG TAG=9\nFROM {session.Lab.Registry}/none:${{TAG}}\nRUN echo hi\n");

        (await ErrorAsync(session)).Should().Contain("line=2").And.Contain("/none:9");
    }

    private static async Task<string> ErrorAsync(LabSession session, params (string Name, string Value)[] inputs)
    {
        var all = inputs.ToDictionary(input => input.Name, input => input.Value);
        all.TryAdd("context", ".");
        var step = await session.StepAsync("build-push", all);
        step.Process.ExitCode.Should().Be(1, "it said:\n{0}", step.Process.Log);
        return step.Process.Output.Split('\n').Single(line => line.StartsWith("::error", StringComparison.Ordinal)).Replace("%0A", "\n", StringComparison.Ordinal);
    }
}
