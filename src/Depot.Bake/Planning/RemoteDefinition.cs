namespace Depot.Bake.Planning;

/// <summary>Distinguishes remote definitions from names of targets.</summary>
public static class RemoteDefinition
{
    private static readonly string[] Prefixes = ["http://", "https://", "git://", "github.com/", "git@"];

    /// <summary>Whether the first argument of a bake names a remote definition: an HTTP or Git URL.</summary>
    public static bool IsRemote(string argument) =>
        Array.Exists(Prefixes, prefix => argument.StartsWith(prefix, StringComparison.Ordinal));
}
