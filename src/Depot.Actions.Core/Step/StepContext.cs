using Depot.Actions.Container;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Step;

/// <summary>Everything outside the program that a step may touch, in one value handed from <c>Main</c> to the action.</summary>
/// <param name="Environment">The environment as it was when the program started.</param>
/// <param name="Log">Where the log goes.</param>
/// <param name="Stop">The signals that end the step early.</param>
/// <param name="Time">The clock.</param>
/// <param name="Self">Path of our own program, which ties children to it; null where the code runs inside another one.</param>
public sealed record StepContext(RunnerEnvironment Environment, StepLog Log, StopSignals Stop, TimeProvider Time, string? Self = null)
{
    /// <summary>The inputs of the step.</summary>
    public InputSource Inputs => new(Environment);

    /// <summary>The runner's files for outputs, variables, PATH, state and summary.</summary>
    public FileCommands Files => new(Environment);

    /// <summary>Our directories, and what the steps that follow call them; the same unless the step runs in a container.</summary>
    internal PathMapping LaterSteps { get; init; } = PathMapping.Empty;

    /// <summary>What a step in its container can reach; null where it runs on the host itself.</summary>
    internal HostAccess? HostAccess { get; init; }
}
