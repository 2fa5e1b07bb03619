using System.Text;

namespace Depot.Release.Trees;

/// <summary>One file of a repository.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsExecutable">Git keeps this one permission and no other.</param>
internal sealed record TreeFile(string Path, byte[] Content, bool IsExecutable = false)
{
    /// <summary>The mode as Git writes it.</summary>
    public string Mode => IsExecutable ? "100755" : "100644";

    /// <summary>Git's name of the content.</summary>
    public string Sha => GitHash.Blob(Content);

    public static TreeFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Whether Git would call a file on this disk executable.</summary>
    public static bool IsExecutableFile(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != 0;

    /// <summary>The content as text; null when it is none, so that it has to travel as a blob.</summary>
    public string? Text()
    {
        if (Content.AsSpan().Contains((byte)0)) return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
