using System.Text.RegularExpressions;
using Conventions.Sources;

namespace Conventions.Pages;

/// <summary>A code means one thing, is on the page of codes, and was seen in a test.</summary>
public partial class DiagnosticPageSpecs
{
    private const string Page = "docs/diagnostics.md";

    [Fact]
    public void A_code_is_given_in_one_file_with_one_summary()
    {
        DiagnosticCode.All.Should().HaveCountGreaterThan(150);
        DiagnosticCode.All.GroupBy(code => code.Code)
            .Where(same => same.Select(code => (code.File, code.Texts is [var summary, ..] ? summary : null)).Distinct().Count() > 1).Select(same => same.Key).Should().BeEmpty();
    }

    [Fact]
    public void Every_code_has_one_row_in_order() =>
        Rows().Select(row => row.Code).Should().Equal(DiagnosticCode.All.Select(code => code.Code).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_summary_in_a_row_is_the_one_in_the_code()
    {
        var directories = DiagnosticCode.All.GroupBy(code => code.Code).ToDictionary(same => same.Key, same => Path.GetDirectoryName(same.First().File)!);
        var texts = directories.Values.Distinct().ToDictionary(directory => directory, directory => Repository.Files(directory, "*.cs").SelectMany(Texts).ToHashSet(StringComparer.Ordinal));

        Rows().Where(row => !texts[directories[row.Code]].Contains(row.Summary)).Should().BeEmpty();
    }

    [Fact]
    public void Every_row_has_a_description() => Rows().Where(row => row.When.Length < 10).Should().BeEmpty();

    [Fact]
    public void The_strings_of_every_code_occur_in_a_test_or_a_recorded_result()
    {
        var recorded = Repository.Files("tests", "*.cs").Concat(Repository.Files("tests", "*.txt"))
            .Where(file => !file.StartsWith("tests/Conventions.Tests/", StringComparison.Ordinal))
            .Select(file => Plain(Repository.Read(file))).ToList();

        // A code that is given in two places has one of the two strings in a test.
        DiagnosticCode.All.GroupBy(code => code.Code)
            .Where(same => !same.Any(code => recorded.Any(text => text.Contains(Plain(code.Signature), StringComparison.Ordinal))))
            .Select(same => same.Key).Should().BeSubsetOf(Untested);
    }

    [Fact]
    public void The_whole_message_of_every_code_of_the_library_occurs_in_a_test_or_a_recorded_result()
    {
        var files = Repository.Files("tests/Hcl2.Net.Tests", "*.cs").Concat(Repository.Files("tests/Hcl2.Net.Tests", "*.txt"))
            .Select(file => Joined().Replace(Repository.Read(file), "").Split('\n').Select(Plain).ToArray()).ToList();

        DiagnosticCode.All.Where(code => code.Code.StartsWith("HCL", StringComparison.Ordinal)).GroupBy(code => code.Code)
            .Where(same => !same.Any(code => files.Any(code.IsWholeIn)))
            .Select(same => same.Key).Should().BeSubsetOf(Untested);
    }

    // Two literals that are one string.
    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"", RegexOptions.NonBacktracking)]
    private static partial Regex Joined();

    // HCL1321: the lexer lets no lone backslash through. BAKE1002: only cases outside of this repository have it. This list gets shorter, never longer.
    private static readonly string[] Untested = ["BAKE1002", "HCL1321"];

    private static string Plain(string text) =>
        text.Replace("\\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace("\\", "", StringComparison.Ordinal);

    // Line by line, so that a quote that is a character puts nothing out of step for long.
    private static IEnumerable<string> Texts(string file) =>
        Repository.Read(file).Split('\n').SelectMany(line => line.Contains('"', StringComparison.Ordinal) ? StringLiterals.From(line.TrimStart(), 0) : []);

    // | `CODE` | Summary | When |
    private static IEnumerable<Row> Rows() => Repository.Read(Page).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|').Select(cell => cell.Trim().Replace('\u0001', '|')).ToArray())
        .Select(cells => new Row(cells[1].Trim('`'), cells[2], cells[3]));

    private sealed record Row(string Code, string Summary, string When);
}
