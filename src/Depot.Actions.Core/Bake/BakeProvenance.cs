using Depot.Actions.Cli;

namespace Depot.Actions.Bake;

/// <summary>What a bake attests in addition to its file.</summary>
/// <param name="Flag">The value of <c>--provenance</c>, for all targets: only what the user wrote; null leaves it out.</param>
/// <param name="Overrides">Values of <c>--set</c> that give single targets the default.</param>
public sealed record BakeProvenance(string? Flag, IReadOnlyList<string> Overrides)
{
    /// <summary>Applies the rules: an input applies to all targets, the default only to targets without a setting in their file.</summary>
    /// <param name="inputs">The inputs of the bake.</param>
    /// <param name="targets">The targets that will be built; null when unknown, which gets no default at all.</param>
    /// <param name="isPrivate">Whether the repository is private.</param>
    /// <param name="builderId">The page of the run, which provenance names as the builder; null outside a workflow.</param>
    /// <param name="noDefaults"><c>BUILDX_NO_DEFAULT_ATTESTATIONS</c>.</param>
    /// <remarks>A global <c>--provenance</c> would also replace <c>disabled=true</c> in the file and publish build arguments.</remarks>
    public static BakeProvenance For(
        BakeInputs inputs, IReadOnlyList<DefinedTarget>? targets, bool isPrivate, string? builderId, bool noDefaults)
    {
        if (inputs.Provenance is { } written) return new(ProvenanceFlag.Of(written, builderId), []);
        if (noDefaults || inputs.Load || targets is null) return new(null, []);

        var provenance = ProvenanceFlag.WithBuilder(isPrivate ? "mode=min,inline-only=true" : "mode=max", builderId);
        return new(null, [.. targets.Where(target => !target.SaysProvenance && !target.HasDockerOutput)
            .Select(target => $"{target.Name}.attest=type=provenance,{provenance}")]);
    }
}
