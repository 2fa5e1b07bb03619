using System.Buffers;

namespace Depot.Actions.Text;

/// <summary>Arguments of a command for the log: build arguments by name, others with probable secrets hidden.</summary>
/// <remarks>Values of build arguments often contain secrets.</remarks>
internal static class ShownArguments
{
    private static readonly SearchValues<char> OfName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>All of them, in their order.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> arguments) =>
        arguments.Select((argument, at) => (at == 0 ? "" : arguments[at - 1]) switch
        {
            "--build-arg" => NameOnly(argument),
            "--set" when BakeArgument.NameOf(argument) is { } name => name + "=…",
            _ => Redaction.OfItem(argument),
        });

    // `NAME: value` is a mistake that the CLI reads as a name, but its value may be secret.
    private static string NameOnly(string argument)
    {
        var (equals, end) = (argument.IndexOf('=', StringComparison.Ordinal), argument.AsSpan().IndexOfAnyExcept(OfName));
        if (end < 0) return argument;
        return equals >= 0 && !argument[..equals].Contains(':', StringComparison.Ordinal) ? argument[..equals] + "=…" : argument[..end] + "…";
    }
}
