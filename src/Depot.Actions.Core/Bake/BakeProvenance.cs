using Depot.Actions.Cli;

namespace Depot.Actions.Bake;

/// <summary>What a bake attests beyond what its file says.</summary>
/// <param name="Flag">The value of <c>--provenance</c>, for all targets: only what the user wrote; null leaves it out.</param>
/// <param name="Overrides">Values of <c>--set</c> that give single targets the default.</param>
public sealed record BakeProvenance(string? Flag, IReadOnlyList<string> Overrides)
{
    /// <summary>Applies the rules: an input speaks for all targets; the default only for targets whose file says nothing.</summary>
    /// <param name="inputs">The inputs of the bake.</param>
    /// <param name="targets">The targets that will be built; null when nobody could tell, which gets no default at all.</param>
    /// <param name="isPrivate">Whether the repository is private.</param>
    /// <param name="runUrl">The page of the run; null outside a workflow.</param>
    /// <param name="runAttempt">Which attempt of the run this is; null outside a workflow.</param>
    /// <param name="noDefaults"><c>BUILDX_NO_DEFAULT_ATTESTATIONS</c>.</param>
    /// <remarks>A global <c>--provenance</c> would also replace <c>disabled=true</c> in the file and publish build arguments.</remarks>
    public static BakeProvenance For(
        BakeInputs inputs, IReadOnlyList<TargetFacts>? targets, bool isPrivate, string? runUrl, string? runAttempt, bool noDefaults)
    {
        if (inputs.Provenance is { } written) return new(ProvenanceFlag.Of(written, runUrl), []);
        if (noDefaults || inputs.Load || targets is null) return new(null, []);

        var mode = isPrivate ? "mode=min,inline-only=true" : "mode=max";
        var builder = (runUrl, runAttempt) switch
        {
            ({ } url, { } attempt) => $",builder-id={url}/attempts/{attempt}",
            ({ } url, null) => $",builder-id={url}",
            _ => "",
        };
        return new(null, [.. targets.Where(target => !target.SaysProvenance && !target.HasDockerOutput)
            .Select(target => $"{target.Name}.attest=type=provenance,{mode}{builder}")]);
    }
}

/// <summary>One target of the definition, as far as provenance depends on it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SaysProvenance">Whether the file asks for provenance or against it.</param>
/// <param name="HasDockerOutput">Whether it is exported for Docker, which cannot hold attestations.</param>
/// <param name="HasProject">Whether the file names the Depot project to build it in.</param>
public sealed record TargetFacts(string Name, bool SaysProvenance, bool HasDockerOutput, bool HasProject)
{
    /// <summary>Path of its Dockerfile, from the folder of the bake; null when it has none of its own on this machine.</summary>
    public string? Dockerfile { get; init; }
}
