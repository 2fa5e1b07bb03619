using Depot.Actions.Bake;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

/// <summary>A bake is looked at before it starts, target by target, as a build is.</summary>
public class BakeChecksSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("target \"app\" {\n  tags = [\"ghcr.io/Octo/App:1\"]\n}\n", "Bake target 'app': the tag 'ghcr.io/Octo/App:1' is not a valid image name: a repository name is lowercase; write 'ghcr.io/octo/app'.")]
    [InlineData("target \"app\" {}\n", "Bake target 'app': 'push' is true and the target has no tag to push; write tags = [\"registry/name:tag\"] in it.")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  context = \"srcc\"\n}\n", "Bake target 'app': the context 'srcc' does not exist (WORKSPACE/srcc). Did you mean 'src'?")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  context = \"src\"\n}\n", "Bake target 'app': the Dockerfile 'src/Dockerfile' does not exist (WORKSPACE/src/Dockerfile). WORKSPACE/src has the files 'main.c'.")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  dockerfile = \"Dockerfil\"\n}\n", "Bake target 'app': the Dockerfile 'Dockerfil' does not exist (WORKSPACE/Dockerfil). Did you mean 'Dockerfile'?")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  contexts = { lib = \"./srcc\" }\n}\n", "Bake target 'app': the context 'lib' is './srcc', which does not exist (WORKSPACE/srcc). Did you mean './src'?")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  context = \"src\\u0000\"\n}\n", "Bake target 'app': a path contains a NUL character (\\u0000), which no path can contain. Delete it from context, contexts, dockerfile, secret or ssh.")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  dockerfile = \"\\u0000\"\n}\n", "Bake target 'app': a path contains a NUL character (\\u0000), which no path can contain. Delete it from context, contexts, dockerfile, secret or ssh.")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  contexts = { a = \"a\\u0000b\" }\n}\n", "Bake target 'app': a path contains a NUL character (\\u0000), which no path can contain. Delete it from context, contexts, dockerfile, secret or ssh.")]
    public async Task What_cannot_be_right_fails_before_any_bake_with_the_target_and_what_to_write(string definition, string message)
    {
        using var step = With(definition).Input("targets", "app").Input("push", "true");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(message.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("target \"app\" {\n  output = [\"type=image,name=r/a,push=true\"]\n}\n")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  context = \"https://github.com/octo/app.git\"\n}\n")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  context = \"src\"\n  dockerfile-inline = \"FROM scratch\"\n}\n")]
    [InlineData("target \"app\" {\n  tags = [\"r/a\"]\n  context = \"src\"\n  contexts = { dockerfile = \".\", x = \"target:lib\", y = \"docker-image://alpine\" }\n}\ntarget \"lib\" {\n  output = [\"type=cacheonly\"]\n}\n")]
    public async Task What_is_right_is_baked_without_a_warning(string definition)
    {
        using var step = With(definition).Input("targets", "app").Input("push", "true");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("true", "The login for europe-docker.pkg.dev is kept by docker-credential-of-nobody, which is not on PATH. Put the step that installs it before this one; "
        + "a container action cannot install it. Or log in with docker/login-action, which needs no helper.")]
    [InlineData("false", null)]
    public async Task A_push_whose_login_is_kept_by_a_missing_program_fails_before_the_bake(string push, string? message)
    {
        using var step = With("target \"app\" {\n  tags = [\"europe-docker.pkg.dev/p/app:1\"]\n}\n").Input("targets", "app").Input("push", push);
        var docker = Directory.CreateDirectory(Path.Combine(step.Root, ".docker")).FullName;
        await File.WriteAllTextAsync(Path.Combine(docker, "config.json"), """{"credHelpers": {"europe-docker.pkg.dev": "of-nobody"}}""");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(message is null ? [] : [message]);
        step.Calls.Any().Should().Be(message is null);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_empty_workspace_asks_for_the_checkout()
    {
        using var step = new TestStep().WithDepot().Input("project", "p1").Input("token", "t");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(
            $"Input 'files': it is empty and {step.Workspace} has no bake file of a usual name, such as 'docker-bake.hcl' or 'compose.yaml'. "
            + $"The workspace ({step.Workspace}) is empty. Put a step 'uses: actions/checkout' before this one.");
        step.Calls.Should().ContainSingle().Which.Arguments.Should().StartWith(["bake", "--print"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_file_with_a_typo_names_the_input_and_the_one_that_was_meant()
    {
        using var step = With("target \"app\" {}\n").Input("files", "docker-bak.hcl");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal($"Input 'files': 'docker-bak.hcl' does not exist ({step.Workspace}/docker-bak.hcl). Did you mean 'docker-bake.hcl'?");
        step.Calls.Should().ContainSingle().Which.Arguments.Should().StartWith(["bake", "--print"]);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ap", "Input 'targets': the definition has no target or group 'ap'. It has 'all', 'app', 'db'. Did you mean 'app'?")]
    [InlineData("", "Input 'targets': it is empty, and the definition has no target or group 'default'. It has 'all', 'app', 'db'.")]
    public async Task An_unknown_target_lists_those_there_are(string target, string message)
    {
        using var step = With("group \"all\" { targets = [\"app\", \"db\"] }\ntarget \"app\" {}\ntarget \"db\" {}\n").Input("targets", target)
            .Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", "ERROR: failed to find target ap\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(message);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_tab_in_yaml_is_an_error_with_its_file_and_line()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR",
            "failed to parse : yaml: while scanning for the next token at line 2: found character that cannot start any token\n");
        step.WriteFile("compose.yaml", "services:\n\tapp:\n\t\tbuild: .\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors[^1].Should().EndWith(" (compose.yaml, line 2). That line is indented with a tab; YAML allows only spaces.");
    }

    [Fact(Timeout = 30_000)]
    public async Task Attributes_that_the_cli_drops_are_one_warning_each_with_their_targets()
    {
        using var step = With("target \"default\" {\n  annotations = [\"a=b\"]\n  ulimits = [\"nofile=1:1\"]\n}\n");
        step.WriteFile("meta.json", """{"target":{"default":{"annotations":["c=d"]},"other":{"annotations":["c=d"]}}}""");
        step.Input("files", "docker-bake.hcl,meta.json");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(
            "Bake attribute 'annotations' of the targets 'default', 'other': the Depot CLI leaves it out. Write annotation.NAME=VALUE into the target's 'output', such as output = [\"type=image,annotation.org.opencontainers.image.title=app\"], or build with build-push, which has 'annotations'.",
            "Bake attribute 'ulimits' of the target 'default': the Depot CLI leaves it out. Build the target with build-push, which has 'ulimit'.");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("extra_hosts: [\"db:10.0.0.5\"]", "extra_hosts", "Build the target with build-push, which has 'add-hosts'.")]
    [InlineData("ulimits: {nofile: 1024}", "ulimits", "Build the target with build-push, which has 'ulimit'.")]
    [InlineData("entitlements: [network.host]", "entitlements", "Depot's builders grant all entitlements; delete the line.")]
    [InlineData("no_cache: true", "no_cache", "Write 'x-bake: {no-cache: true}' below 'build' of the service, or 'no-cache: true' of this step for all targets.")]
    [InlineData("pull: true", "pull", "Write 'x-bake: {pull: true}' below 'build' of the service, or 'pull: true' of this step for all targets.")]
    [InlineData("shm_size: 2gb", "shm_size", "Write shm-size in a target of the same name in an HCL file that 'files' names too, or build the target with build-push, which has 'shm-size'.")]
    [InlineData("privileged: true", "privileged", "Write 'RUN --security=insecure' in the Dockerfile for the instructions that need it.")]
    [InlineData("isolation: hyperv", "isolation", "Delete the line.")]
    public async Task Attributes_of_services_that_the_cli_drops_are_one_warning_each_with_their_targets(string line, string attribute, string advice)
    {
        using var step = TestStep.ForBuild().Input("targets", "a.b,c");
        step.WriteFile("compose.yaml", $"services:\n  a.b: {{build: &build {{context: ., {line}}}}}\n  c: {{build: *build}}\n  other: {{build: *build}}\n");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal($"Bake attribute '{attribute}' of the targets 'a_b', 'c': the Depot CLI leaves it out. {advice}");
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_service_does_not_ask_for_or_another_file_gives_is_no_warning()
    {
        using var step = TestStep.ForBuild().Input("files", "compose.yaml").Input("targets", "app");
        step.WriteFile("compose.yaml", "services:\n  app: {build: {context: ., privileged: false, no_cache: false, pull: false, extra_hosts: [], ulimits: {}, x-bake: {no-cache: true}}}\n");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("vars", "VERSON=1", "Input 'vars': the definition declares no variable 'VERSON', so it is left out. Declare it in the bake file; for a variable of the step, use 'env:'.")]
    [InlineData("save-tags", "v1", "Input 'save-tags': nothing is saved, so it has no effect. Write 'save: true' as well.")]
    [InlineData("sbom-dir", "s", "Input 'sbom-dir': no SBOM is made, so the directory stays empty. Write 'sbom: true' as well.")]
    [InlineData("lint-fail-on", "warn", "Input 'lint-fail-on': nothing is linted, so it has no effect. Write 'lint: true' as well.")]
    public async Task What_does_nothing_is_a_warning_with_the_line_to_write(string input, string value, string warning)
    {
        using var step = With("variable \"VERSION\" {}\ntarget \"default\" {}\n").Input(input, value);

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(warning);
    }

    [Fact(Timeout = 30_000)]
    public async Task Variables_that_a_file_has_or_the_cli_reads_are_no_warning()
    {
        using var step = With("variable \"VERSION\" {}\ntarget \"default\" {}\n").Input("vars", "VERSION=1\nBUILDX_BAKE_GIT_AUTH_TOKEN=x");

        await step.RunAsync(BakeAction.RunAsync);

        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Images_have_the_names_of_the_definition_and_not_the_clis_own()
    {
        using var step = With("target \"app\" {\n  tags = [\"octo/app:1\"]\n}\ntarget \"lib\" {}\ngroup \"default\" { targets = [\"app\", \"lib\"] }\n").Input("load", "true")
            .Variable("FAKE_DEPOT_METADATA", """{"app":{"containerimage.digest":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","image.name":"docker.io/octo/app:1,depot-project-p1:build-b1-app"},"lib":{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","image.name":"depot-project-p1:build-b1-lib"}}""");

        await step.RunAsync(BakeAction.RunAsync);

        step.Outputs["images"].Should().Be("""{"app":["octo/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"lib":["depot-project-p1@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"]}""");
    }

    private static TestStep With(string definition)
    {
        var step = TestStep.ForBuild();
        step.WriteFile("docker-bake.hcl", definition);
        step.WriteFile("src/main.c", "");
        return step;
    }
}
