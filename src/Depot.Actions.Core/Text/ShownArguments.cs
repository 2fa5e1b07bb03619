namespace Depot.Actions.Text;

/// <summary>Arguments of a command for the log: build arguments by name, others with probable secrets hidden.</summary>
/// <remarks>Values of build arguments often contain secrets.</remarks>
internal static class ShownArguments
{
    /// <summary>All of them, in their order.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> arguments) =>
        arguments.Select((argument, at) => (at == 0 ? "" : arguments[at - 1]) switch
        {
            "--build-arg" => ArgumentName.Shown(argument),
            "--set" when BakeArgument.Shown(argument) is { } shown => shown,
            _ => Redaction.OfItem(argument),
        });
}
