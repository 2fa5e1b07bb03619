using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>The paths of SSH keys and agents. The CLI opens what is no socket, so it would wait for a FIFO, and read a device until the memory is full.</summary>
internal static class SshPath
{
    /// <summary>The first path that the CLI cannot read to its end; null if there is none.</summary>
    /// <param name="paths">Paths as written; none stands for the agent that SSH_AUTH_SOCK names.</param>
    /// <param name="environment">The step's environment, with the directory where relative paths start.</param>
    public static string? WithoutEnd(IReadOnlyList<string> paths, RunnerEnvironment environment) =>
        (paths.Any(static path => path.Length > 0) ? paths : [environment["SSH_AUTH_SOCK"] ?? ""])
            .Where(static path => path.Length > 0).Select(environment.FullPath).FirstOrDefault(RegularFile.MayHaveNoEnd);
}
