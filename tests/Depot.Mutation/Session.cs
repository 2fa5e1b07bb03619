using System.Diagnostics;
using System.Globalization;

namespace Depot.Mutation;

/// <summary>Has a worker try every mutant, and sums up.</summary>
internal sealed class Session(string[] args, IReadOnlyList<Mutant> mutants)
{
    // More than the slowest set of tests takes; a mutant that holds the worker longer has no end.
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    private readonly Dictionary<Mutant, string> _answers = [];
    private Process? _worker;

    /// <summary>Prints survivors as they come and a table at the end.</summary>
    public async Task<int> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            foreach (var mutant in mutants)
            {
                var answer = _answers[mutant] = await AskAsync(mutant);
                if (answer is "survived" or "uncovered") Console.WriteLine($"{answer,-9} {mutant}");
            }
        }
        finally
        {
            _worker?.Kill(entireProcessTree: true);
        }

        Print(clock.Elapsed);
        return 0;
    }

    private async Task<string> AskAsync(Mutant mutant)
    {
        var worker = _worker ??= await StartAsync();
        await worker.StandardInput.WriteLineAsync(mutant.Number.ToString(CultureInfo.InvariantCulture));
        await worker.StandardInput.FlushAsync();
        try
        {
            if (await worker.StandardOutput.ReadLineAsync().WaitAsync(Most) is { } answer) return answer;
        }
        catch (TimeoutException)
        {
            worker.Kill(entireProcessTree: true);
        }

        _worker = null;
        return "killed (it never ended, or took the whole process with it)";
    }

    private async Task<Process> StartAsync()
    {
        var worker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["--work", .. args[1..]]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = _start })!;
        if (await worker.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("the worker did not start");
        return worker;
    }

    private readonly string _start = Environment.GetEnvironmentVariable("PWD") ?? Environment.CurrentDirectory;

    private void Print(TimeSpan took)
    {
        Console.WriteLine();
        Console.WriteLine("| file | mutants | killed | survived | no test comes by |");
        Console.WriteLine("|------|--------:|-------:|---------:|-----------------:|");
        foreach (var file in _answers.Where(pair => pair.Value != "none").GroupBy(pair => pair.Key.File)) Console.WriteLine(Row(Path.GetFileName(file.Key), [.. file.Select(pair => pair.Value)]));
        string[] all = [.. _answers.Values.Where(answer => answer != "none")];
        Console.WriteLine(Row("**all**", all));
        Console.WriteLine();
        var killed = all.Count(answer => answer.StartsWith("killed", StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{killed} of {all.Length} mutants killed ({100.0 * killed / Math.Max(1, all.Length):0.0} %); {_answers.Count - all.Length} more were no programs; {took.TotalMinutes:0} min"));
    }

    private static string Row(string name, string[] answers) =>
        $"| {name} | {answers.Length} | {answers.Count(answer => answer.StartsWith("killed", StringComparison.Ordinal))} | {answers.Count(answer => answer == "survived")} | {answers.Count(answer => answer == "uncovered")} |";
}
