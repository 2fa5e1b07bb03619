using Microsoft.CodeAnalysis;

namespace Hcl2.Generators;

/// <summary>What the generator asks for.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Partial = Rule("HCLNET001", "The type is not partial",
        "{0} is not partial, so nothing can be added to it; write \"partial\" before its keyword");

    public static readonly DiagnosticDescriptor Generic = Rule("HCLNET002", "The type is generic", "{0} is generic; only types without parameters can be read from HCL");

    public static readonly DiagnosticDescriptor Abstract = Rule("HCLNET003", "The type is abstract", "{0} is abstract, so nothing can be read into it");

    public static readonly DiagnosticDescriptor NoConverter = Rule("HCLNET004", "A member has no converter",
        "{0} is a {1}, which has no form in HCL; give that type [HclObject], or the member [HclConverter(typeof(…))] or [HclIgnore]");

    public static readonly DiagnosticDescriptor NoSetter = Rule("HCLNET005", "A member cannot be set",
        "{0} has an attribute for HCL, but no setter and no parameter of a constructor");

    public static readonly DiagnosticDescriptor NotABlock = Rule("HCLNET006", "A member is not a block",
        "{0} is a {1}, which is not a block: the type needs [HclObject], or is a list or dictionary of such a type");

    public static readonly DiagnosticDescriptor NoConstructor = Rule("HCLNET007", "There is no constructor to call",
        "{0} needs a constructor without parameters, or one whose parameters have the names and types of its properties");

    public static readonly DiagnosticDescriptor SameName = Rule("HCLNET008", "Two members have one name", "{0} and another member of the type are both \"{1}\" in HCL");

    public static readonly DiagnosticDescriptor Remaining = Rule("HCLNET009", "A member with [HclRemaining] has another type",
        "{0} has [HclRemaining], so its type must be HclBody or a dictionary from strings to HclValue");

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Hcl2.Net", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

/// <summary>A rule that is broken, in a form that holds no symbol.</summary>
internal sealed record TypeProblem(string Id, string One, string Two, string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    private static readonly DiagnosticDescriptor[] All =
        [Rules.Partial, Rules.Generic, Rules.Abstract, Rules.NoConverter, Rules.NoSetter, Rules.NotABlock, Rules.NoConstructor, Rules.SameName, Rules.Remaining];

    public static TypeProblem At(DiagnosticDescriptor rule, ISymbol symbol, string one, string two = "")
    {
        var location = symbol.Locations.FirstOrDefault() ?? Location.None;
        var lines = location.GetLineSpan().Span;
        return new(rule.Id, one, two, location.SourceTree?.FilePath ?? "", location.SourceSpan.Start, location.SourceSpan.Length,
            lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        All.Single(rule => rule.Id == Id),
        Path.Length == 0 ? Location.None : Location.Create(Path, new(Start, Length), new(new(Line, Column), new(EndLine, EndColumn))),
        One, Two);
}
