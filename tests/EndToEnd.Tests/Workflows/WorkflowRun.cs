using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>Runs the steps of a workflow file one after the other, as the runner does: what one step exports, the next one has.</summary>
internal sealed class WorkflowRun(LabSession session, StandIns standIns)
{
    private const string Sha = "1111111111111111111111111111111111111111";
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _outputs = [];

    /// <summary>Values of the <c>secrets</c> context.</summary>
    public Dictionary<string, string> Secrets { get; } = [];

    /// <summary>What our own actions put out, in order.</summary>
    public List<StepResult> Results { get; } = [];

    /// <summary>Runs a file of examples/workflows.</summary>
    /// <exception cref="Exception">A step failed; the message has its log.</exception>
    public async Task RunAsync(string workflow, params (string Placeholder, string Value)[] placeholders)
    {
        foreach (var step in WorkflowStep.Load(Path.Combine(Lab.Repository, "examples", "workflows", workflow), placeholders))
        {
            var with = step.With.ToDictionary(input => input.Key, input => Expression.Evaluate(input.Value, LookUp));
            var outputs = step switch
            {
                { Run: { } script } => await ShellAsync(Expression.Evaluate(script, LookUp)),
                { Uses: "depot/setup-action@v1" } => await OursAsync("setup", with),
                { Uses: "depot/build-push-action@v1" } => await OursAsync("build-push", with),
                { Uses: "depot/bake-action@v1" } => await OursAsync("bake", with),
                { Uses: { } action } => standIns.Run(action, with, session),
                _ => throw new InvalidDataException("a step without uses and run"),
            };
            if (step.Id is { } id) _outputs[id] = outputs;
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> ShellAsync(string script)
    {
        (await session.RunAsync("bash", "-e", "-c", script)).Successfully();
        return new Dictionary<string, string>();
    }

    // The runner knows an action by its action.yml: inputs that are not declared there only give a warning, and defaults come from it.
    private async Task<IReadOnlyDictionary<string, string>> OursAsync(string action, Dictionary<string, string> with)
    {
        var declared = ActionInputs.Of(Path.Combine(Lab.Repository, "actions", action, "action.yml"));
        with.Keys.Should().BeSubsetOf(declared.Keys, "the runner warns of unexpected inputs");
        foreach (var (name, fallback) in declared)
        {
            if (fallback is not null) with.TryAdd(name, Expression.Evaluate(fallback, LookUp));
        }

        var result = (await session.StepAsync(action, with)).Successfully();
        Results.Add(result);
        foreach (var (name, value) in result.Environment) session.Variables[name] = value;
        foreach (var folder in result.Path) session.Variables["PATH"] = $"{folder}:{session.Variables["PATH"]}";
        return result.Outputs;
    }

    private string LookUp(string path) => path.Split('.') switch
    {
        ["github", "sha"] => Sha,
        ["github", "token"] => "ghs_of_the_test",
        // The default of the input `summary`, in a job without a matrix.
        ["strategy", _] => "true",
        ["secrets", var name] => Secrets[name],
        ["steps", var id, "outputs", var name] => _outputs[id][name],
        _ => throw new NotSupportedException($"${{{{ {path} }}}}"),
    };
}
