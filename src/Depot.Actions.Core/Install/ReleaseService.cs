using System.Text.Json;
using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Text;

namespace Depot.Actions.Install;

/// <summary>One version of the CLI for one platform, and what is known before the download.</summary>
/// <param name="Version">The exact version.</param>
/// <param name="Address">Where its archive is.</param>
/// <param name="Checksum">The SHA-256 that the service gave; null when it gave none.</param>
/// <param name="Length">Bytes of the archive; null when the service does not say.</param>
public sealed record Release(string Version, Uri Address, Checksum? Checksum = null, long? Length = null)
{
    /// <summary>
    /// The file of checksums that a release of the CLI carries (GoReleaser's name for it); null if the archive is not in a directory of
    /// releases.
    /// </summary>
    public Uri? ChecksumFile => Address.AbsolutePath.Contains("/releases/download/", StringComparison.Ordinal)
        ? new(Address, $"depot_{Version}_checksums.txt") : null;

    /// <summary>Name of the archive.</summary>
    public string FileName => Uri.UnescapeDataString(Address.Segments[^1]);
}

/// <summary>Requests the archive for a version or a range.</summary>
/// <remarks>
/// <c>GET &lt;base&gt;/&lt;system&gt;/&lt;architecture&gt;/&lt;version&gt;</c> answers <c>{"ok":true,"url":…}</c> or
/// <c>{"ok":false,"error":…}</c>. A mirror may add <c>version</c>, <c>sha256</c> (or <c>digest</c>) and <c>size</c>.
/// </remarks>
public static class ReleaseService
{
    private static readonly string[] ChecksumMembers = ["sha256", "digest"];
    private const string Releases = "https://github.com/depot/cli/releases";

    /// <summary>Resolves the requested version.</summary>
    /// <param name="http">The network.</param>
    /// <param name="start">URL of the service.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="asked"><c>latest</c>, a version or a range, as the user wrote it.</param>
    /// <exception cref="StepException">There is no such version, the service could not be reached, or its answer is invalid.</exception>
    public static async Task<Release> ResolveAsync(HttpCaller http, Uri start, ReleasePlatform platform, string asked)
    {
        var call = new HttpCall(HttpMethod.Get, Endpoint.Below(start, platform.System, platform.Architecture, asked));
        var answer = await http.SendAsync(call).ConfigureAwait(false);
        return Read(answer, platform, asked);
    }

    /// <summary>Reads the answer of the service.</summary>
    /// <exception cref="StepException">It offers no archive, or not the requested one.</exception>
    public static Release Read(HttpAnswer answer, ReleasePlatform platform, string asked)
    {
        if (answer.Json is null)
        {
            throw new StepException($"{answer.Call} answered {answer.StatusText}, but not with JSON{Beginning(answer.Body)}. "
                + $"The release service, or a proxy before it, has a problem; {Endpoint.ReleaseVariable} can name another one.");
        }

        if (!answer.Succeeded || answer.Text("url") is not { Length: > 0 } url)
        {
            throw new StepException($"There is no Depot CLI '{asked}' for {platform}: {answer.Problem}. See {Releases} for the versions.");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            throw new StepException($"{answer.Call} answered with a 'url' that is not an HTTP URL.");
        }

        var version = CliVersion.In(address) ?? CliVersion.Exact(answer.Text("version") ?? "") ?? CliVersion.Exact(asked)
            ?? throw new StepException($"{answer.Call} answered with {HttpCall.Shown(address)}, which does not contain its version. "
                + "Write an exact version into the input 'version', or have the service add a field 'version'.");
        if (CliVersion.Exact(asked) is { } exact && exact != version)
        {
            throw new StepException($"The input 'version' asks for {exact}, but {answer.Call} offers {version}. Nothing was installed.");
        }

        return new(version, address, ChecksumOf(answer), LengthOf(answer));
    }

    private static Checksum? ChecksumOf(HttpAnswer answer)
    {
        if (ChecksumMembers.FirstOrDefault(name => Has(answer, name)) is not { } member) return null;
        return Checksum.FromHex(answer.Text(member), "the release service")
            ?? throw new StepException($"{answer.Call} answered with a checksum that is not a SHA-256 (64 hexadecimal digits). Nothing was installed.");
    }

    private static long? LengthOf(HttpAnswer answer)
    {
        if (!Has(answer, "size")) return null;
        return answer.Json!.Value.GetProperty("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) && bytes >= 0 ? bytes
            : throw new StepException($"{answer.Call} answered with a 'size' that is not a number of bytes. Nothing was installed.");
    }

    // Null is treated like a missing member.
    private static bool Has(HttpAnswer answer, string member) =>
        answer.Json is { } json && json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string Beginning(string body)
    {
        var text = AnsiText.Strip(body.ReplaceLineEndings(" ")).Trim();
        return text.Length == 0 ? " (it is empty)" : $" (it begins with '{text[..Math.Min(text.Length, 60)].TrimEnd()}')";
    }
}
