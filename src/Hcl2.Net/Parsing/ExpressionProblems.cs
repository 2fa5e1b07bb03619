using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>What can be wrong with expressions.</summary>
internal static class ExpressionProblems
{
    public static readonly Problem Extra = new(
        "HCL1201",
        "Extra characters after expression",
        "An expression was successfully parsed, but extra characters were found after it.");

    public static readonly Problem Missing = new(
        "HCL1202", "Missing expression", "Expected the start of an expression, but found the end of the file.");

    public static readonly Problem Invalid = new(
        "HCL1203", "Invalid expression", "Expected the start of an expression, but found an invalid expression token.");

    public static readonly Problem MissingFalseResult = new(
        "HCL1204",
        "Missing false expression in conditional",
        "The conditional operator (...?...:...) requires a false expression, delimited by a colon.");

    public static readonly Problem Parentheses = new(
        "HCL1205", "Unbalanced parentheses", "Expected a closing parenthesis to terminate the expression.");

    public static readonly Problem Number = new(
        "HCL1206", "Invalid number literal", "Failed to recognize the value of this number literal.");

    public static readonly Problem AttributeName = new(
        "HCL1209", "Invalid attribute name", "An attribute name is required after a dot.");

    public static readonly Problem NestedSplat = new(
        "HCL1210",
        "Nested splat expression not allowed",
        "A splat expression (*) cannot be used inside another attribute-only splat expression.");

    public static readonly Problem UnclosedSplat = new(
        "HCL1211",
        "Missing close bracket on splat index",
        "The star for a full splat operator must be immediately followed by a closing bracket (\"]\").");

    public static readonly Problem UnclosedIndex = new(
        "HCL1212", "Missing close bracket on index", "The index operator must end with a closing bracket (\"]\").");

    public static readonly Problem FunctionName = new(
        "HCL1213",
        "Missing function name",
        "Function scope resolution symbol :: must be followed by a function name in this scope.");

    public static readonly Problem OpenParenthesis = new(
        "HCL1214",
        "Missing open parenthesis",
        "Function selector must be followed by an open parenthesis to begin the function call.");

    public static readonly Problem ArgumentAfterExpansion = new(
        "HCL1215",
        "Missing closing parenthesis",
        "An expanded function argument (with ...) must be immediately followed by closing parentheses.");

    public static readonly Problem UnterminatedCall = new(
        "HCL1216",
        "Unterminated function call",
        "There is no closing parenthesis for this function call before the end of the file. This may be caused by incorrect parenthesis nesting "
        + "elsewhere in this file.");

    public static readonly Problem ArgumentSeparator = new(
        "HCL1217", "Missing argument separator", "A comma is required to separate each function argument from the next.");

    public static readonly Problem UnterminatedTuple = new(
        "HCL1218",
        "Unterminated tuple constructor expression",
        "There is no corresponding closing bracket before the end of the file. This may be caused by incorrect bracket nesting elsewhere in this file.");

    public static readonly Problem ItemSeparator = new(
        "HCL1219", "Missing item separator", "Expected a comma to mark the beginning of the next item.");

    public static readonly Problem UnterminatedObject = new(
        "HCL1220",
        "Unterminated object constructor expression",
        "There is no corresponding closing brace before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.");

    public static readonly Problem MissingValue = new(
        "HCL1221", "Missing attribute value", "Expected an attribute value, introduced by an equals sign (\"=\").");

    public static readonly Problem KeySeparator = new(
        "HCL1222", "Missing key/value separator", "Expected an equals sign (\"=\") to mark the beginning of the attribute value.");

    public static readonly Problem KeySeparatorBeforeName = new(
        "HCL1223",
        "Missing key/value separator",
        "Expected an equals sign (\"=\") to mark the beginning of the attribute value. If you intended to given an attribute name containing "
        + "periods or spaces, write the name in quotes to create a string literal.");

    public static readonly Problem AttributeSeparator = new(
        "HCL1224",
        "Missing attribute separator",
        "Expected a newline or comma to mark the beginning of the next attribute.");

    public static readonly Problem ForName = For("HCL1225", "For expression requires variable name after 'for'.");
    public static readonly Problem ForValueName = For("HCL1226", "For expression requires value variable name after comma.");
    public static readonly Problem ForIn = For("HCL1227", "For expression requires the 'in' keyword after its name declarations.");
    public static readonly Problem ForColon = For("HCL1228", "For expression requires a colon after the collection expression.");
    public static readonly Problem ForExtra = For("HCL1229", "Extra characters after the end of the 'for' expression.");
    public static readonly Problem ForTupleKey = For("HCL1230", "Key expression is not valid when building a tuple.");
    public static readonly Problem ForTupleGrouping = For("HCL1231", "Grouping ellipsis (...) cannot be used when building a tuple.");
    public static readonly Problem ForObjectKey = For("HCL1232", "Key expression is required when building an object.");

    public static Problem TwoLegacyIndexes(string first, string second) => new(
        "HCL1207",
        "Invalid legacy index syntax",
        "When using the legacy index syntax, chaining two indexes together is not permitted. Use the proper index syntax instead, like "
        + $"[{first}][{second}].");

    public static Problem TwoLegacyIndexesInSplat(string first, string second) => new(
        "HCL1208",
        "Invalid legacy index syntax",
        "When using the legacy index syntax, chaining two indexes together is not permitted. Use the proper index syntax with a full splat "
        + $"expression [*] instead, like [{first}][{second}].");

    private static Problem For(string code, string detail) => new(code, "Invalid 'for' expression", detail);
}
