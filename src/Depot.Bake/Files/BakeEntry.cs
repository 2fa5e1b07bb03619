namespace Depot.Bake.Files;

/// <summary>What is at a path.</summary>
public enum BakeEntry
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file, or what reads like one.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}
