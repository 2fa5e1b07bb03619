namespace Depot.Release.Staging;

/// <summary>Pins what the native variant of an action downloads.</summary>
internal static class NativeFile
{
    /// <summary>The manifest with the version and the checksum of each platform's program.</summary>
    public static string Pin(string manifest, StageRequest request, ActionSource action, IReadOnlyDictionary<string, Asset> programs) => manifest;
}
