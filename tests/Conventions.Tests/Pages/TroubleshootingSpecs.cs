using Conventions.Sources;
using Depot.Actions.Auth;
using Depot.Actions.Failures;

namespace Conventions.Pages;

/// <summary>Every error that a step ends with has an entry on the page, and every entry is an error there is.</summary>
public class TroubleshootingSpecs
{
    private const string Page = "docs/troubleshooting.md";

    // Strings that only continue another one.
    private static readonly string[] Continuations = ["; the last answer was …", "…, without a token", "…, without a challenge"];

    [Fact]
    public void Every_message_that_ends_a_step_has_an_entry()
    {
        var entries = Entries().ToList();

        StepMessages.Thrown.Should().HaveCountGreaterThan(40);
        StepMessages.Thrown.Except(Continuations).Where(message => !entries.Any(entry => Fits(entry, message))).Should().BeEmpty();
    }

    [Fact]
    public void Every_entry_is_a_message_that_is_still_there()
    {
        var said = StepMessages.Thrown.Concat(Remedies()).ToList();

        Entries().Where(entry => !said.Any(message => Fits(entry, message))).Should().BeEmpty();
    }

    [Fact]
    public void Every_reason_to_have_no_token_has_an_entry()
    {
        var entries = Entries().ToList();

        Remedies().Where(remedy => !entries.Any(entry => Fits(entry, remedy))).Should().BeEmpty();
    }

    // A row of the table of causes ends in a comment with the name of the cause.
    [Fact]
    public void Every_known_cause_of_a_failed_build_has_its_row() =>
        Rows().Select(row => row.Cause).Should().Equal(FailureCause.All.Select(cause => cause.Name));

    [Fact]
    public void A_row_says_whether_its_cause_is_retried_and_falls_back() =>
        Rows().Select(row => (row.Cause, row.IsTriedAgain, row.FallsBack))
            .Should().Equal(FailureCause.All.Select(cause => (cause.Name, cause.Passes is not null, cause.IsWithoutBuilder)));

    [Fact]
    public void A_row_quotes_a_sign_of_its_cause()
    {
        var causes = FailureCause.All.Where(cause => cause.Signs.Count > 0).ToDictionary(cause => cause.Name);

        Rows().Where(row => causes.ContainsKey(row.Cause) && !row.Quoted.Any(quoted => causes[row.Cause].Signs.Contains(quoted))).Select(row => row.Cause).Should().BeEmpty();
    }

    private sealed record CauseRow(string Cause, IReadOnlyList<string> Quoted, bool IsTriedAgain, bool FallsBack);

    private static IEnumerable<CauseRow> Rows()
    {
        foreach (var line in Repository.Read(Page).Split('\n'))
        {
            if (line.Split("<!-- cause: ") is not [var row, var rest]) continue;
            var cells = row.Split(" | ");
            yield return new(rest.Split(" -->")[0], [.. cells[0].Split('`').Where((_, at) => at % 2 == 1)], cells[2].Trim() == "yes", cells[3].Trim() == "yes");
        }
    }

    private static IEnumerable<string> Remedies() => Enum.GetValues<NoTokenReason>().Select(reason => new AuthResult(null, reason, "…").Remedy.ReplaceLineEndings(" "));

    private static bool Fits(string entry, string message) => message.Contains(entry, StringComparison.Ordinal);

    // ### `message, or the part of it that does not change`
    private static IEnumerable<string> Entries()
    {
        var section = "";
        foreach (var line in Repository.Read(Page).Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..];
            if (line.StartsWith("### `", StringComparison.Ordinal)) yield return line["### `".Length..].TrimEnd('`');
        }
    }
}
