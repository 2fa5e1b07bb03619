using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>What can be wrong with templates and strings.</summary>
internal static class TemplateProblems
{
    public static readonly Problem UnclosedInFile = new(
        "HCL1301",
        "Unclosed template interpolation sequence",
        "There is no closing brace for this interpolation sequence before the end of the file. This might be caused by incorrect nesting inside "
        + "the given expression.");

    public static readonly Problem UnclosedInQuotes = new(
        "HCL1302",
        "Unclosed template interpolation sequence",
        "There is no closing brace for this interpolation sequence before the end of the quoted template. This might be caused by incorrect "
        + "nesting inside the given expression.");

    public static readonly Problem Colon = new(
        "HCL1303",
        "Extra characters after interpolation expression",
        "Template interpolation doesn't expect a colon at this location. Did you intend this to be a literal sequence to be processed as part of "
        + "another language? If so, you can escape it by starting with \"$${\" instead of just \"${\".");

    public static readonly Problem Extra = new(
        "HCL1304",
        "Extra characters after interpolation expression",
        "Expected a closing brace to end the interpolation expression, but found extra characters.\n\nThis can happen when you include "
        + "interpolation syntax for another language, such as shell scripting, but forget to escape the interpolation start token. If this is an "
        + "embedded sequence for another language, escape it by starting with \"$${\" instead of just \"${\".");

    public static readonly Problem KeywordRequired = new(
        "HCL1305",
        "Invalid template directive",
        "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a %{ sequence.");

    public static readonly Problem ForName = For("HCL1307", "For directive requires variable name after 'for'.");
    public static readonly Problem ForValueName = For("HCL1308", "For directive requires value variable name after comma.");
    public static readonly Problem ForIn = For("HCL1309", "For directive requires 'in' keyword after names.");

    public static readonly Problem Unterminated = new(
        "HCL1311", "Unterminated template string", "No closing marker was found for the string.");

    public static readonly Problem ElseInFor = new(
        "HCL1317", "Unexpected else directive", "An else clause is not expected for a for directive.");

    public static readonly Problem LoneBackslash = Escape("HCL1321", "Backslash must be followed by an escape sequence selector character.");
    public static readonly Problem FourDigits = Escape("HCL1322", "The \\u escape sequence must be followed by four hexadecimal digits.");
    public static readonly Problem EightDigits = Escape("HCL1323", "The \\U escape sequence must be followed by eight hexadecimal digits.");

    public static Problem Keyword(string given, string? suggestion) => new(
        "HCL1306",
        "Invalid template control keyword",
        $"{GoText.Quote(given)} is not a valid template control keyword."
        + (suggestion is null ? "" : $" Did you mean {GoText.Quote(suggestion)}?"));

    public static Problem ExtraInDirective(string keyword) => new(
        "HCL1310",
        $"Extra characters in {keyword} marker",
        "Expected a closing brace to end the sequence, but found extra characters.");

    public static Problem Unbalanced(string name) => new(
        "HCL1312", $"Unexpected {name} directive", "The control directives within this template are unbalanced.");

    public static Problem MissingEnd(string opener, SourceSpan where) => new(
        "HCL1313", "Unexpected end of template", $"The {opener} directive at {where} is missing its corresponding end{opener} directive.");

    public static Problem SecondElse(SourceSpan start) => new(
        "HCL1314", "Unexpected else directive", $"Already in the else clause for the if started at {start}.");

    public static Problem NotEndIf(string name, SourceSpan start) => new(
        "HCL1315", $"Unexpected {name} directive", $"Expecting an endif directive for the if started at {start}.");

    public static Problem NotEndFor(string name, SourceSpan start) => new(
        "HCL1316", $"Unexpected {name} directive", $"Expecting an endfor directive corresponding to the for directive at {start}.");

    public static Problem NoCharacter(string digits) => Escape("HCL1324", $"Cannot encode character U+{digits} in UTF-8.");

    public static Problem UnknownEscape(string symbol) =>
        Escape("HCL1325", $"The symbol {GoText.Quote(symbol)} is not a valid escape sequence selector.");

    private static Problem For(string code, string detail) => new(code, "Invalid 'for' directive", detail);

    private static Problem Escape(string code, string detail) => new(code, "Invalid escape sequence", detail);
}
