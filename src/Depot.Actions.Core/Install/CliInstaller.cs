using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Install;

/// <summary>The CLI on this machine.</summary>
/// <param name="Version">Its exact version.</param>
/// <param name="Entry">Its place in the tool cache.</param>
public sealed record InstalledCli(string Version, ToolEntry Entry);

/// <summary>Installs a version of the CLI into the tool cache.</summary>
public static class CliInstaller
{
    /// <summary>Finds the version in the cache or installs it. An exact version that is there already needs no network.</summary>
    /// <param name="context">The step.</param>
    /// <param name="asked"><c>latest</c>, a version or a range.</param>
    /// <param name="pin">The file it has to be; then <paramref name="asked"/> is an exact version.</param>
    /// <param name="userAgent">The name that is sent to servers.</param>
    /// <exception cref="StepException">It could not be installed; the cache is unchanged.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled; the cache is unchanged.</exception>
    public static async Task<InstalledCli> InstallAsync(StepContext context, string asked, CliPin pin, string userAgent)
    {
        var (root, platform) = (ToolCache.Root(context.Environment), ReleasePlatform.OfThisProcess());
        if (CliVersion.Exact(asked) is { } exact && Cached(context, root, exact, platform, pin) is { } pinned) return pinned;

        using var http = new HttpCaller(context, userAgent);
        var release = await ResolveAsync(context, http, platform, asked).ConfigureAwait(false);
        if (!pin.IsSet && Cached(context, root, release.Version, platform, pin) is { } cached) return cached;

        var entry = ToolCache.Entry(root, release.Version, platform);
        using var directory = StepDirectory.Create(context.Environment);
        using (context.Log.Group($"Download depot {release.Version}"))
        {
            await FetchAsync(context, http, release, Path.Combine(directory.Path, "depot-archive"), entry, pin).ConfigureAwait(false);
        }

        return new(release.Version, entry);
    }

    private static async Task<Release> ResolveAsync(StepContext context, HttpCaller http, ReleasePlatform platform, string asked)
    {
        try
        {
            return await ReleaseService.ResolveAsync(http, Endpoint.Release(context.Environment), platform, asked).ConfigureAwait(false);
        }
        catch (HttpFailure failure)
        {
            throw new StepException($"Depot's release service could not be asked for '{asked}': {failure.Message}. Run the job again; "
                + $"an exact version in the tool cache needs no service, and {Endpoint.ReleaseVariable} can name a mirror.", failure);
        }
    }

    private static InstalledCli? Cached(StepContext context, string root, string version, ReleasePlatform platform, CliPin pin)
    {
        var entry = ToolCache.Entry(root, version, platform);
        if (!entry.IsComplete || !IsPinned(context, entry, pin)) return null;
        ToolCache.Use(entry, context.Time);
        context.Log.Info($"Found in the tool cache: {entry.Directory}");
        return new(version, entry);
    }

    // The checksum of an archive does not say what is in it, so it is downloaded to find out.
    private static bool IsPinned(StepContext context, ToolEntry entry, CliPin pin)
    {
        if (!pin.IsSet) return true;
        var sha256 = CliPin.Of(entry.Program);
        var isPinned = pin.Allows(sha256);
        context.Log.Info($"{entry.Program} has the SHA-256 {sha256}, {(isPinned ? "as" : "not")} in the input '{CliPin.Input}'{(isPinned ? "" : "; it is downloaded again")}");
        return isPinned;
    }

    private static async Task FetchAsync(StepContext context, HttpCaller http, Release release, string archive, ToolEntry entry, CliPin pin)
    {
        context.Log.Info(HttpCall.Shown(release.Address));
        try
        {
            var download = await Download.ToFileAsync(context, http, release, archive).ConfigureAwait(false);
            await ChecksumCheck.RunAsync(context, http, release, download).ConfigureAwait(false);
            ToolCache.Install(archive, entry, context.Time, context.Stop.Interrupt,
                pin.IsSet ? program => pin.Require(release, download.Sha256, program) : null);
        }
        catch (HttpFailure failure)
        {
            throw new StepException($"depot {release.Version} could not be downloaded: {failure.Message}. Nothing was installed. "
                + $"Run the job again; if it fails again, {Endpoint.ReleaseVariable} can name a mirror.", failure);
        }
        catch (InvalidDataException unusable)
        {
            throw new StepException(
                $"The archive {HttpCall.Shown(release.Address)} cannot be used: {unusable.Message.TrimEnd('.')}. Nothing was installed.", unusable);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StepException($"depot {release.Version} could not be put into {entry.Directory}: {refused.Message.TrimEnd('.')}. "
                + "Check the free space and the permissions; RUNNER_TOOL_CACHE names the tool cache.", refused);
        }
    }
}
