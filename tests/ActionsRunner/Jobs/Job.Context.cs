using System.Text.Json.Nodes;
using ActionsRunner.Expressions;
using ActionsRunner.Machines;
using ActionsRunner.Steps;
using ActionsRunner.Workflows;

namespace ActionsRunner.Jobs;

/// <content>What a step sees: contexts and variables.</content>
public sealed partial class Job
{
    private readonly List<string> _path = [];

    private StepRun Start(Step step, Scope scope, CancellationToken cancel)
    {
        var environment = new Dictionary<string, string>(Environment, StringComparer.Ordinal);
        foreach (var (name, value) in scope.Environment) environment[name] = value;
        foreach (var (name, value) in step.Environment) environment[name] = Expression.Fill(value, Context(scope, environment));
        return new(this, scope, step, Context(scope, environment), environment, cancel);
    }

    /// <summary>What expressions see in a scope. A composite action sees no secrets.</summary>
    internal ExpressionContext Context(Scope scope, IReadOnlyDictionary<string, string> environment)
    {
        var contexts = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase)
        {
            ["github"] = GitHub(scope),
            ["env"] = Values.Object(environment),
            ["runner"] = Values.Object(Runner),
            ["matrix"] = Values.Object(Matrix),
            ["strategy"] = null,
            ["vars"] = null,
            ["needs"] = null,
            ["job"] = Values.Object([new KeyValuePair<string, string>("status", scope.Status.ToString().ToLowerInvariant())]),
            ["steps"] = scope.Steps,
            ["inputs"] = scope.Inputs,
        };
        if (scope.Inputs is null) contexts["secrets"] = Values.Object(Secrets.Append(new("GITHUB_TOKEN", Run.Token)));
        return new(contexts, status => status switch
        {
            "always" => true,
            "cancelled" => IsCancelled,
            "failure" => scope.Status == Outcome.Failure && !IsCancelled,
            _ => scope.Status == Outcome.Success && !IsCancelled,
        });
    }

    /// <summary>The <c>GITHUB_</c> and <c>RUNNER_</c> variables of a step.</summary>
    /// <param name="run">The step.</param>
    /// <param name="actionPath">Directory of the action it runs; null for a script, which has the one of its composite action.</param>
    internal IEnumerable<KeyValuePair<string, string>> RunnerVariables(StepRun run, string? actionPath)
    {
        foreach (var (name, value) in Run.Variables) yield return new("GITHUB_" + name.ToUpperInvariant(), value);
        yield return new("GITHUB_ACTION", run.Step.Id ?? "__run");
        if ((actionPath ?? run.Scope.ActionPath) is { } directory) yield return new("GITHUB_ACTION_PATH", directory);
        yield return new("GITHUB_EVENT_PATH", Path.Combine(Machine.Directories.GitHubWorkflow, "event.json"));
        yield return new("GITHUB_WORKSPACE", Machine.Directories.Workspace);
        foreach (var (name, value) in Runner) yield return new("RUNNER_" + name.ToUpperInvariant(), value);
        yield return new("RUNNER_WORKSPACE", Machine.Directories.Pipeline);
    }

    /// <summary>The environment of a process on the host, beside the machine's own: PATH has what earlier steps added.</summary>
    internal Dictionary<string, string> HostEnvironment(StepRun run, IEnumerable<KeyValuePair<string, string>> more)
    {
        var environment = new Dictionary<string, string>(run.Environment, StringComparer.Ordinal);
        var path = environment.GetValueOrDefault("PATH", Machine.Container?.Path ?? Machine.Environment["PATH"]);
        environment["PATH"] = string.Join(':', _path.AsEnumerable().Reverse().Append(path));
        environment["GITHUB_ACTIONS"] = "true";
        environment.TryAdd("CI", "true");
        foreach (var (name, value) in RunnerVariables(run, null).Concat(more)) environment[name] = value;
        return Machine.Container is { } container ? environment.ToDictionary(pair => pair.Key, pair => container.ToContainer(pair.Value), StringComparer.Ordinal) : environment;
    }

    /// <summary>Gives what a step wrote to the steps that follow, and tells what it exported.</summary>
    internal Dictionary<string, string> Export(WrittenValues written)
    {
        _path.AddRange(written.Path);
        var exports = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in written.Environment)
        {
            if (name.Equals("NODE_OPTIONS", StringComparison.OrdinalIgnoreCase))
            {
                Log.Annotate("error", "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
                continue;
            }

            exports[name] = Environment[name] = value;
        }

        return exports;
    }

    private IEnumerable<KeyValuePair<string, string>> Runner =>
    [
        new("os", "Linux"), new("arch", Machine.Architecture), new("name", "test-runner"), new("environment", "self-hosted"),
        new("temp", Machine.Directories.Temp), new("tool_cache", Machine.Directories.ToolCache),
    ];

    private JsonObject GitHub(Scope scope)
    {
        var github = Values.Object(Run.Variables);
        github["token"] = Run.Token;
        github["workspace"] = Machine.Directories.Workspace;
        github["event"] = Run.Event.DeepClone();
        github["event_path"] = Path.Combine(Machine.Directories.GitHubWorkflow, "event.json");
        if (scope.ActionPath is { } directory) github["action_path"] = directory;
        return github;
    }
}
