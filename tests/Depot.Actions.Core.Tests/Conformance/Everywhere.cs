namespace Depot.Actions.Tests.Conformance;

/// <summary>A difference that shows in every block alike: what turns the table of a reference into one that ours can be held against.</summary>
/// <param name="Key">The key of its reason in docs/differences.md.</param>
/// <param name="Reference">The reference that it is about.</param>
/// <param name="Apply">Changes the tables of the reference and of ours, and says whether there was anything to change.</param>
internal sealed record Everywhere(string Key, string Reference, Func<WithBlock, Dictionary<string, List<string>>, Dictionary<string, List<string>>, bool> Apply)
{
    private static readonly string[] DepotsOwn = ["--project", "--build-platform", "--lint", "--lint-fail-on", "--save", "--save-tag", "--sbom-dir"];

    /// <summary>All of them, in the order in which they are applied.</summary>
    public static IReadOnlyList<Everywhere> All { get; } =
    [
        new("attempt", "depot", static (_, theirs, _) => Replace(theirs, "--attest", static value => value.EndsWith("/actions/runs/42", StringComparison.Ordinal) ? value + "/attempts/1" : value)),
        new("twice", "depot", static (block, theirs, _) => block.Action == "bake" && (Halve(theirs, "--push") | Halve(theirs, "--set"))),
        new("bake-provenance", "depot", static (block, theirs, ours) => block.Action == "bake" && !block.With.ContainsKey("provenance") && (theirs.Remove("--attest") | RemoveDefaults(ours))),
        new("depots-own", "docker", static (_, _, ours) => DepotsOwn.Where(ours.Remove).ToList() is [_, ..]),
        new("fs-entitlement", "docker", static (block, theirs, _) => block.Action == "bake" && theirs.Remove("--allow")),
        new("default-target", "docker", static (block, theirs, _) => block.Action == "bake" && theirs.TryAdd("", ["default"])),
    ];

    private static bool Replace(Dictionary<string, List<string>> table, string flag, Func<string, string> change)
    {
        if (!table.TryGetValue(flag, out var values)) return false;
        var changed = values.ConvertAll(value => change(value));
        table[flag] = changed;
        return !changed.SequenceEqual(values);
    }

    private static bool Halve(Dictionary<string, List<string>> table, string flag)
    {
        if (!table.TryGetValue(flag, out var values) || values.Count % 2 != 0 || !values.Take(values.Count / 2).SequenceEqual(values.Skip(values.Count / 2))) return false;
        table[flag] = values[..(values.Count / 2)];
        return true;
    }

    // Ours gives single targets the default by --set.
    private static bool RemoveDefaults(Dictionary<string, List<string>> ours)
    {
        if (!ours.TryGetValue("--set", out var values) || values.RemoveAll(value => value.Contains(".attest=type=provenance,mode=", StringComparison.Ordinal)) == 0) return false;
        if (values.Count == 0) ours.Remove("--set");
        return true;
    }
}
