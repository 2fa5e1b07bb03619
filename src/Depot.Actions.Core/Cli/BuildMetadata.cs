using System.Text;
using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Cli;

/// <summary>The metadata file of the CLI.</summary>
/// <param name="Bytes">Its content as written, without a byte order mark.</param>
/// <remarks>
/// The provenance of a bake of many targets has tens of megabytes, so it is kept once, as bytes; <see cref="Text.JsonMembers"/> reads it.
/// </remarks>
public sealed record BuildMetadata(ReadOnlyMemory<byte> Bytes)
{
    private const int LargestFile = 64 << 20;
    private const int LongestDigest = 71;

    /// <summary>How many characters the text has.</summary>
    public int Characters { get; } = Encoding.UTF8.GetCharCount(Bytes.Span);

    /// <summary>The text if it is short enough for an output; null if it is not.</summary>
    public string? Text => Characters <= GitHubLimits.LongestOutput ? Encoding.UTF8.GetString(Bytes.Span) : null;

    /// <summary>Reads the file; null if it is missing, has no content, or cannot be read.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="log">Takes a warning if there is a file and it cannot be read.</param>
    public static BuildMetadata? Read(string file, StepLog log)
    {
        try
        {
            return RegularFile.Exists(file) ? Of(RegularFile.Read(file, LargestFile)) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.Warning($"The CLI's metadata file cannot be read: {unreadable.Message.TrimEnd('.')}. The outputs that come from it are empty; the build is not affected.");
            return null;
        }
    }

    /// <summary>Metadata of a string; null if it has no content.</summary>
    public static BuildMetadata? Of(string? text) => text is null ? null : Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest that a string is, such as <c>sha256:…</c>; null if it is none.</summary>
    public static string? Digest(string? text) =>
        text is { Length: LongestDigest } && text.StartsWith("sha256:", StringComparison.Ordinal) && text.AsSpan("sha256:".Length).IndexOfAnyExcept(Hex) < 0 ? text : null;

    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create("0123456789abcdef");

    private static BuildMetadata? Of(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes["\uFEFF"u8.Length..];
        var content = bytes.Span.Trim(" \t\r\n"u8);
        return content.IsEmpty || content.SequenceEqual("null"u8) ? null : new(bytes);
    }
}
