using System.Security.Cryptography;
using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Inputs;
using Depot.Bake.Files;

namespace Depot.Actions.Install;

/// <summary>The input <c>sha256</c>: the allowed files of the CLI; empty if every file is allowed.</summary>
/// <param name="Sha256">Digests in lowercase, one for each platform of the workflow; empty means that nothing is pinned.</param>
public sealed record CliPin(IReadOnlyList<string> Sha256)
{
    /// <summary>The input's name.</summary>
    public const string Input = "sha256";

    /// <summary>Nothing is pinned.</summary>
    public static CliPin None { get; } = new([]);

    /// <summary>Whether only these files are allowed.</summary>
    public bool IsSet => Sha256.Count > 0;

    /// <summary>Reads the input.</summary>
    /// <param name="source">The inputs.</param>
    /// <param name="version">The input <c>version</c>.</param>
    /// <exception cref="InputException">An item is not a SHA-256, or the version is not exact: a file belongs to one version.</exception>
    public static CliPin Read(InputSource source, string version)
    {
        var items = source.List(Input, ListRule.LinesAndCommas);
        if (items.Count == 0) return None;
        if (CliVersion.Exact(version) is null)
            throw new InputException(Input, $"a file belongs to one version, and 'version' is '{version}'. Write an exact version, such as 2.102.12.");
        return new([.. items.Select((item, index) => Checksum.FromHex(item, Input)?.Hex
            ?? throw new InputException(Input, $"item {index + 1} of {items.Count} is not a valid SHA-256; write 64 hexadecimal digits."))]);
    }

    /// <summary>Whether a file may be used.</summary>
    public bool Allows(string sha256) => !IsSet || Sha256.Contains(sha256);

    /// <summary>Checks what was downloaded.</summary>
    /// <param name="release">Where it comes from.</param>
    /// <param name="archive">SHA-256 of the archive.</param>
    /// <param name="program">SHA-256 of the program in it.</param>
    /// <exception cref="InputException">The input names neither.</exception>
    public void Require(Release release, string archive, string program)
    {
        if (Allows(archive) || Allows(program)) return;
        throw new InputException(Input, $"depot {release.Version} is a different file: {HttpCall.Shown(release.Address)} has the SHA-256 {archive}, and the "
            + $"program in it {program}. Nothing was installed. Find out why it differs before you write another value.");
    }

    /// <summary>SHA-256 of a file, in lowercase.</summary>
    public static string Of(string file)
    {
        using var content = RegularFile.Open(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
