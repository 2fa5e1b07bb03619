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
        var docker = DockerConfigFile.DirectoryIn(environment);
        Validate("Docker's configuration", docker, DockerConfigFile.Name);
        Validate("The file with the id of this machine", docker, ".buildNodeID");
        Validate("The CLI's configuration", Settings(environment), Path.Combine("depot", "depot.yaml"));
    }

    /// <summary>Fails on a file that the CLI cannot read to its end.</summary>
    /// <param name="what">What it is, at the start of a sentence.</param>
    /// <param name="directory">Absolute path of a directory; null when there is none.</param>
    /// <param name="name">The path of the file from there.</param>
    /// <exception cref="StepException">The message names it.</exception>
    public static void Validate(string what, string? directory, string name)
    {
        if (directory is null || Path.Combine(directory, name) is var path && !RegularFile.MayHaveNoEnd(path)) return;
        throw new StepException($"{what} ({path}) is a FIFO or a device, and the CLI would wait for its end. Put a file there, or remove it.");
    }

    // The user's configuration directory of the XDG specification.
    private static string? Settings(RunnerEnvironment environment) =>
        (environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] is { } home ? Path.Combine(home, ".config") : null)) is { } directory ? environment.FullPath(directory) : null;
}
