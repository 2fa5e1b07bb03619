namespace Depot.Actions.Text;

/// <summary>An override of a bake that sets an argument of a build: <c>app.args.NAME=value</c>.</summary>
internal static class BakeArgument
{
    /// <summary>The part before the value; null for other overrides.</summary>
    public static string? NameOf(string item) =>
        item.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals && item[..equals].Contains(".args.", StringComparison.Ordinal) ? item[..equals] : null;
}
