using Depot.Actions.Auth;
using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Cli;

/// <summary>The files that the CLI opens for every build. It would wait for a FIFO, and read a device until the memory is full.</summary>
/// <remarks>
/// depot/cli b57f518: pkg/config/config.go (NewConfig) reads depot.yaml in the user's configuration directory, and pkg/buildx/build/build.go
/// (tryNodeIdentifier) a file beside Docker's configuration.
/// </remarks>
internal static class CliFiles
{
    /// <summary>Fails on one that the CLI cannot read to its end.</summary>
    /// <exception cref="StepException">The message names it.</exception>
    public static void Validate(RunnerEnvironment environment)
    {
        if (DockerConfigFile.DirectoryIn(environment) is { } docker)
        {
            Validate("Docker's configuration", Path.Combine(docker, DockerConfigFile.Name));
            Validate("The file with the id of this machine", Path.Combine(docker, ".buildNodeID"));
        }

        if (CliLogin.SettingsIn(environment) is { } settings) Validate("The CLI's configuration", settings);
    }

    /// <summary>Fails on a file that the CLI cannot read to its end.</summary>
    /// <param name="what">What it is, at the start of a sentence.</param>
    /// <param name="path">Its absolute path.</param>
    /// <exception cref="StepException">The message names it.</exception>
    public static void Validate(string what, string path)
    {
        if (RegularFile.MayHaveNoEnd(path)) throw new StepException($"{what} ({path}) is a FIFO or a device, and the CLI would wait for its end. Put a file there, or remove it.");
    }
}
