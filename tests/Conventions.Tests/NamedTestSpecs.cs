namespace Conventions;

/// <summary>Pages that name a test as evidence name one that exists.</summary>
public class NamedTestSpecs
{
    public static TheoryData<string, int> Pages => new() { { "docs/user-asks.md", 25 }, { "docs/defects.md", 35 }, { "docs/security.md", 20 } };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_row_names_a_test_and_every_named_test_exists(string page, int leastRows)
    {
        var rows = Repository.Read(page).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).ToList();

        rows.Should().HaveCountGreaterThanOrEqualTo(leastRows);
        rows.Should().OnlyContain(row => Names(row).Any());
        Repository.Read(page).Split('\n').SelectMany(Names).Where(name => !Exists(name)).Should().BeEmpty();
    }

    // `ClassSpecs.Method`, in code quotes.
    private static IEnumerable<string> Names(string row) =>
        row.Split('`').Where((_, at) => at % 2 == 1).Where(code => code.Split('.') is [var type, _] && type.EndsWith("Specs", StringComparison.Ordinal));

    private static bool Exists(string name)
    {
        var (type, method) = name.Split('.') is [var first, var second] ? (first, second) : default;
        return Directory.EnumerateFiles(Repository.PathOf("tests"), type + ".cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal));
    }
}
