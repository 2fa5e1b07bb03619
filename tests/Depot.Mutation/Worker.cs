using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Depot.Mutation;

/// <summary>Runs tests against the mutants whose numbers come in, one a line, and says for each what became of it.</summary>
internal sealed class Worker(CSharpCompilation original, IReadOnlyList<Mutant> mutants, string tests, HashSet<string> except)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, TimeSpan> _usual = [];
    private readonly Dictionary<string, IReadOnlySet<int>> _seenBy = [];

    /// <summary>Answers <c>ready</c>, then for each number <c>killed TEST</c>, <c>survived</c>, <c>uncovered</c> or <c>none</c> (it is no program).</summary>
    public async Task<int> RunAsync()
    {
        // What tests print is no answer.
        var answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        var (program, left) = Switched.Compile(original, mutants);
        await Console.Error.WriteLineAsync($"{mutants.Count} mutants, {mutants.Count - left.Count} of them in one program");
        var bench = new Bench(tests, original.AssemblyName!, program);
        await MeasureAsync(bench);
        await answers.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var mutant = mutants[int.Parse(line, CultureInfo.InvariantCulture) - 1];
            await answers.WriteLineAsync(left.Contains(mutant.Number) ? await AloneAsync(mutant) : await SwitchedAsync(bench, mutant));
        }

        return 0;
    }

    // Once without a mutant: which tests hold, what they take, and which mutants they come by.
    private async Task MeasureAsync(Bench bench)
    {
        foreach (var test in bench.Names.Where(name => !except.Contains(name.Split('.')[0])))
        {
            bench.TakeSeen();
            var (holds, took) = await bench.RunAsync(test, TimeSpan.FromMinutes(1));
            if (!holds)
            {
                await Console.Error.WriteLineAsync($"left out, since it fails here without any mutant: {test}: {bench.LastFailure.Split('\n')[0]}");
                continue;
            }

            if (took > Slow) await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"slow, {took.TotalSeconds:0.0} s: {test}"));
            _usual[test] = took;
            _seenBy[test] = bench.TakeSeen();
        }
    }

    private async Task<string> SwitchedAsync(Bench bench, Mutant mutant)
    {
        bench.Activate(mutant.Number);
        var answer = await JudgeAsync(bench, test => _seenBy[test].Contains(mutant.Number));
        bench.Activate(0);
        return answer;
    }

    // It is unknown which tests come by it. Those that come by its neighbors do, or else by its file; and where the whole of
    // a method stands alone, only the names of directories tell.
    private async Task<string> AloneAsync(Mutant mutant)
    {
        if (Switched.Compile(original, mutant) is not { } program) return "none";
        var bench = new Bench(tests, original.AssemblyName!, program);
        var answer = await JudgeAsync(bench, Near(other => other.Member == mutant.Member));
        if (!answer.StartsWith("killed", StringComparison.Ordinal)) answer = await JudgeAsync(bench, Near(other => other.File == mutant.File));
        var directory = Path.GetFileName(Path.GetDirectoryName(mutant.File));
        if (!answer.StartsWith("killed", StringComparison.Ordinal)) answer = await JudgeAsync(bench, test => bench.DirectoryOf(test) == directory);
        bench.Unload();
        return answer;

        Func<string, bool> Near(Func<Mutant, bool> isNear)
        {
            HashSet<int> near = [.. mutants.Where(isNear).Select(other => other.Number)];
            return test => _seenBy[test].Overlaps(near);
        }
    }

    private async Task<string> JudgeAsync(Bench bench, Func<string, bool> comesBy)
    {
        var covering = _usual.Where(test => comesBy(test.Key)).OrderBy(test => test.Value).ToList();
        foreach (var (test, usual) in covering)
        {
            if (!(await bench.RunAsync(test, usual)).Holds) return "killed " + test;
        }

        return covering.Count == 0 ? "uncovered" : "survived";
    }
}
