namespace Depot.Actions.Inputs;

/// <summary>White space as JavaScript's <c>trim</c> sees it, since that is what the existing Depot actions do to every input.</summary>
/// <remarks>ECMA-262, WhiteSpace and LineTerminator: unlike .NET it counts U+FEFF and does not count U+0085.</remarks>
internal static class InputText
{
    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return text[start..end];
    }

    private static bool IsSpace(char c) => c != '\u0085' && (char.IsWhiteSpace(c) || c == '\uFEFF');
}
