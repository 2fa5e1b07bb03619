using System.Reflection;

namespace Conventions;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Repository").Value!);

    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Files of the checkout below a directory, from its root, in the order of the alphabet; nothing that a build leaves.</summary>
    public static IReadOnlyList<string> Files(string directory, string pattern) =>
    [
        .. Directory.EnumerateFiles(PathOf(directory), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string file) => File.ReadAllText(PathOf(file));
}
