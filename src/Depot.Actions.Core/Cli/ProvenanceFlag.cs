namespace Depot.Actions.Cli;

/// <summary>The value of <c>--provenance</c>.</summary>
public static class ProvenanceFlag
{
    /// <summary>The input <c>provenance</c> in the CLI's form: a boolean of the YAML core schema, or attributes.</summary>
    /// <param name="written">The input as written.</param>
    /// <param name="builderId">The page of the run, which provenance names as the builder; null outside a workflow.</param>
    public static string Of(string written, string? builderId) => written switch
    {
        "true" or "True" or "TRUE" => builderId is null ? "true" : $"builder-id={builderId}",
        "false" or "False" or "FALSE" => "false",
        _ => HasBuilder(written) ? written : WithBuilder(written, builderId),
    };

    /// <summary>Attributes with the run as the builder.</summary>
    /// <param name="attributes">Such as <c>mode=max</c>.</param>
    /// <param name="builderId">As for <see cref="Of"/>.</param>
    public static string WithBuilder(string attributes, string? builderId) => builderId is null ? attributes : $"{attributes},builder-id={builderId}";

    private static bool HasBuilder(string attributes) => OutputSpec.Attributes(attributes).Any(attribute => attribute.Key == "builder-id");
}
