namespace Depot.Faults;

internal static class Table
{
    private const int Widest = 110;

    /// <summary>Prints a Markdown table and the sum.</summary>
    public static void Print(IReadOnlyList<Outcome> outcomes)
    {
        Console.WriteLine("| # | fault | promised | happened | |");
        Console.WriteLine("|--:|-------|----------|----------|-|");
        foreach (var (at, outcome) in outcomes.Index())
        {
            Console.WriteLine($"| {at + 1} | {outcome.Fault.Name} | {outcome.Fault.Promise} | {Cell(outcome)} | {Word(outcome.Verdict)} |");
        }

        Console.WriteLine();
        Console.WriteLine($"{Count(Verdict.Kept)} of {outcomes.Count} faults: promise kept; {Count(Verdict.Short)} fell short, {Count(Verdict.Skipped)} could not be injected here");

        int Count(Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);
    }

    // What fell short is shown in full.
    private static string Cell(Outcome outcome)
    {
        var text = string.Concat(outcome.Happened.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "\\|", StringComparison.Ordinal);
        return outcome.Verdict == Verdict.Short || text.Length <= Widest ? text : text[..Widest] + "…";
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Kept => "kept", Verdict.Skipped => "skipped", _ => "SHORT" };
}
