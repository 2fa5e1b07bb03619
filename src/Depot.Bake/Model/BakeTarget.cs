namespace Depot.Bake.Model;

/// <summary>A target: what to build and how. It contains inherited attributes only where this is stated.</summary>
/// <remarks>
/// Null means that an attribute was not given, which merging distinguishes from an empty list or string. Empty maps and maps that were not
/// given are the same, and so are an entry with the value null and no entry. The attributes are in the order in which they are printed.
/// </remarks>
public sealed partial record BakeTarget(string Name)
{
    /// <summary>Targets whose attributes come first, in the order in which they are merged. Never printed.</summary>
    public IReadOnlyList<string> Inherits { get; init; } = [];

    /// <summary>Description; empty if there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>attest</c>.</summary>
    public IReadOnlyList<BakeAttest>? Attest { get; init; }

    /// <summary><c>context</c>: path, URL, <c>cwd://…</c> or <c>-</c>, verbatim.</summary>
    public string? Context { get; init; }

    /// <summary><c>contexts</c>: named contexts, verbatim; <c>target:NAME</c> links to another target.</summary>
    public TextMap Contexts { get; init; } = TextMap.Empty;

    /// <summary><c>dockerfile</c>.</summary>
    public string? Dockerfile { get; init; }

    /// <summary><c>dockerfile-inline</c>.</summary>
    public string? DockerfileInline { get; init; }

    /// <summary><c>args</c>.</summary>
    public TextMap Args { get; init; } = TextMap.Empty;

    /// <summary><c>labels</c>.</summary>
    public TextMap Labels { get; init; } = TextMap.Empty;

    /// <summary><c>tags</c>.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary><c>cache-from</c>.</summary>
    public IReadOnlyList<BakeCache>? CacheFrom { get; init; }

    /// <summary><c>cache-to</c>.</summary>
    public IReadOnlyList<BakeCache>? CacheTo { get; init; }

    /// <summary><c>target</c>: the stage of the Dockerfile.</summary>
    public string? Stage { get; init; }

    /// <summary><c>secret</c>.</summary>
    public IReadOnlyList<BakeSecret>? Secrets { get; init; }

    /// <summary><c>ssh</c>.</summary>
    public IReadOnlyList<BakeSsh>? Ssh { get; init; }

    /// <summary><c>platforms</c>.</summary>
    public IReadOnlyList<string>? Platforms { get; init; }

    /// <summary><c>output</c>.</summary>
    public IReadOnlyList<BakeOutput>? Outputs { get; init; }

    /// <summary><c>pull</c>.</summary>
    public bool? Pull { get; init; }

    /// <summary><c>no-cache</c>.</summary>
    public bool? NoCache { get; init; }

    /// <summary><c>network</c>.</summary>
    public string? Network { get; init; }

    /// <summary><c>no-cache-filter</c>.</summary>
    public IReadOnlyList<string>? NoCacheFilter { get; init; }

    /// <summary><c>shm-size</c>, verbatim.</summary>
    public string? ShmSize { get; init; }

    /// <summary><c>project_id</c>, the Depot project; empty when not given.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Attributes of a Compose file that the CLI drops, by their names in the file. Never printed.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
