using System.Text;
using Hcl2.Parsing;
using Hcl2.Text;

namespace Hcl2.Formatting;

/// <summary>Brings a text to the canonical style of HCL tools: only blanks between tokens change, so the meaning does not.</summary>
/// <remarks>Two blanks per level, aligned <c>=</c> and comments. The rules are those of HCL 2.24, hclwrite/format.go.</remarks>
public static class Formatter
{
    /// <summary>A file in canonical style; as it is when it has syntax errors, since nobody knows then what it means.</summary>
    public static string Format(string text)
    {
        var source = SourceText.From("", text);
        return SyntaxTree.Parse(source).Diagnostics.HasErrors ? text : Format(source);
    }

    /// <summary>The same for one expression.</summary>
    public static string FormatExpression(string text)
    {
        var source = SourceText.From("", text);
        return SyntaxTree.ParseExpression(source).Diagnostics.HasErrors ? text : Format(source);
    }

    private static string Format(SourceText source)
    {
        var tokens = SyntaxTree.Tokens(source);
        var layout = new Layout(source, tokens);
        foreach (var line in layout.Lines) TokenSpacing.Apply(layout, line);
        LineIndentation.Apply(layout);
        Alignment.Apply(layout);

        var result = new StringBuilder(source.Length + (source.Length / 8));
        if (tokens.Count > 0 && source.Bytes.StartsWith("\uFEFF"u8)) result.Append('\uFEFF');
        for (var at = 0; at < tokens.Count - 1; at++) result.Append(' ', layout.Blanks[at]).Append(source.Text(tokens[at].Span));
        return result.ToString();
    }
}
