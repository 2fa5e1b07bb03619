using CsCheck;
using Depot.Bake.Model;

namespace Depot.Bake.Tests.Model;

public sealed class DuplicatesSpecs
{
    [Theory]
    [InlineData("AABC", "ACB")]
    [InlineData("ABAC", "ABC")]
    [InlineData("AAAB", "AB")]
    [InlineData("ABCBAD", "ABCD")]
    [InlineData("ABC", "ABC")]
    public void The_last_entry_fills_the_gap_of_a_duplicate(string entries, string kept) =>
        new string([.. Duplicates.Removed([.. entries.Select(entry => entry.ToString())], StringComparer.Ordinal)!.Select(entry => entry[0])]).Should().Be(kept);

    [Fact]
    public void The_order_is_that_of_comparing_every_pair_from_the_back() => Gen.Char['A', 'E'].Array[0, 12].Sample(entries =>
    {
        var expected = entries.ToList();
        for (var i = expected.Count - 2; i >= 0; i--)
        {
            var later = expected.IndexOf(expected[i], i + 1);
            if (later < 0) continue;

            expected[later] = expected[^1];
            expected.RemoveAt(expected.Count - 1);
        }

        (Duplicates.Removed<char>(entries) ?? []).Should().Equal(expected);
    });
}
