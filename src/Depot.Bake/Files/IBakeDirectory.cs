namespace Depot.Bake.Files;

/// <summary>The directory a bake runs in, as far as planning looks at it. Paths are relative to it or absolute.</summary>
public interface IBakeDirectory
{
    /// <summary>Absolute path of the directory.</summary>
    string Path { get; }

    /// <summary>What is at a path.</summary>
    BakeEntry Look(string path);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    byte[] Read(string path);
}
