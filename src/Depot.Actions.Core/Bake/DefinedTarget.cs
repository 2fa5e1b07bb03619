namespace Depot.Actions.Bake;

/// <summary>One target of the definition, as far as checks, provenance and results depend on it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SaysProvenance">Whether the file asks for provenance or against it.</param>
/// <param name="HasDockerOutput">Whether it is exported for Docker, which cannot hold attestations.</param>
/// <param name="HasProject">Whether the file names the Depot project to build it in.</param>
public sealed record DefinedTarget(string Name, bool SaysProvenance, bool HasDockerOutput, bool HasProject)
{
    /// <summary>Path of its Dockerfile, from the directory of the bake; null when it has none of its own on this machine.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Its build context: a path from the directory of the bake, or a URL.</summary>
    public string Context { get; init; } = ".";

    /// <summary>Its named contexts, as written.</summary>
    public IReadOnlyDictionary<string, string> Contexts { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of its image, as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the file says where its result goes.</summary>
    public bool HasOutput { get; init; }

    /// <summary>Whether the file asks for an SBOM.</summary>
    public bool SaysSbom { get; init; }

    /// <summary>The variables that it passes on as secrets.</summary>
    public IReadOnlyList<string> SecretVariables { get; init; } = [];
}
