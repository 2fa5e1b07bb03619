using System.Globalization;

namespace Depot.Actions.Tests.Failures;

/// <summary>Builds that failed with the real output of many tools: the annotation quotes the cause, not the footer.</summary>
public class FailureCaseSpecs
{
    public static TheoryData<string> Names => [.. FailureCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_annotation_and_the_summary_hold_the_cause(string name)
    {
        var example = new FailureCase(Path.Combine(FailureCase.OwnDirectory, name));

        var (error, summary) = example.Show();

        example.IsTold(error).Should().BeTrue(error);
        example.IsShown(summary).Should().BeTrue(summary);
    }

    [Fact]
    public void There_are_cases_of_thirty_ecosystems() => FailureCase.Names.Count.Should().BeGreaterThan(40);

    // The floor is what was reached; it only ever goes up.
    [Fact]
    public void Of_all_cases_the_annotation_is_right_in_ninety_eight_percent_and_misleading_in_none()
    {
        var root = Environment.GetEnvironmentVariable("FAILURE_CASES") ?? "";
        Assert.SkipUnless(Directory.Exists(root), "FAILURE_CASES names no directory of further cases.");
        var cases = Directory.GetDirectories(root).Where(directory => File.Exists(Path.Combine(directory, "expect.json"))).Order(StringComparer.Ordinal).Select(directory => new FailureCase(directory)).ToList();

        var shown = cases.ConvertAll(example => (Case: example, Text: example.Show()));

        var wrong = shown.Where(item => !item.Case.IsTold(item.Text.Error)).Select(item => item.Case.Name).ToList();
        var hidden = shown.Where(item => !item.Case.IsShown(item.Text.Summary)).Select(item => item.Case.Name).ToList();
        wrong.Should().HaveCountLessThanOrEqualTo(cases.Count * 2 / 100, "these are wrong: {0}", string.Join(", ", wrong));
        hidden.Should().HaveCountLessThanOrEqualTo(cases.Count * 2 / 100, "these are not on the page: {0}", string.Join(", ", hidden));
        shown.Where(item => item.Case.Misleads(item.Text.Error)).Select(item => item.Case.Name).Should().BeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count - wrong.Count} of {cases.Count} annotations, {cases.Count - hidden.Count} summaries"));
    }
}
