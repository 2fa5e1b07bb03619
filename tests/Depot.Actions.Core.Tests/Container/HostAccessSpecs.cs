using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Container;
using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Container;

/// <summary>What a step in its container cannot reach is said before anything is built.</summary>
public sealed class HostAccessSpecs : IDisposable
{
    private const string Advice = ", which is not accessible from inside the container of this step. The native variant (uses: depot/build-push-action/native@v1) runs on the host.";
    private readonly string _home = Directory.CreateTempSubdirectory("depot-actions-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    public static TheoryData<string, BuildPushInputs> OutOfReach => new()
    {
        { "Input 'context': /tmp/app is a path of the host", new() { Context = "/tmp/app" } },
        { "Input 'file': /tmp/Dockerfile is a path of the host", new() { File = "/tmp/Dockerfile" } },
        { "Input 'sbom-dir': /srv is a path of the host", new() { SbomDir = "/srv" } },
        { "Input 'secret-files': /etc/key is a path of the host", new() { Secrets = [new("key", File: "/etc/key")] } },
        { "Input 'build-contexts': /tmp/a is a path of the host", new() { BuildContexts = ["a=/tmp/a"] } },
        { "Input 'build-contexts': /tmp/l is a path of the host", new() { BuildContexts = ["a=oci-layout:///tmp/l"] } },
        { "Input 'outputs': /srv/out is a path of the host", new() { Outputs = ["type=local,dest=/srv/out"] } },
        { "Input 'outputs': /srv/bare is a path of the host", new() { Outputs = ["/srv/bare"] } },
        { "Input 'cache-from': /var/c is a path of the host", new() { CacheFrom = ["type=local,src=/var/c"] } },
        { "Input 'cache-to': /var/d is a path of the host", new() { CacheTo = ["type=local,dest=/var/d"] } },
        { "Input 'context': /github/workspace/../x is a path of the host", new() { Context = "/github/workspace/../x" } },
        { "Input 'ssh': /home/runner/.ssh/id is a path of the host", new() { Ssh = ["key=/github/workspace/id,/home/runner/.ssh/id"] } },
        { "Input 'ssh': 'default' asks for the SSH agent of the host", new() { Ssh = ["default"] } },
    };

    [Theory]
    [MemberData(nameof(OutOfReach))]
    public void A_path_or_an_agent_of_the_host_is_an_error(string problem, BuildPushInputs inputs) =>
        FluentActions.Invoking(() => Reach().Validate(BuildRequirements.Of(inputs))).Should().Throw<StepException>().WithMessage(problem + Advice);

    [Fact]
    public void A_mounted_path_a_relative_path_and_a_URL_can_be_reached() =>
        Reach().Validate(BuildRequirements.Of(new()
        {
            Context = "https://github.com/octo/app.git#main",
            File = "docker/Dockerfile",
            BuildContexts = ["a=/github/workspace/a", "b=docker-image://alpine", "c=https://example.com/c.git"],
            Outputs = ["type=local,dest=out", "type=registry", "type=tar,dest=-"],
            CacheFrom = ["type=gha", "user/app:cache"],
            Secrets = [new("key", File: "/github/runner_temp/key")],
            Ssh = ["key=/github/runner_temp/id"],
        }));

    [Fact]
    public void A_bake_is_looked_at_as_well() =>
        FluentActions.Invoking(() => Reach().Validate(BakeRequirements.Of(new() { Files = ["docker-bake.hcl", "cwd:///tmp/metadata.json"] })))
            .Should().Throw<StepException>().WithMessage("Input 'files': /tmp/metadata.json is a path of the host" + Advice);

    [Theory]
    [InlineData("""{"credsStore": "pass"}""", "registry.example.com/app:1", "The login for registry.example.com is kept by docker-credential-pass")]
    [InlineData("""{"credHelpers": {"registry.example.com": "gcloud"}}""", "registry.example.com/app:1", "The login for registry.example.com is kept by docker-credential-gcloud")]
    [InlineData("""{"credHelpers": {"https://index.docker.io/v1/": "hub"}}""", "octo/app", "The login for docker.io is kept by docker-credential-hub")]
    public void A_login_that_a_helper_keeps_is_out_of_reach_of_a_push(string config, string tag, string problem)
    {
        Config(config);

        FluentActions.Invoking(() => Reach().Validate(BuildRequirements.Of(new() { Push = true, Tags = [tag] })))
            .Should().Throw<StepException>().WithMessage(problem + ", which is a program of the host" + Advice);
    }

    [Theory]
    [InlineData("""{"auths": {"registry.example.com": {"auth": "eA=="}}}""")]
    [InlineData("""{"credHelpers": {"other.example.com": "gcloud"}}""")]
    [InlineData("""{"credsStore": ""}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public void A_login_in_the_file_itself_is_in_reach(string config)
    {
        Config(config);

        Reach().Validate(BuildRequirements.Of(new() { Push = true, Tags = ["registry.example.com/app:1"] }));
    }

    [Fact]
    public void A_bake_that_pushes_needs_the_helper_of_all_registries()
    {
        Config("""{"credsStore": "pass"}""");

        FluentActions.Invoking(() => Reach().Validate(BakeRequirements.Of(new() { Push = true }))).Should().Throw<StepException>()
            .WithMessage("The login for every registry is kept by docker-credential-pass, which is a program of the host" + Advice);
    }

    [Fact]
    public void Without_a_push_no_login_is_asked_for()
    {
        Config("""{"credsStore": "pass"}""");

        Reach().Validate(BuildRequirements.Of(new() { Tags = ["registry.example.com/app:1"] }));
    }

    [Theory]
    [InlineData("octo/app:1", "docker.io")]
    [InlineData("app", "docker.io")]
    [InlineData("localhost/app", "localhost")]
    [InlineData("localhost:5000/app@sha256:1", "localhost:5000")]
    [InlineData("ghcr.io/octo/app", "ghcr.io")]
    public void The_registry_stands_before_the_first_slash_of_a_name(string image, string registry) => ImageReference.RegistryOf(image).Should().Be(registry);

    [Fact]
    public async Task A_build_that_needs_the_host_ends_before_it_begins()
    {
        using var step = TestStep.ForBuild().Input("context", "/tmp/app");

        var exit = await step.RunAsync(context => BuildPushAction.RunAsync(context with { HostAccess = Reach() }));

        exit.Should().Be(1);
        step.Errors.Should().Equal("Input 'context': /tmp/app is a path of the host" + Advice);
        step.Calls.Should().BeEmpty();
    }

    private HostAccess Reach() => new(
        new([new("/", "/"), new("/work/app/app", "/github/workspace"), new("/work/_temp", "/github/runner_temp")]),
        new(new Dictionary<string, string> { ["HOME"] = _home, ["PATH"] = "/nowhere" }, "/github/workspace"), "build-push");

    private void Config(string json)
    {
        Directory.CreateDirectory(Path.Combine(_home, ".docker"));
        File.WriteAllText(Path.Combine(_home, ".docker", "config.json"), json);
    }
}
