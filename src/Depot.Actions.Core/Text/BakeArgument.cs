namespace Depot.Actions.Text;

/// <summary>An override of a bake that sets an argument of a build: <c>app.args.NAME=value</c>.</summary>
internal static class BakeArgument
{
    private const string Arguments = ".args.";

    /// <summary>The override with the argument by name only; null for other overrides.</summary>
    public static string? Shown(string item)
    {
        var at = item.IndexOf(Arguments, StringComparison.Ordinal);
        if (at < 0 || item.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals && equals < at) return null;
        at += Arguments.Length;
        return item[..at] + ArgumentName.Shown(item[at..]);
    }
}
