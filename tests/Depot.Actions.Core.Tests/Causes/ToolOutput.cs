using System.Text;
using Depot.Actions.Causes;
using Depot.Actions.Tests.Failures;

namespace Depot.Actions.Tests.Causes;

/// <summary>What a tool prints when it fails, and what of it tells the cause.</summary>
/// <param name="Name">Short.</param>
/// <param name="Any">Strings of which the telling lines hold one.</param>
/// <param name="Lines">The output.</param>
internal sealed record ToolOutput(string Name, IReadOnlyList<string> Any, IReadOnlyList<string> Lines)
{
    private static readonly string Source = Path.Combine(Path.GetDirectoryName(Log.Approved.Directory)!, "..", "Causes", "data", "tools.txt");

    /// <summary>The short ones of <c>data/tools.txt</c>: a line <c>=== name || text || text</c>, then the output.</summary>
    public static IReadOnlyList<ToolOutput> All { get; } =
        [.. File.ReadAllText(Source).Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>Those, and the RUN steps of <see cref="FailureCase"/>.</summary>
    public static IReadOnlyList<ToolOutput> Everything { get; } =
        [.. All, .. FailureCase.Names.Select(name => new FailureCase(Path.Combine(FailureCase.OwnDirectory, name))).Where(example => example.IsRun).Select(example => new ToolOutput(example.Name, [.. example.Any], example.Output()))];

    /// <summary>The telling lines, as one string without line breaks.</summary>
    public string Telling(LineJudge judge) => Lead(judge, int.MaxValue);

    /// <summary>Whether they tell the cause.</summary>
    public bool IsTold(LineJudge judge) => Tells(Telling(judge));

    /// <summary>Whether the first of them does.</summary>
    public bool IsToldAtOnce(LineJudge judge) => Tells(Lead(judge, 1));

    private bool Tells(string told) => Any.Any(text => told.Contains(Words(text), StringComparison.Ordinal));

    private string Lead(LineJudge judge, int most)
    {
        var output = new StepOutput(judge);
        foreach (var line in Lines) output.Add(Encoding.UTF8.GetBytes(line));
        return output.Cause().Telling is { Count: > 0 } telling ? Words(string.Join(' ', telling.Take(most))) : "printed nothing";
    }

    private static ToolOutput Parse(string block)
    {
        var lines = block.TrimEnd('\n').Split('\n');
        var head = lines[0].Split(" || ");
        return new(head[0], head[1..], lines[1..]);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
