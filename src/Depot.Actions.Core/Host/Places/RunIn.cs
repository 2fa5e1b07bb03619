using Depot.Actions.Errors;
using Depot.Actions.Inputs;

namespace Depot.Actions.Host.Places;

/// <summary>The input <c>run-in</c>: where a container action does its work.</summary>
internal enum RunIn
{
    /// <summary>On the host where that is possible, else in the container.</summary>
    Auto,

    /// <summary>On the host, or not at all.</summary>
    Host,

    /// <summary>In the container.</summary>
    Container,
}

/// <summary>Reads <see cref="RunIn"/>.</summary>
internal static class RunInInput
{
    /// <summary>The input's name.</summary>
    public const string Name = "run-in";

    /// <exception cref="InputException">It is an unknown value.</exception>
    public static RunIn Read(InputSource inputs) => inputs.Text(Name) switch
    {
        "" or "auto" => RunIn.Auto,
        "host" => RunIn.Host,
        "container" => RunIn.Container,
        var other => throw new InputException(Name, $"'{other}' is not a valid value; write 'auto', 'host' or 'container'."),
    };
}
