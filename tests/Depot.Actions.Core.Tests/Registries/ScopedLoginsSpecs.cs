using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Registries;

/// <summary>A login of docker/login-action with <c>scope</c> is one that the Depot CLI does not see.</summary>
public class ScopedLoginsSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData(".docker/buildx/config/ghcr.io@push", "ghcr.io/octo/app:1", "ghcr.io", "ghcr.io@push")]
    [InlineData(".docker/buildx/config/ghcr.io/octo/app@push", "ghcr.io/octo/app:1", "ghcr.io", "ghcr.io/octo/app@push")]
    [InlineData(".docker/buildx/config/docker.io/octo@push", "octo/app", "docker.io", "docker.io/octo@push")]
    public async Task A_login_with_a_scope_is_a_warning_that_says_what_to_delete(string directory, string tag, string registry, string scope)
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", tag);
        Login(step, directory);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Warnings.Should().Equal($"The login to {registry} is for the scope '{scope}' only, which the Depot CLI does not read, so the push will be denied. "
            + "Delete the input 'scope' of the step docker/login-action.");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_login_to_another_registry_is_no_matter()
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", "ghcr.io/octo/app");
        Login(step, ".docker/buildx/config/r.example@push");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_login_without_a_scope_beside_it_is_the_one_that_is_used()
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", "ghcr.io/octo/app");
        Login(step, ".docker/buildx/config/ghcr.io@push");
        await File.WriteAllTextAsync(Path.Combine(step.Root, ".docker", "config.json"), """{"auths":{"ghcr.io":{"auth":"eDp5"}}}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Links_that_lead_upwards_have_an_end()
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", "ghcr.io/octo/app");
        var config = Directory.CreateDirectory(Path.Combine(step.Root, ".docker", "buildx", "config")).FullName;
        foreach (var link in new[] { "a", "b" }) File.CreateSymbolicLink(Path.Combine(config, link), "..");

        (await step.RunAsync(BuildPushAction.RunAsync)).Should().Be(0, step.Log);
    }

    private static void Login(TestStep step, string directory) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(step.Root, directory)).FullName, "config.json"), "{}");
}
