using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>What the existing Depot actions say nothing about: a warning with the line to write, or an error where it cannot be right.</summary>
public class SilentMistakeSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("save-tags", "v1", "Input 'save-tags': nothing is saved, so it has no effect. Write 'save: true' as well.")]
    [InlineData("save-tag", "v1", "Input 'save-tags': nothing is saved, so it has no effect. Write 'save: true' as well.")]
    [InlineData("sbom-dir", "sboms", "Input 'sbom-dir': no SBOM is made, so the directory stays empty. Write 'sbom: true' as well.")]
    [InlineData("lint-fail-on", "warn", "Input 'lint-fail-on': nothing is linted, so it has no effect. Write 'lint: true' as well.")]
    [InlineData("platforms", "linux/amd46", "Input 'platforms': 'linux/amd46' is not a known platform; write 'linux/amd64'.")]
    [InlineData("platforms", "linux/amd64,linus/arm64/v8", "Input 'platforms': 'linus/arm64/v8' is not a known platform; write 'linux/arm64/v8'.")]
    [InlineData("platforms", "plan9/vax", "Input 'platforms': 'plan9/vax' is not a known platform; write os/architecture, such as 'linux/amd64'.")]
    [InlineData("build-args", "A=1,", "Input 'build-args': item 1 ends with a comma, which belongs to its value. Write one argument per line, without commas.")]
    [InlineData("build-args", "OK=1\nTOKEN: hunter2", "Input 'build-args': item 2 is written as YAML, and has no value. Write 'TOKEN=…' in place of 'TOKEN: …'.")]
    [InlineData("build-args", "TOKEN : hunter2", "Input 'build-args': item 1 is written as YAML, and has no value. Write 'TOKEN=…' in place of 'TOKEN: …'.")]
    [InlineData("build-args", "--TOKEN hunter2", "Input 'build-args': item 1 has no '=', so it has no value. Write NAME=value.")]
    [InlineData("build-args", "# hunter2\nA=1", "Input 'build-args': item 1 begins with '#' and is passed on as it stands, since inputs have no comments. Delete the line, or write the comment above 'build-args:'.")]
    [InlineData("labels", "a=b\n# x=hunter2", "Input 'labels': item 2 begins with '#' and is passed on as it stands, since inputs have no comments. Delete the line, or write the comment above 'labels:'.")]
    [InlineData("secrets", "# A=hunter2", "Input 'secrets': an item begins with '#' and is passed on as it stands, since inputs have no comments. Delete the line.")]
    [InlineData("cache-from", "type=gha,scope=a\ntype=gha", "Input 'cache-from': Depot leaves 'type=gha' out, since its builders keep the cache of a project themselves. Delete the line.")]
    [InlineData("cache-to", "type=gha,mode=max", "Input 'cache-to': Depot leaves 'type=gha' out, since its builders keep the cache of a project themselves. Delete the line.")]
    [InlineData("project", "my-app", "Input 'project': 'my-app' looks like a name; the id of a project has letters and digits only, such as 'b4qlt63xvg'. The project's settings show it.")]
    public async Task What_does_nothing_is_a_warning_with_the_line_to_write(string input, string value, string warning)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(warning);
        step.Calls.Should().ContainSingle();
        if (input == "build-args") step.Log.Should().NotContain("hunter2");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("platforms", "linux-amd64", "Input 'platforms': 'linux-amd64' is not a valid platform; write 'linux/amd64'.")]
    [InlineData("platforms", "linux/amd64 linux/arm64", "Input 'platforms': 'linux/amd64 linux/arm64' contains several platforms; write 'linux/amd64,linux/arm64', or one per line.")]
    [InlineData("platforms", "amd46", "Input 'platforms': 'amd46' is not a valid platform; write 'linux/amd64'.")]
    [InlineData("platforms", "# both", "Input 'platforms': '# both' is not a valid platform; write os/architecture, such as 'linux/amd64'.")]
    [InlineData("tags", "r.example/a:1 r.example/a:2", "Input 'tags': 'r.example/a:1 r.example/a:2' holds spaces or ';'. If it is several tags, write one per line: 'r.example/a:1' and 'r.example/a:2'.")]
    [InlineData("tags", "latest; user/app:1", "Input 'tags': 'latest; user/app:1' holds spaces or ';'. If it is several tags, write one per line: 'latest' and 'user/app:1'.")]
    [InlineData("tags", "# main\nr.example/a:1", "Input 'tags': an item begins with '#', but inputs have no comments; delete the line.")]
    [InlineData("secrets", "# the token", "Input 'secrets': item 1 of 1 begins with '#', but inputs have no comments; delete the line.")]
    [InlineData("secrets", "KEY=QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\nq83vEjRWeJA=", "Input 'secrets': item 2 of 2 looks like the last line of item 1, which is base64 of several lines. Write that whole item in double quotes.")]
    [InlineData("project", "<your-depot-project-id>", "Input 'project': '<your-depot-project-id>' is a placeholder, not the id of a project. Write the id, such as 'b4qlt63xvg', which the project's settings show.")]
    [InlineData("project", "https://depot.dev/orgs/o1/projects/b4qlt63xvg", "Input 'project': 'https://depot.dev/orgs/o1/projects/b4qlt63xvg' is a URL, not the id of a project. Write the id alone: 'b4qlt63xvg'.")]
    [InlineData("project", "My App", "Input 'project': 'My App' is a name, not the id of a project. Write the id, such as 'b4qlt63xvg', which the project's settings show.")]
    public async Task What_cannot_be_right_is_an_error_with_the_line_to_write(string input, string value, string error)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(error);
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task What_has_its_effect_is_no_warning()
    {
        using var step = TestStep.ForBuild().Input("save", "true").Input("save-tags", "v1").Input("attests", "type=sbom").Input("sbom-dir", "s")
            .Input("lint", "true").Input("lint-fail-on", "warn").Input("cache-from", "type=registry,ref=r.example/c").Input("build-args", "FROM_ENV\nA=x, y\nURL=http://x:1/")
            .Input("platforms", "linux/amd64,linux/arm/v7,linux/amd64/v2,arm64,windows(10.0.17763)/amd64,Linux/AArch64,local");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("localhost:5000")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("[::1]:5000")]
    public async Task A_push_to_a_registry_of_this_runner_is_a_warning_that_names_what_works(string registry)
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", $"r.example/a:1,{registry}/a:1");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(
            $"Input 'tags': '{registry}' means the builder itself, not this runner, so the push to '{registry}/a:1' will fail. "
            + "Push to a registry that the builder can reach; or write 'load: true' in place of 'push: true' and run 'docker push' in the next step; or 'save: true' for Depot's registry.");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("FROM localhost:5000/base:1\n", "Dockerfile, line 1")]
    [InlineData("FROM alpine AS a\nFROM --platform=linux/amd64 localhost:5000/base:1 AS b\n", "Dockerfile, line 2")]
    [InlineData("FROM alpine\nCOPY --from=localhost:5000/base:1 /a /b\n", "Dockerfile, line 2")]
    public async Task An_image_from_a_registry_of_this_runner_is_a_warning_that_names_what_works(string dockerfile, string place)
    {
        using var step = TestStep.ForBuild();
        step.WriteFile("Dockerfile", dockerfile);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(
            $"{place}: 'localhost:5000' means the builder itself, not this runner, so 'localhost:5000/base:1' will not be found. "
            + "Push it to a registry that the builder can reach; or save it in Depot's registry ('save: true' of the step that builds it); or make it a stage of this Dockerfile or a target of the same bake.");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("build-contexts", "base=docker-image://localhost:5000/base:1")]
    [InlineData("cache-from", "type=registry,ref=localhost:5000/base:1")]
    [InlineData("cache-from", "localhost:5000/base:1")]
    public async Task An_input_that_reads_from_a_registry_of_this_runner_is_a_warning(string input, string value)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Warnings.Should().ContainSingle().Which.Should().StartWith($"Input '{input}': 'localhost:5000' means the builder itself, not this runner, so 'localhost:5000/base:1' will not be found. ");
    }
}
