using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>The logins of a push, looked at before a builder starts: without its credential helper the CLI fails after the whole build.</summary>
internal static class PushLogins
{
    /// <summary>Fails when the login for a registry of the tags is kept by a program that is not on PATH.</summary>
    /// <exception cref="StepException">It is not there.</exception>
    public static void Validate(BuildPushInputs inputs, RunnerEnvironment environment)
    {
        if (!inputs.Push || DockerConfigFile.Read(environment) is not { Length: > 0 } config) return;
        foreach (var registry in inputs.Tags.Select(ImageReference.RegistryOf).Distinct())
        {
            if (CredentialHelper.Of(config, registry) is not { } helper || ProgramFinder.Find("docker-credential-" + helper, environment) is not null) continue;
            throw new StepException($"The login for {registry} is kept by docker-credential-{helper}, which is not on PATH. "
                + "Put the step that installs it before this one; a step that is a container cannot install it. Or log in with docker/login-action, which needs no helper.");
        }
    }
}
