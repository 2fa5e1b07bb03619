namespace Depot.Actions.Cli;

/// <summary>Inputs that have no effect without another input.</summary>
internal static class IdleInput
{
    /// <summary>Warns about them.</summary>
    /// <param name="saveTags">The inputs <c>save-tag</c> and <c>save-tags</c>.</param>
    /// <param name="save">The input <c>save</c>.</param>
    /// <param name="sbomDir">The input <c>sbom-dir</c>.</param>
    /// <param name="hasSbom">Whether an SBOM is made.</param>
    /// <param name="lintFailOn">The input <c>lint-fail-on</c>.</param>
    /// <param name="lint">The input <c>lint</c>.</param>
    public static IEnumerable<string> GetWarnings(IReadOnlyList<string> saveTags, bool save, string? sbomDir, bool hasSbom, string? lintFailOn, bool lint)
    {
        if (saveTags.Count > 0 && !save) yield return "Input 'save-tags': nothing is saved, so it has no effect. Write 'save: true' as well.";
        if (sbomDir is not null && !hasSbom) yield return "Input 'sbom-dir': no SBOM is made, so the directory stays empty. Write 'sbom: true' as well.";
        if (lintFailOn is not null && !lint) yield return "Input 'lint-fail-on': nothing is linted, so it has no effect. Write 'lint: true' as well.";
    }

    /// <summary>Warns about <c>type=gha</c> caches, which Depot ignores.</summary>
    /// <param name="input">The name of the input.</param>
    /// <param name="caches">Its items.</param>
    public static IEnumerable<string> CacheWarnings(string input, IEnumerable<string> caches) =>
        caches.Any(cache => OutputSpec.Attributes(cache).Any(attribute => attribute is { Key: "type", Value: "gha" }))
            ? [$"Input '{input}': Depot leaves 'type=gha' out, since its builders keep the cache of a project themselves. Delete the line."]
            : [];

    /// <summary>Whether the input <c>sbom</c> asks for an SBOM.</summary>
    public static bool IsSbom(string? sbom) => sbom is not (null or "false" or "False" or "FALSE");
}
