using Depot.Actions.Container;
using Depot.Actions.Host.Engine;

namespace Depot.Actions.Host;

/// <summary>What the runner gave to its container, as against what an image and an Engine add.</summary>
internal static class GivenEnvironment
{
    // Of an image that says nothing of it, by BuildKit and by Engines.
    private const string ImagePath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    // What an Engine sets in every container.
    private static readonly string[] OfEngine = ["HOME", "HOSTNAME", "PATH"];

    /// <summary>The variables by name.</summary>
    /// <param name="container">The container as the Engine describes it.</param>
    /// <param name="environment">Its environment, for an Engine that does not tell what was given.</param>
    /// <remarks>
    /// act (pkg/runner/action.go, newStepContainer) adds RUNNER_TEMP and the like a second time, as they would be in a container of the
    /// job: of a name that comes twice, the first is what a JavaScript action has.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> Of(ContainerInfo container, IReadOnlyDictionary<string, string> environment)
    {
        if (container.Config?.Env is not { } entries) return environment.Where(variable => !OfEngine.Contains(variable.Key)).ToDictionary();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.IndexOf('=', StringComparison.Ordinal) is var equals and > 0) given.TryAdd(entry[..equals], entry[(equals + 1)..]);
        }

        if (given.GetValueOrDefault("PATH") == ImagePath) given.Remove("PATH");
        return given;
    }

    /// <summary>What of it belongs to another place: entries with that place's paths, and no HOME that is only this container's.</summary>
    /// <param name="given">From <see cref="Of"/>.</param>
    /// <param name="paths">Our directories, and what they are called there.</param>
    /// <param name="hasHome">Whether a HOME among our directories is the one of that place, too.</param>
    public static IReadOnlyList<string> For(IReadOnlyDictionary<string, string> given, PathMapping paths, bool hasHome) =>
        EnvironmentBlock.ForHost(
            given.Where(variable => variable.Key != "HOME" || hasHome || paths.ToHost(variable.Value) == variable.Value).ToDictionary(), paths);
}
