using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>What can be wrong with attributes and blocks.</summary>
internal static class BodyProblems
{
    public static readonly Problem QuotedName = new("HCL1102", "Invalid argument name", "Argument names must not be quoted.");

    public static readonly Problem UnclosedBlock = new(
        "HCL1103",
        "Unclosed configuration block",
        "There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.");

    public static readonly Problem ItemRequired = new(
        "HCL1104", "Argument or block definition required", "An argument or block definition is required here.");

    public static readonly Problem EqualsRequired = new(
        "HCL1105",
        "Argument or block definition required",
        "An argument or block definition is required here. To set an argument, use the equals sign \"=\" to introduce the argument value.");

    public static readonly Problem MissingNewline = new(
        "HCL1107", "Missing newline after argument", "An argument definition must end with a newline.");

    public static readonly Problem Comma = new(
        "HCL1108",
        "Unexpected comma after argument",
        "Argument definitions must be separated by newlines, not commas. An argument definition must end with a newline.");

    public static readonly Problem BlockWithEquals = new(
        "HCL1109",
        "Invalid block definition",
        "The equals sign \"=\" indicates an argument definition, and must not be used when defining a block.");

    public static readonly Problem BraceOnNextLine = new(
        "HCL1110",
        "Invalid block definition",
        "A block definition must have block content delimited by \"{\" and \"}\", starting on the same line as the block header.");

    public static readonly Problem LabelRequired = new(
        "HCL1111",
        "Invalid block definition",
        "Either a quoted string block label or an opening brace (\"{\") is expected here.");

    public static readonly Problem SeveralOnOneLine = new(
        "HCL1112",
        "Invalid single-argument block definition",
        "Single-line block syntax can include only one argument definition. To define multiple arguments, use the multi-line block syntax with "
        + "one argument definition per line.");

    public static readonly Problem NotClosedOnSameLine = new(
        "HCL1113",
        "Invalid single-argument block definition",
        "An argument definition on the same line as its containing block creates a single-line block definition, which must also be closed on the "
        + "same line. Place the block's closing brace immediately after the argument definition.");

    public static readonly Problem NotClosedAfterOne = new(
        "HCL1114",
        "Invalid single-argument block definition",
        "A single-line block definition must end with a closing brace immediately after its single argument definition.");

    public static readonly Problem MissingNewlineAfterBlock = new(
        "HCL1115", "Missing newline after block definition", "A block definition must end with a newline.");

    public static readonly Problem UnterminatedLabel = new(
        "HCL1117", "Unterminated string literal", "Unable to find the closing quote mark before the end of the file.");

    public static readonly Problem NotInLabel = new("HCL1118", "Invalid string literal", "This item is not valid in a string literal.");

    public static Problem Redefined(string name, string where) => new(
        "HCL1101",
        "Attribute redefined",
        $"The argument {GoText.Quote(name)} was already set at {where}. Each argument may be set only once.");

    public static Problem BlockOnOneLine(string name) => new(
        "HCL1106",
        "Argument definition required",
        $"A single-line block definition can contain only a single argument. If you meant to define argument {GoText.Quote(name)}, use an equals "
        + "sign to assign it a value. To define a nested block, place it on a line of its own within its parent block.");

    public static Problem TemplateInLabel(char marker) => new(
        "HCL1116",
        "Invalid string literal",
        $"Template sequences are not allowed in this string. To include a literal \"{marker}\", double it (as \"{marker}{marker}\") to escape it.");
}
