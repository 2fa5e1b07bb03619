namespace Hcl2.Tests.Functions;

/// <summary>An expression and what the original made of it.</summary>
/// <param name="Expression">As written.</param>
/// <param name="Result">JSON, or <c>ERR </c> and diagnostics.</param>
public sealed record RecordedResult(string Expression, string Result)
{
    private const string Arrow = "   =>   ";

    public static IReadOnlyList<RecordedResult> All { get; } = Read();

    public override string ToString() => Expression;

    private static List<RecordedResult> Read()
    {
        var results = new List<RecordedResult>();
        foreach (var line in TestData.Lines("standard-functions.txt").Where(static line => !line.StartsWith('#')))
        {
            var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
            if (arrow >= 0) results.Add(new(line[..arrow], line[(arrow + Arrow.Length)..]));
            else results[^1] = results[^1] with { Result = results[^1].Result + "\n" + line };
        }

        return results;
    }
}
