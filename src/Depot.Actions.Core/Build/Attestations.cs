using Depot.Actions.Cli;

namespace Depot.Actions.Build;

/// <summary>What the build attests, after the rules between three inputs and one variable are applied.</summary>
/// <param name="Attests">The values of <c>--attest</c>.</param>
/// <param name="Provenance">The value of <c>--provenance</c>; null leaves it out.</param>
/// <param name="Sbom">The value of <c>--sbom</c>; null leaves it out.</param>
public sealed record Attestations(IReadOnlyList<string> Attests, string? Provenance, string? Sbom)
{
    /// <summary>Applies the rules.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="isPrivate">Whether the repository is private: full provenance contains build arguments, which must stay
    /// private.</param>
    /// <param name="builderId">The page of the run, which provenance names as the builder; null outside a workflow.</param>
    /// <param name="noDefaults"><c>BUILDX_NO_DEFAULT_ATTESTATIONS</c>.</param>
    /// <remarks>
    /// The CLI refuses a type that is given twice, so the inputs <c>provenance</c> and <c>sbom</c> override entries of <c>attests</c>. The
    /// default comes only where the user said nothing at all, and never for the Docker exporter, which cannot hold attestations.
    /// </remarks>
    public static Attestations For(BuildPushInputs inputs, bool isPrivate, string? builderId, bool noDefaults)
    {
        var attests = inputs.Attests
            .Where(entry => !(inputs.Provenance is not null && IsOfType(entry, "provenance")))
            .Where(entry => !(inputs.Sbom is not null && IsOfType(entry, "sbom")))
            .Select(entry => IsOfType(entry, "provenance") ? ProvenanceFlag.Of(entry, builderId) : entry)
            .ToList();
        var wantsDefault = !noDefaults && !inputs.Load
            && !attests.Any(entry => IsOfType(entry, "provenance"))
            && !inputs.Outputs.Any(output => OutputSpec.Parse(output).Type == "docker");
        var provenance = inputs.Provenance is { } written ? ProvenanceFlag.Of(written, builderId)
            : wantsDefault ? ProvenanceFlag.WithBuilder(isPrivate ? "mode=min,inline-only=true" : "mode=max", builderId)
            : null;
        return new(attests, provenance, inputs.Sbom);
    }

    /// <summary>Whether an SBOM is made.</summary>
    public static bool HasSbom(BuildPushInputs inputs) =>
        inputs.Sbom is null ? inputs.Attests.Any(entry => IsOfType(entry, "sbom")) : IdleInput.IsSbom(inputs.Sbom);

    private static bool IsOfType(string entry, string type) =>
        OutputSpec.Attributes(entry) is [var first, ..] attributes
        && (attributes.Any(attribute => attribute.Key == "type" && attribute.Value == type) || (first.Value is null && first.Key == type));
}
