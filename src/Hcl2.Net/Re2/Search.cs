using Hcl2.Work;

namespace Hcl2.Re2;

/// <summary>Finds the matches of a pattern in one string. The steps it takes count as work of the evaluation that it is part of.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="text">The whole string: what is before a match counts for <c>^</c> and <c>\b</c>.</param>
internal sealed class Search(Pattern pattern, string text)
{
    // One machine for all matches: its lists are as large as the pattern.
    private readonly Machine _machine = pattern.On(text);

    /// <summary>The leftmost match from a position on; of several there the one that the pattern prefers.</summary>
    /// <param name="position">UTF-16 units from the start.</param>
    /// <returns>Start and end of every group in UTF-16 units, -1 for those without a part in it; null without a match.</returns>
    /// <exception cref="WorkExceededException">The search takes too many steps.</exception>
    public int[]? From(int position)
    {
        var before = WorkMeter.Remaining;
        var left = before;
        var match = _machine.Run(position, ref left);
        WorkMeter.Spend(before - left);
        return left < 0 ? throw new WorkExceededException() : match;
    }
}
