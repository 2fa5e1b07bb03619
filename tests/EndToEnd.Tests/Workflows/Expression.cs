using System.Text;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>The expressions that these workflows need: <c>${{ context.name }}</c>, nothing computed.</summary>
internal static class Expression
{
    public static string Evaluate(string text, Func<string, string> lookUp)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("${{", at, StringComparison.Ordinal);
            if (open < 0) return result.Append(text, at, text.Length - at).ToString();
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            result.Append(text, at, open - at).Append(lookUp(text[(open + 3)..close].Trim()));
            at = close + 2;
        }

        return result.ToString();
    }
}
