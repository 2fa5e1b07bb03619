namespace Depot.Actions.Benchmarks;

internal static class Table
{
    /// <summary>Prints a Markdown table; the first row is its head.</summary>
    public static void Print(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            Console.WriteLine("| " + string.Join(" | ", rows[row].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
            if (row == 0) Console.WriteLine("| " + string.Join(" | ", widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")) + " |");
        }
    }
}
