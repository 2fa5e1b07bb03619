using System.Text.Json.Nodes;
using Depot.Bake.Printing;

namespace Depot.Bake.Tests.Cases;

/// <summary>Definitions from public repositories, made small, each beside what the Depot CLI answered: a directory with files, <c>cmd</c> and <c>cli.txt</c>.</summary>
public sealed class RealDefinitionSpecs
{
    private const string Variable = "BAKE_REAL";

    private static readonly string? Root = Environment.GetEnvironmentVariable(Variable);

    public static TheoryData<string> Directories => Directory.Exists(Root) ? [.. Directory.EnumerateDirectories(Root).Order(StringComparer.Ordinal)] : [""];

    [Theory]
    [MemberData(nameof(Directories))]
    public void Every_real_definition_has_the_answer_of_the_Depot_CLI(string directory)
    {
        Assert.SkipWhen(directory.Length == 0, $"{Variable} names no directory of real definitions.");
        var answer = File.ReadAllText(Path.Combine(directory, "cli.txt"));
        var (exit, text) = (answer[..answer.IndexOf('\n', StringComparison.Ordinal)], answer[(answer.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

        var outcome = new BakeCase(directory).Plan();

        var printed = outcome.Definition is { } plan ? BakeJson.ToText(plan) : outcome.Error!.Message;
        if (exit == "rc 0" && outcome.Definition is not null) JsonNode.DeepEquals(JsonNode.Parse(printed), JsonNode.Parse(text)).Should().BeTrue($"expected\n{text}\nbut printed\n{printed}");
        else printed.Should().Be(text.TrimEnd('\n'));
    }
}
