using System.Security.Cryptography;
using System.Text;

namespace Depot.Release.Trees;

/// <summary>Git's hashes of contents, computed here to compare them with GitHub's without a download.</summary>
internal static class GitHash
{
    /// <summary>The name of a file's content: 40 lower-case hexadecimal digits.</summary>
    public static string Blob(ReadOnlySpan<byte> content) => Object("blob", content);

    /// <summary>The name of a whole tree; paths are distinct and no path is a directory of another.</summary>
    public static string Tree(IEnumerable<TreeFile> files) => Directory(files.Select(file => (Segments: file.Path.Split('/'), File: file)), 0);

    private static string Directory(IEnumerable<(string[] Segments, TreeFile File)> files, int depth)
    {
        var entries = files.GroupBy(file => file.Segments[depth]).Select(group =>
            group.First() is var (segments, file) && segments.Length == depth + 1
                ? (Order: group.Key, Mode: file.Mode, Name: group.Key, file.Sha)
                // Git sorts a directory as if its name ended with a slash.
                : (Order: group.Key + '/', Mode: "40000", Name: group.Key, Sha: Directory(group, depth + 1)));

        using var content = new MemoryStream();
        foreach (var (_, mode, name, sha) in entries.OrderBy(entry => entry.Order, StringComparer.Ordinal))
        {
            content.Write(Encoding.UTF8.GetBytes($"{mode} {name}\0"));
            content.Write(Convert.FromHexString(sha));
        }

        return Object("tree", content.ToArray());
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "Git names objects by SHA-1; nothing is protected by it here.")]
    private static string Object(string type, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"{type} {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
