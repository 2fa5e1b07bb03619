using System.Buffers;

namespace Depot.Actions.Text;

/// <summary>Arguments of a command as they are shown: build arguments by name, the others without what looks like a secret.</summary>
/// <remarks>Values of build arguments are where people put what should have been a secret.</remarks>
internal static class ShownArguments
{
    private static readonly SearchValues<char> OfName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>As many as there are, in their order.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> arguments) =>
        arguments.Select((argument, at) => (at == 0 ? "" : arguments[at - 1]) switch
        {
            "--build-arg" => NameOnly(argument),
            "--set" when BakeArgument.NameOf(argument) is { } name => name + "=…",
            _ => Redaction.OfItem(argument),
        });

    // `NAME: value` is a mistake that the CLI takes for a name, and its value may be secret all the same.
    private static string NameOnly(string argument)
    {
        var (equals, end) = (argument.IndexOf('=', StringComparison.Ordinal), argument.AsSpan().IndexOfAnyExcept(OfName));
        if (end < 0) return argument;
        return equals >= 0 && !argument[..equals].Contains(':', StringComparison.Ordinal) ? argument[..equals] + "=…" : argument[..end] + "…";
    }
}
