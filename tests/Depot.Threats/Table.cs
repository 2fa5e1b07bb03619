namespace Depot.Threats;

internal static class Table
{
    private const int Widest = 120;

    /// <summary>Prints a Markdown table and the sum.</summary>
    public static void Print(IReadOnlyList<Outcome> outcomes)
    {
        Console.WriteLine("| threat | mitigation removed | test | what happened |");
        Console.WriteLine("|--------|---------------|------|---------------|");
        foreach (var (mitigation, isShown, happened) in outcomes)
        {
            Console.WriteLine($"| {mitigation.Threat} | {Path.GetFileName(mitigation.File)}: {Code(mitigation.Text)} | {Code(mitigation.Test, int.MaxValue)} | {(isShown ? Cell(happened, Widest) : "**SHORT** " + Cell(happened, int.MaxValue))} |");
        }

        Console.WriteLine();
        Console.WriteLine($"{outcomes.Count(outcome => outcome.IsShown)} of {outcomes.Count} mitigations: the test fails without it; "
            + $"{outcomes.Count(outcome => !outcome.IsShown)} fell short; {outcomes.Select(outcome => outcome.Mitigation.Threat).Distinct().Count()} threats");
    }

    private static string Code(string text, int widest = Widest) => $"`` {Cell(text, widest)} ``";

    // One line in which nothing ends the cell.
    private static string Cell(string text, int widest)
    {
        var line = string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (line.Length > widest ? line[..widest] + "…" : line).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
