using System.Text;
using Hcl2.Formatting;

namespace Hcl2;

/// <summary>Brings a string to the canonical style of HCL tools: only blanks between tokens change, so the meaning does not.</summary>
/// <remarks>Two blanks per level, aligned <c>=</c> and comments. The rules are those of HCL 2.24, hclwrite/format.go.</remarks>
public static class Formatter
{
    /// <summary>A file in canonical style; as it is when it has syntax errors, since its meaning is unknown then.</summary>
    public static string Format(string text)
    {
        var source = SourceText.From("", text);
        return SyntaxTree.Parse(source).Diagnostics.HasErrors ? text : Formatted(source);
    }

    /// <summary>The same for bytes, and with what is wrong with them.</summary>
    /// <param name="source">A file.</param>
    public static FormattedText Format(SourceText source)
    {
        var diagnostics = SyntaxTree.Parse(source).Diagnostics;
        return new(diagnostics.HasErrors ? source.Bytes.ToArray() : Encoding.UTF8.GetBytes(Formatted(source)), source, diagnostics);
    }

    /// <summary>The same for one expression.</summary>
    public static string FormatExpression(string text)
    {
        var source = SourceText.From("", text);
        return SyntaxTree.ParseExpression(source).Diagnostics.HasErrors ? text : Formatted(source);
    }

    private static string Formatted(SourceText source)
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

/// <summary>What formatting a file made of it.</summary>
/// <param name="Bytes">The file in canonical style; as it was when it has syntax errors.</param>
/// <param name="Source">The file as it was.</param>
/// <param name="Diagnostics">What is wrong with its syntax.</param>
public sealed record FormattedText(ReadOnlyMemory<byte> Bytes, SourceText Source, DiagnosticBag Diagnostics)
{
    /// <summary>Whether there is anything to write.</summary>
    public bool HasChanged => !Bytes.Span.SequenceEqual(Source.Bytes);

    /// <summary>The file in canonical style, as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);
}
