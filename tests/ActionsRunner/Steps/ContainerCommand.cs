using ActionsRunner.Machines;

namespace ActionsRunner.Steps;

/// <summary>The <c>docker run</c> line of a container action.</summary>
/// <remarks>
/// actions/runner 2.336, src/Runner.Worker/Container/DockerCommandManager.cs. One addition: <c>--network host</c>, since what the
/// tests talk to listens on this machine's loopback.
/// </remarks>
internal static class ContainerCommand
{
    /// <param name="machine">The runner.</param>
    /// <param name="image">The image to run.</param>
    /// <param name="names">Names of the variables; their values are in the environment of docker itself.</param>
    /// <param name="entryPoint">Replaces the image's; null keeps it.</param>
    /// <param name="arguments">What the container's program gets.</param>
    /// <param name="suffix">Makes the container's name unique.</param>
    public static IReadOnlyList<string> Line(
        Machine machine, string image, IReadOnlyCollection<string> names, string? entryPoint, IEnumerable<string> arguments, string suffix) =>
    [
        "docker", "run", "--name", $"{Sanitised(image)}_{suffix}", "--label", machine.Label, "--workdir", "/github/workspace", "--rm",
        .. names.SelectMany(name => new[] { "-e", name }),
        "-e", "GITHUB_ACTIONS=true",
        .. names.Contains("CI") ? (string[])[] : ["-e", "CI=true"],
        .. entryPoint is null ? (string[])[] : ["--entrypoint", entryPoint],
        "--network", machine.Container?.ActionNetwork ?? "host",
        "-v", $"{machine.EngineSocket}:/var/run/docker.sock",
        .. new ContainerPaths(machine.Directories).Mounts.SelectMany(mount => new[] { "-v", $"{mount.Host}:{mount.Container}" }),
        image, .. arguments,
    ];

    /// <summary>An image's name as part of a container's.</summary>
    public static string Sanitised(string image) => string.Concat(image.Where(char.IsAsciiLetterOrDigit));
}
