using Hcl2.Tests.Readme;

namespace Hcl2.Tests.Original;

/// <summary>Recorded answers of hashicorp/hcl: some in the repository, all of them where HCL_CASES points.</summary>
public class OriginalSpecs
{
    private static readonly string? Directory = Environment.GetEnvironmentVariable("HCL_CASES");

    public static TheoryData<string, LogicalOperators> Sets =>
        Both(OriginalCase.Sample.Select(static recorded => recorded.Set).Distinct());

    public static TheoryData<string, LogicalOperators> AllSets =>
        Both(Directory is null ? [""] : System.IO.Directory.EnumerateFiles(Directory, "*.jsonl.gz").Order(StringComparer.Ordinal).Select(static path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_case_has_the_answer_of_the_original_or_a_difference_that_is_listed(string set, LogicalOperators version) =>
        Unlisted(OriginalCase.Sample.Where(recorded => recorded.Set == set), version).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(AllSets))]
    public void Every_case_has_the_answer_of_the_original_or_a_difference_that_is_listed(string file, LogicalOperators version)
    {
        Assert.SkipWhen(Directory is null, "HCL_CASES names no directory with the recorded cases.");

        Unlisted(OriginalCase.Read(Path.Combine(Directory!, file), file), version).Should().BeEmpty();
    }

    [Fact]
    public void Every_difference_on_the_list_is_met_by_a_case()
    {
        // Edits are recorded for files of other people, which are not in the repository.
        var edits = Directory is null ? [] : OriginalCase.Read(Path.Combine(Directory, "write.jsonl.gz"), "write");
        var met = OriginalCase.Sample.Concat(edits).SelectMany(static recorded => Enum.GetValues<LogicalOperators>().SelectMany(version => Comparison.Of(recorded, version)))
            .SelectMany(static mismatch => Differences.All.Where(one => one.Explains(mismatch)))
            .Select(static one => one.Name);

        var listed = Differences.All.Select(static one => one.Name).Distinct();
        met.Distinct().Should().BeEquivalentTo(Directory is null ? listed.Except(Differences.OfEdits) : listed);
    }

    [Fact]
    public void The_page_lists_the_differences_by_their_names()
    {
        var page = File.ReadLines(Path.Combine(ReadmePage.Root, "docs", "hcl-differences.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('`')[1]);

        page.Should().BeEquivalentTo(Differences.All.Select(static one => one.Name).Distinct().Concat(Differences.OfThePage));
    }

    private static TheoryData<string, LogicalOperators> Both(IEnumerable<string> sets)
    {
        var data = new TheoryData<string, LogicalOperators>();
        foreach (var set in sets)
        {
            data.Add(set, LogicalOperators.Eager);
            data.Add(set, LogicalOperators.ShortCircuit);
        }

        return data;
    }

    /// <summary>The first of the mismatches that no difference on the list explains.</summary>
    private static string[] Unlisted(IEnumerable<OriginalCase> cases, LogicalOperators version) =>
        [.. cases.SelectMany(recorded => Comparison.Of(recorded, version))
            .Where(static mismatch => !Differences.All.Any(one => one.Explains(mismatch)) && !Difference.Explain(Differences.All, mismatch))
            .Select(static mismatch => mismatch.ToString())
            .Take(20)];
}
