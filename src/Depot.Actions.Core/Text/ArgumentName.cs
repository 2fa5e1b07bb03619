using System.Buffers;

namespace Depot.Actions.Text;

/// <summary>What is shown of <c>NAME=value</c>, whose value may be secret: its name. One rule for the log, a dry run, warnings and the summary.</summary>
/// <remarks>
/// <c>NAME: value</c> and <c>NAME value=</c> are mistakes that the CLI reads as a name, but what follows NAME may be a secret. So an item that
/// is not a name and <c>=</c> is shown up to the end of its leading name.
/// </remarks>
internal static class ArgumentName
{
    private static readonly SearchValues<char> OfName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>The leading characters of an item that can be part of a name.</summary>
    public static string Leading(string item) => item[..Length(item)];

    /// <summary>The name, and what stands for the rest.</summary>
    /// <param name="item">An item of a list.</param>
    /// <param name="assigned">What follows the name of <c>NAME=value</c>.</param>
    public static string Shown(string item, string assigned = "=…")
    {
        var length = Length(item);
        if (length == item.Length) return item;
        return item[..length] + (item[length] == '=' ? assigned : "…");
    }

    private static int Length(string item) => item.AsSpan().IndexOfAnyExcept(OfName) is >= 0 and var end ? end : item.Length;
}
