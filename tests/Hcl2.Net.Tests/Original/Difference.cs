namespace Hcl2.Tests.Original;

/// <summary>A difference from the original that docs/hcl-differences.md lists.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Erase">Takes it out of a part of an answer: the rest must be the same on both sides.</param>
/// <param name="Applies">Whether a mismatch can be of this kind at all.</param>
internal sealed record Difference(string Name, Func<string, string> Erase, Func<Mismatch, bool> Applies)
{
    /// <summary>Whether this alone explains a mismatch.</summary>
    public bool Explains(Mismatch mismatch) => Applies(mismatch) && Same(mismatch, Erase);

    /// <summary>Whether several together do.</summary>
    public static bool Explain(IEnumerable<Difference> all, Mismatch mismatch) =>
        all.Where(one => one.Applies(mismatch)).ToArray() is { Length: > 1 } some && Same(mismatch, text => some.Aggregate(text, static (left, one) => one.Erase(left)));

    private static bool Same(Mismatch mismatch, Func<string, string> erase) => erase(mismatch.Theirs ?? "") == erase(mismatch.Ours ?? "");
}
