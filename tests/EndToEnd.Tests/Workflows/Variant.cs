namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>The ways in which a workflow can use our actions.</summary>
public enum Variant
{
    /// <summary>actions/NAME, a container action.</summary>
    Container,

    /// <summary>The same on a runner that talks to the Engine's API itself.</summary>
    OverApi,

    /// <summary>The same in a job with a <c>container:</c> on the official runner.</summary>
    JobContainer,

    /// <summary>The same on act, whose jobs run in a container.</summary>
    Act,

    /// <summary>actions/NAME/native, a composite action that runs the program on the runner itself.</summary>
    Native,
}
