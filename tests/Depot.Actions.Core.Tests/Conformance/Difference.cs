namespace Depot.Actions.Tests.Conformance;

/// <summary>How ours differs from a reference.</summary>
internal static class Difference
{
    /// <summary>What differs: flags, <c>target</c> for arguments without one, <c>error</c> where only one of the two fails, <c>warning</c> where only ours warns.</summary>
    public static IReadOnlyList<string> Of(WithBlock block, string reference, Outcome ours)
    {
        var theirs = block.Of(reference);
        List<string> differences = [];
        if (ours.Warnings is not null && theirs.Warnings is null) differences.Add("warning");
        if (theirs.Warnings is not null && theirs.Passes && ours.Warnings is null && ours.Passes) differences.Add("silence");
        if (ours.Passes != theirs.Passes) differences.Add("error");
        if (!ours.Passes || !theirs.Passes) return differences;

        var (mine, other) = Tables(theirs, ours);
        foreach (var everywhere in Everywhere.All.Where(everywhere => everywhere.Reference == reference)) everywhere.Apply(block, other, mine);
        return [.. differences, .. mine.Keys.Union(other.Keys).Where(flag => !Values(mine, flag).SequenceEqual(Values(other, flag))).Select(flag => flag.Length == 0 ? "target" : flag)];
    }

    /// <summary>Whether a difference that shows in every block shows in any.</summary>
    public static bool IsMet(Everywhere everywhere)
    {
        var approved = ConformanceData.Ours();
        return WithBlock.All.Any(block => block.Of(everywhere.Reference) is { Passes: true } theirs && approved[block.Name] is { Passes: true } ours
            && Tables(theirs, ours) is var (mine, other) && everywhere.Apply(block, other, mine));
    }

    /// <summary>The keys of reasons that a page gives.</summary>
    public static IReadOnlyList<string> Keys(string page, string kind) =>
        [.. ConformanceData.Page(page).Split($"<!-- {kind}: ").Skip(1).SelectMany(rest => rest[..rest.IndexOf(" -->", StringComparison.Ordinal)].Split(' '))];

    private static (Dictionary<string, List<string>> Mine, Dictionary<string, List<string>> Other) Tables(Outcome theirs, Outcome ours) =>
        (new(ArgumentTable.Of(ours.Args!)), new(ArgumentTable.Of(theirs.Args!)));

    private static List<string> Values(Dictionary<string, List<string>> table, string flag) => table.GetValueOrDefault(flag) ?? [];
}
