using Depot.Bake.Model;

namespace Depot.Actions.Bake;

/// <summary>The parts of a target in the definition that checks, provenance and results use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SaysProvenance">Whether the file sets provenance, on or off.</param>
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

    /// <summary>Whether the file sets an output.</summary>
    public bool HasOutput { get; init; }

    /// <summary>Whether the file requests an SBOM.</summary>
    public bool SaysSbom { get; init; }

    /// <summary>The variables that it passes on as secrets, by their names or by the ids of secrets.</summary>
    public IReadOnlyList<string> SecretVariables { get; init; } = [];

    /// <summary>The paths of the secrets that it passes on, from the directory of the bake; also the ids of those that may be paths.</summary>
    public IReadOnlyList<string> SecretFiles { get; init; } = [];

    /// <summary>The SSH agents and keys that it passes on; paths start at the directory of the bake.</summary>
    public IReadOnlyList<BakeSsh> Ssh { get; init; } = [];
}
