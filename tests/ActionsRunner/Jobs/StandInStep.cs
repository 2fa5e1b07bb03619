using ActionsRunner.Machines;

namespace ActionsRunner.Jobs;

/// <summary>What a stand-in gets to see of its step, and how it hands values back.</summary>
/// <param name="Machine">Where it leaves files and programs.</param>
/// <param name="Inputs">As written, with expressions filled in.</param>
/// <param name="Environment">The variables of the step.</param>
/// <param name="Print">Takes one line of its log; commands in it count.</param>
public sealed record StandInStep(
    Machine Machine, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Environment, Action<string> Print)
{
    /// <summary>Outputs of the step.</summary>
    public Dictionary<string, string> Outputs { get; } = [];

    /// <summary>Variables for the steps that follow.</summary>
    public Dictionary<string, string> Exports { get; } = [];

    /// <summary>Directories to put before PATH.</summary>
    public List<string> Path { get; } = [];

    /// <summary>An input that has to be there.</summary>
    public string Required(string input) =>
        Inputs.GetValueOrDefault(input) is { Length: > 0 } value ? value : throw new InvalidOperationException($"Input required and not supplied: {input}");
}
