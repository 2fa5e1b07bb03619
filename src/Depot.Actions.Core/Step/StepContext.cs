using Depot.Actions.Container;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Step;

/// <summary>Everything outside the program that a step uses, in one value that <c>Main</c> passes to the action.</summary>
/// <param name="Environment">The environment as it was when the program started.</param>
/// <param name="Log">Where the log goes.</param>
/// <param name="Stop">The signals that end the step early.</param>
/// <param name="Time">The clock.</param>
/// <param name="Self">Path of this program, which also runs as the supervisor of child processes; null if the code runs inside another
/// program.</param>
public sealed record StepContext(RunnerEnvironment Environment, StepLog Log, StopSignals Stop, TimeProvider Time, string? Self = null)
{
    /// <summary>The limit on the work before and after a build.</summary>
    public WorkLimit Limit { get; init; } = new();

    /// <summary>The inputs of the step.</summary>
    public InputSource Inputs => new(Environment);

    /// <summary>The runner's files for outputs, variables, PATH, state and summary.</summary>
    public FileCommands Files => new(Environment);

    /// <summary>Sets an output; a value that GitHub would not take is left out, with a warning.</summary>
    public void Output(string name, string value)
    {
        if (value.Length <= GitHubLimits.LongestOutput) Files.Output(name, value);
        else Log.Warning($"The output '{name}' has {value.Length} characters, more than an output can hold, so it is empty.");
    }

    /// <summary>The directories of this step under the names of later steps; identical unless the step runs in a container.</summary>
    internal PathMapping LaterSteps { get; init; } = PathMapping.Empty;

    /// <summary>What a step in its container can access; null if it runs on the host.</summary>
    internal HostAccess? HostAccess { get; init; }
}
