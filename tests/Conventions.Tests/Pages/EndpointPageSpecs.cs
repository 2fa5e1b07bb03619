using Depot.Actions.Http;

namespace Conventions.Pages;

/// <summary>The page about air-gapped networks names every URL that can be changed.</summary>
public class EndpointPageSpecs
{
    [Fact]
    public void Every_variable_that_moves_an_endpoint_is_on_the_page()
    {
        var page = Repository.Read("docs/air-gapped.md");
        var variables = typeof(Endpoint).GetFields().Where(field => field.IsLiteral && field.Name.EndsWith("Variable", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!).ToList();

        variables.Should().HaveCountGreaterThanOrEqualTo(3);
        variables.Where(variable => !page.Contains($"| `{variable}` |", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Every_URL_that_a_script_of_the_native_variants_takes_is_on_the_page()
    {
        var page = Repository.Read("docs/air-gapped.md");
        var words = Repository.Files("actions/native", "*.sh").Concat(Repository.Files("actions/native", "*.ps1")).SelectMany(file => Words(Repository.Read(file)))
            .Where(word => word.StartsWith("DEPOT_", StringComparison.Ordinal) && word.EndsWith("_URL", StringComparison.Ordinal)).Distinct().ToList();

        words.Should().NotBeEmpty();
        words.Where(variable => !page.Contains($"| `{variable}` |", StringComparison.Ordinal)).Should().BeEmpty();
    }

    // A constant that no code could take from elsewhere: a URL in a page is the one in the code.
    [Fact]
    public void The_URLs_on_the_page_are_those_of_the_code()
    {
        var code = string.Concat(Repository.Files("src/Depot.Actions.Core", "*.cs").Select(Repository.Read));
        var rows = Repository.Read("docs/air-gapped.md").Split('\n').Where(line => line.StartsWith("| `DEPOT_", StringComparison.Ordinal));
        var addresses = rows.SelectMany(row => row.Split('`').Where(cell => cell.StartsWith("https://", StringComparison.Ordinal))).ToList();

        addresses.Should().NotBeEmpty();
        addresses.Where(address => !code.Contains($"\"{address}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static string[] Words(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
