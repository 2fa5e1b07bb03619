using System.Text;
using Depot.Actions.Errors;

namespace Depot.Actions.Inputs;

/// <summary>The one placeholder that inputs may use: <c>{{defaultContext}}</c>, the Git context of the triggering commit.</summary>
/// <remarks>
/// The existing Depot actions run Handlebars, which HTML-escapes the value and so breaks a URL with <c>=</c> or <c>&amp;</c>; here the
/// value is inserted unchanged. <c>{{{defaultContext}}}</c> is the same, <c>\{{</c> is a literal <c>{{</c>.
/// </remarks>
public static class ContextPlaceholder
{
    /// <summary>Replaces the placeholder with the default context.</summary>
    /// <param name="input">The name of the input, for the message.</param>
    /// <param name="template">The text the user wrote.</param>
    /// <param name="defaultContext">Called only when the placeholder occurs.</param>
    /// <exception cref="InputException">An unknown placeholder, or one that is not closed.</exception>
    public static string Expand(string input, string template, Func<string> defaultContext)
    {
        if (!template.Contains("{{", StringComparison.Ordinal)) return template;
        var result = new StringBuilder();
        var rest = template.AsSpan();
        for (int open; (open = rest.IndexOf("{{", StringComparison.Ordinal)) >= 0;)
        {
            if (open > 0 && rest[open - 1] == '\\')
            {
                result.Append(rest[..(open - 1)]).Append("{{");
                rest = rest[(open + 2)..];
                continue;
            }

            var (opening, closing) = rest[open..].StartsWith("{{{", StringComparison.Ordinal) ? ("{{{", "}}}") : ("{{", "}}");
            var body = rest[(open + opening.Length)..];
            var close = body.IndexOf(closing, StringComparison.Ordinal);
            if (close < 0) throw new InputException(input, $"'{opening}' is never closed; write '{opening}defaultContext{closing}'.");
            var name = body[..close].Trim();
            if (name is not "defaultContext")
            {
                throw new InputException(input, $"'{opening}{name}{closing}' is not known here; the only placeholder is '{{{{defaultContext}}}}'.");
            }

            result.Append(rest[..open]).Append(defaultContext());
            rest = body[(close + closing.Length)..];
        }

        return result.Append(rest).ToString();
    }
}
