namespace Depot.Bake.Planning;

/// <summary>Tells definitions to fetch from names of targets.</summary>
public static class RemoteDefinition
{
    private static readonly string[] Prefixes = ["http://", "https://", "git://", "github.com/", "git@"];

    /// <summary>Whether the first argument of a bake names a definition elsewhere: an HTTP or Git URL.</summary>
    public static bool IsRemote(string argument) =>
        Array.Exists(Prefixes, prefix => argument.StartsWith(prefix, StringComparison.Ordinal));
}
