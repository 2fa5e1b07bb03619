namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>The two ways in which a workflow can use our actions.</summary>
public enum Variant
{
    /// <summary>actions/NAME, a container action.</summary>
    Container,

    /// <summary>actions/NAME/native, a composite action that runs the program on the runner itself.</summary>
    Native,
}
