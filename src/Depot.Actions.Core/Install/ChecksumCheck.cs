using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Step;

namespace Depot.Actions.Install;

/// <summary>Compares a download with every checksum that was published for it.</summary>
/// <remarks>
/// The sources, in this order: the release service, the headers of the download, and the file of checksums beside the archive if the
/// archive is a release on GitHub or a mirror of one. A published checksum must match. None is required, because the service currently
/// gives none. A checksum from the server of the archive protects against damage in transit, not against that server; one from the release
/// service protects against both.
/// </remarks>
public static class ChecksumCheck
{
    /// <summary>Checks the download and logs the source of the checksum.</summary>
    /// <exception cref="StepException">A checksum does not match, or the file of checksums could not be fetched though the archive could.</exception>
    public static async Task RunAsync(StepContext context, HttpCaller http, Release release, Downloaded download)
    {
        List<Checksum> published = [.. release.Checksum is { } known ? [known] : Array.Empty<Checksum>(), .. download.Published];
        if (published.Count == 0 && await FromFileAsync(http, release).ConfigureAwait(false) is { } listed) published.Add(listed);

        if (published.Find(checksum => checksum.Hex != download.Sha256) is { } wrong) throw Mismatch(release, download, wrong);
        context.Log.Info(published.Count == 0
            ? $"No checksum is published for this archive; SHA-256 {download.Sha256}"
            : $"SHA-256 {download.Sha256} matches {string.Join(" and ", published.Select(checksum => checksum.Origin).Distinct())}");
    }

    private static async Task<Checksum?> FromFileAsync(HttpCaller http, Release release)
    {
        if (release.ChecksumFile is not { } address) return null;
        var answer = await http.SendAsync(new(HttpMethod.Get, address)).ConfigureAwait(false);
        return answer.Succeeded ? Checksum.FromFile(answer.Body, release.FileName, HttpCall.Shown(address)) : null;
    }

    private static StepException Mismatch(Release release, Downloaded download, Checksum wrong) => new(
        $"{HttpCall.Shown(release.Address)} is not what was published: its SHA-256 is {download.Sha256}, and {wrong.Origin} says {wrong.Hex}. "
        + "Nothing was installed. A proxy or mirror may have damaged or replaced it; fetch it again or ask its operator.");
}
