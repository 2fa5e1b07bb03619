using ActionsRunner.Commands;
using ActionsRunner.Expressions;
using ActionsRunner.Steps;
using ActionsRunner.Workflows;

namespace ActionsRunner.Jobs;

/// <summary>A step at the moment it runs: what all kinds of steps share.</summary>
/// <param name="Job">The job it belongs to.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="Step">As written.</param>
/// <param name="Context">What its expressions see.</param>
/// <param name="Environment">The <c>env</c> context: of the job, of earlier steps, of its scope, its own.</param>
/// <param name="Cancel">Fires when the job is cancelled or the step takes too long.</param>
internal sealed record StepRun(
    Job Job, Scope Scope, Step Step, ExpressionContext Context, IReadOnlyDictionary<string, string> Environment, CancellationToken Cancel)
{
    /// <summary>Of the environment, what this step and the actions around it set themselves; the rest is the job's and may still change.</summary>
    public Dictionary<string, string> Own => Scope.Environment.Keys.Concat(Step.Environment.Select(pair => pair.Key)).Distinct()
        .ToDictionary(name => name, name => Environment[name]);

    /// <summary>Runs one process of the step, with files to hand values back and commands in its log.</summary>
    /// <param name="paths">The paths of the container it runs in; null on the host.</param>
    /// <param name="state">Values of <c>STATE_</c>, which what it saves goes into.</param>
    /// <param name="run">Gets the variables of the files and a taker of lines, and gives the exit code.</param>
    public async Task<StepEnd> RecordAsync(
        ContainerPaths? paths, Dictionary<string, string> state, Func<IEnumerable<KeyValuePair<string, string>>, Action<string>, Task<int>> run)
    {
        var files = new StepFiles(Job.Machine);
        var commands = new LogCommands(Job.Log, paths is null ? path => path : paths.ToHost);
        var code = await run(files.Variables, commands.Take);
        if (code != 0) Job.Log.Annotate("error", paths is null ? $"Process completed with exit code {code}." : $"Docker run failed with exit code {code}");
        var written = files.Read(Job.Log);
        foreach (var (name, value) in commands.State.Concat(written.State)) state[name] = value;
        var exports = Job.Export(written);
        return new()
        {
            Outcome = Cancel.IsCancellationRequested && code != 0 && Job.IsCancelled ? Outcome.Cancelled
                : code != 0 || written.Failed || commands.Failed || Cancel.IsCancellationRequested ? Outcome.Failure : Outcome.Success,
            ExitCode = code,
            Outputs = Latest(commands.Outputs.Concat(written.Outputs.Where(pair => pair.Key.Length > 0))),
            Exports = exports,
            Path = written.Path,
            Summary = written.Summary,
        };
    }

    private static Dictionary<string, string> Latest(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in pairs) values[name] = value;
        return values;
    }
}

/// <summary>What came out of a step.</summary>
internal sealed record StepEnd
{
    public Outcome Outcome { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Exports { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Path { get; init; } = [];

    public string Summary { get; init; } = "";
}
