using Hcl2.Functions;

namespace Depot.Bake.Text;

/// <summary>Paths with slashes, as Go's <c>path.Join</c> and <c>path.Dir</c> make them.</summary>
internal static class GoPath
{
    /// <summary>One path below another, or the path itself when it is absolute or there is no other; empty when both are.</summary>
    public static string Join(string directory, string path) =>
        directory.Length == 0 ? path.Length == 0 ? "" : SlashPath.Clean(path) : path.Length == 0 ? SlashPath.Clean(directory) : SlashPath.Clean($"{directory}/{path}");

    /// <summary>The directory of a path; <c>.</c> when it names none.</summary>
    public static string Directory(string path) => SlashPath.Directory(path);

    /// <summary>Whether a path starts at the root.</summary>
    public static bool IsRooted(string path) => path.StartsWith('/');
}
