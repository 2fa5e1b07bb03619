using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Registries;

/// <summary>The configuration file of Docker's client with the logins of registries, which the CLI reads, too.</summary>
internal static class DockerConfigFile
{
    private const int LargestFile = 8 << 20;

    /// <summary>Its name.</summary>
    public const string Name = "config.json";

    /// <summary>The directory it is in; null when there is no home directory.</summary>
    /// <remarks>docker/cli, cli/config/config.go: <c>DOCKER_CONFIG</c>, or <c>.docker</c> in the home directory.</remarks>
    public static string? DirectoryIn(RunnerEnvironment environment) =>
        (environment["DOCKER_CONFIG"] ?? ((environment["HOME"] ?? environment["USERPROFILE"]) is { } home ? Path.Combine(home, ".docker") : null)) is { } directory
            ? environment.FullPath(directory) : null;

    /// <summary>The file's bytes; empty when it is missing, unreadable or larger than 8 MiB.</summary>
    public static ReadOnlyMemory<byte> Read(RunnerEnvironment environment)
    {
        try
        {
            return DirectoryIn(environment) is { } directory && Path.Combine(directory, Name) is var file && RegularFile.Exists(file) ? RegularFile.Read(file, LargestFile) : ReadOnlyMemory<byte>.Empty;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
    }
}
