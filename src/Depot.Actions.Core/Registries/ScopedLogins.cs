using Depot.Actions.Runner;

namespace Depot.Actions.Registries;

/// <summary>
/// Logins that docker/login-action stores for one scope only (its input <c>scope</c>), which only newer buildx versions read.
/// </summary>
/// <remarks>docker/buildx, util/imagetools: <c>config/HOST[/REPOSITORY][@SCOPE]/config.json</c> below its own directory. depot/cli b57f518 does not read it.</remarks>
internal static class ScopedLogins
{
    private const int MostEntries = 10_000;

    // Links are not followed: two of them that lead upwards have no end.
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Warns about registries for which the job has only such a login.</summary>
    /// <param name="images">Names of images that will be pushed.</param>
    /// <param name="environment">The step's environment.</param>
    public static IEnumerable<string> GetWarnings(IEnumerable<string> images, RunnerEnvironment environment)
    {
        var registries = images.Select(ImageReference.RegistryOf).Distinct().ToList();
        if (registries.Count == 0 || Scopes(environment) is not { Count: > 0 } scopes) yield break;
        var logins = DockerLogins.Read(environment);
        foreach (var registry in registries.Where(registry => logins.Has(registry) == false))
        {
            if (scopes.Find(scope => IsFor(scope, registry)) is { } scope)
            {
                yield return $"The login to {registry} is for the scope '{scope}' only, which the Depot CLI does not read, so the push will be denied. "
                    + "Delete the input 'scope' of the step docker/login-action.";
            }
        }
    }

    private static bool IsFor(string scope, string registry) =>
        scope.Split('/', '@')[0] is var host && (host == registry || (registry == ImageReference.DockerHub && host is "index.docker.io" or "registry-1.docker.io"));

    // `ghcr.io@push`, `docker.io/octo/app@push`
    private static List<string> Scopes(RunnerEnvironment environment)
    {
        var docker = environment["DOCKER_CONFIG"] ?? ((environment["HOME"] ?? environment["USERPROFILE"]) is { } home ? Path.Combine(home, ".docker") : null);
        var buildx = environment["BUILDX_CONFIG"] ?? (docker is null ? null : Path.Combine(docker, "buildx"));
        if (buildx is null) return [];
        try
        {
            var root = environment.FullPath(Path.Combine(buildx, "config"));
            return !Directory.Exists(root) ? []
                : [.. Directory.EnumerateFileSystemEntries(root, "*", All).Take(MostEntries).Where(file => Path.GetFileName(file) == "config.json")
                    .Select(file => Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
