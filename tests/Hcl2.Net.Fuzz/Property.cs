using Hcl2.Syntax;

namespace Hcl2.Fuzz;

/// <summary>Properties that hold for every input.</summary>
internal static class Property
{
    /// <summary>Throws unless it holds.</summary>
    public static void Holds(bool condition, string property)
    {
        if (!condition) throw new PropertyException(property);
    }

    /// <summary>Every byte belongs to one token or is a blank between two.</summary>
    public static void TokensCover(SourceText source, IReadOnlyList<Token> tokens)
    {
        var at = source.Bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        foreach (var token in tokens)
        {
            Holds(token.Start >= at && token.End >= token.Start, "tokens come in the order of the text");
            Holds(!source.Bytes[at..token.Start].ContainsAnyExcept((byte)' ', (byte)'\t'), "only blanks stand between tokens");
            at = token.End;
        }

        Holds(at == source.Length, "tokens reach to the end");
    }

    /// <summary>Every node lies in the text, and so does every line and column.</summary>
    public static void NodesLieInside(SyntaxNode root)
    {
        foreach (var node in SyntaxWalk.Descendants(root))
        {
            Holds(node.Span.Start >= 0 && node.Span.Start <= node.Span.End && node.Span.End <= node.Source.Length, $"a {node.GetType().Name} lies inside of the text");
        }
    }

    /// <summary>Every diagnostic has a code and a string, lies in the text and can be shown.</summary>
    public static void DiagnosticsLieInside(SourceText source, DiagnosticBag diagnostics)
    {
        // Each is shown with its lines, which is slow where all are long.
        var writer = new DiagnosticWriter(new Dictionary<string, SourceText> { [source.File] = source });
        foreach (var diagnostic in diagnostics.Take(5)) Holds(writer.Write(diagnostic).Length > 0, "a diagnostic can be shown");
        foreach (var diagnostic in diagnostics)
        {
            Holds(diagnostic.Code.Length == 7 && diagnostic.Summary.Length > 0 && diagnostic.Detail.Length > 0, "a diagnostic has a code and says something");
            if (diagnostic.Subject is { } subject) LiesInside(source, subject);
            if (diagnostic.Context is { } context) LiesInside(source, context);
        }
    }

    private static void LiesInside(SourceText source, SourceSpan place)
    {
        Holds(place.Start.Offset >= 0 && place.Start.Offset <= place.End.Offset && place.End.Offset <= source.Length, "a range lies inside of the text");
        Holds(place.Start.Line >= 1 && place.Start.Column >= 1 && place.End.Line >= place.Start.Line, "lines and columns count from 1");
    }
}
