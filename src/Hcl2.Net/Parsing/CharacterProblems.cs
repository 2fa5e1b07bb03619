using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>What can be wrong with characters.</summary>
internal static class CharacterProblems
{
    public static readonly Problem BitwiseAnd = Bitwise("HCL1001", " Did you mean boolean AND (\"&&\")?");
    public static readonly Problem BitwiseOr = Bitwise("HCL1002", " Did you mean boolean OR (\"||\")?");
    public static readonly Problem BitwiseXor = Bitwise("HCL1003", "");
    public static readonly Problem BitwiseNot = Bitwise("HCL1004", " Did you mean boolean NOT (\"!\")?");

    public static readonly Problem Backtick = new(
        "HCL1005", "Invalid character", "The \"`\" character is not valid. To create a multi-line string, use the \"heredoc\" syntax, like \"<<EOT\".");

    public static readonly Problem Apostrophe = new(
        "HCL1006", "Invalid character", "Single quotes are not valid. Use double quotes (\") to enclose strings.");

    public static readonly Problem Semicolon = new(
        "HCL1007",
        "Invalid character",
        "The \";\" character is not valid. Use newlines to separate arguments and blocks, and commas to separate items in collection values.");

    public static readonly Problem Encoding = new(
        "HCL1008",
        "Invalid character encoding",
        "All input files must be UTF-8 encoded. Ensure that UTF-8 encoding is selected in your editor.");

    public static readonly Problem NewlineInString = new(
        "HCL1009",
        "Invalid multi-line string",
        "Quoted strings may not be split over multiple lines. To produce a multi-line string, either use the \\n escape to represent a newline "
        + "character or use the \"heredoc\" multi-line template syntax.");

    public static readonly Problem CurlyQuote = new(
        "HCL1010",
        "Invalid character",
        "\"Curly quotes\" are not valid here. These can sometimes be inadvertently introduced when sharing code via documents or discussion "
        + "forums. It might help to replace the character with a \"straight quote\".");

    public static readonly Problem Unknown = new("HCL1011", "Invalid character", "This character is not used within the language.");

    private static Problem Bitwise(string code, string hint) =>
        new(code, "Unsupported operator", "Bitwise operators are not supported." + hint);
}
