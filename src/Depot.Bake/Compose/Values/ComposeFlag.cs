using Depot.Bake.Text;

namespace Depot.Bake.Compose.Values;

/// <summary>Booleans in strings.</summary>
internal static class ComposeFlag
{
    /// <exception cref="FormatException">It is none.</exception>
    public static bool Parse(string text, Action<string> warn)
    {
        switch (text.ToLowerInvariant())
        {
            case "true":
                return true;
            case "false":
                return false;
            case "y" or "yes" or "on":
                warn($"{GoQuote.Of(text)} for boolean is not supported by YAML 1.2, please use `true`");
                return true;
            case "n" or "no" or "off":
                warn($"{GoQuote.Of(text)} for boolean is not supported by YAML 1.2, please use `false`");
                return false;
            default:
                throw new FormatException($"invalid boolean: {text}");
        }
    }
}
