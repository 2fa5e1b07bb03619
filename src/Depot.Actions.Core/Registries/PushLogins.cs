using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Registries;

/// <summary>
/// Checks the logins of a push before a builder starts. Without its credential helper, the CLI fails after the whole build.
/// </summary>
internal static class PushLogins
{
    /// <summary>Fails when the login for the registry of an image is kept by a program that is not on PATH.</summary>
    /// <param name="images">Names of the images that will be pushed.</param>
    /// <param name="environment">The step's environment.</param>
    /// <exception cref="StepException">It is not on PATH.</exception>
    public static void Validate(IEnumerable<string> images, RunnerEnvironment environment)
    {
        var registries = images.Select(ImageReference.RegistryOf).Distinct().ToList();
        if (registries.Count == 0 || DockerConfigFile.Read(environment) is not { Length: > 0 } config) return;
        foreach (var registry in registries)
        {
            if (CredentialHelper.Of(config, registry) is not { } helper || ProgramFinder.Find("docker-credential-" + helper, environment) is not null) continue;
            throw new StepException($"The login for {registry} is kept by docker-credential-{helper}, which is not on PATH. "
                + "Put the step that installs it before this one; a container action cannot install it. Or log in with docker/login-action, which needs no helper.");
        }
    }
}
