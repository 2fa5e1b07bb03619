namespace Hcl2.Json;

/// <summary>What the JSON parser says. Summaries and details are HCL's (hcl v2.23.0, json/parser.go), spelling included.</summary>
internal static class JsonDiagnostics
{
    private const string StartOfValue = "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.";

    public static Diagnostic ExtraData(SourceSpan at) => Error("HCL6001", "Extraneous data after value", "Extra characters appear after the JSON value.", at);

    public static Diagnostic MissingValue(SourceSpan at) => Error("HCL6002", "Missing JSON value", StartOfValue, at);

    public static Diagnostic MissingElement(SourceSpan at) => Error("HCL6003", "Missing array element value", StartOfValue, at);

    public static Diagnostic EndsEarly(SourceSpan at) => Error("HCL6004", "Missing value", "The JSON data ends prematurely.", at);

    public static Diagnostic InvalidStart(SourceSpan at) => Error("HCL6005", "Invalid start of value", StartOfValue, at);

    public static Diagnostic InvalidPropertyName(SourceSpan at) =>
        Error("HCL6006", "Invalid object property name", "A JSON object property name must be a string", at);

    public static Diagnostic MissingObjectValue(SourceSpan at) =>
        Error("HCL6007", "Missing object value", "A JSON object attribute must have a value, introduced by a colon.", at);

    public static Diagnostic EqualsForColon(SourceSpan at) =>
        Error("HCL6008", "Missing property value colon", "JSON uses a colon as its name/value delimiter, not an equals sign.", at);

    public static Diagnostic MissingColon(SourceSpan at) =>
        Error("HCL6009", "Missing property value colon", "A colon must appear between an object property's name and its value.", at);

    public static Diagnostic TrailingCommaInObject(SourceSpan at) =>
        Error("HCL6010", "Trailing comma in object", "JSON does not permit a trailing comma after the final property in an object.", at);

    public static Diagnostic UnclosedObject(SourceSpan at) =>
        Error("HCL6011", "Unclosed object", "No closing brace was found for this JSON object.", at);

    public static Diagnostic BracketForBrace(SourceSpan at) =>
        Error("HCL6012", "Mismatched braces", "A JSON object must be closed with a brace, not a bracket.", at);

    public static Diagnostic MissingCommaInObject(SourceSpan at) =>
        Error("HCL6013", "Missing attribute seperator comma", "A comma must appear between each property definition in an object.", at);

    public static Diagnostic TrailingCommaInArray(SourceSpan at) =>
        Error("HCL6014", "Trailing comma in array", "JSON does not permit a trailing comma after the final value in an array.", at);

    public static Diagnostic ColonInArray(SourceSpan at) =>
        Error("HCL6015", "Invalid array value", "A colon is not used to introduce values in a JSON array.", at);

    public static Diagnostic UnclosedArray(SourceSpan at) =>
        Error("HCL6016", "Unclosed object", "No closing bracket was found for this JSON array.", at);

    public static Diagnostic BraceForBracket(SourceSpan at) =>
        Error("HCL6017", "Mismatched brackets", "A JSON array must be closed with a bracket, not a brace.", at);

    public static Diagnostic MissingCommaInArray(SourceSpan at) =>
        Error("HCL6018", "Missing attribute seperator comma", "A comma must appear between each value in an array.", at);

    public static Diagnostic InvalidNumber(SourceSpan at) =>
        Error("HCL6019", "Invalid JSON number", "There is a syntax error in the given JSON number.", at);

    public static Diagnostic InvalidString(SourceSpan at, SourceSpan whole) =>
        Error("HCL6020", "Invalid JSON string", "There is a syntax error in the given JSON string.", at) with { Context = whole };

    public static Diagnostic JavaScriptKeyword(string word, SourceSpan at) =>
        Error("HCL6021", "Invalid JSON keyword", $"The JavaScript identifier \"{word}\" cannot be used in JSON.", at);

    public static Diagnostic InvalidKeyword(string word, string? suggestion, SourceSpan at) =>
        Error("HCL6022", "Invalid JSON keyword", $"\"{word}\" is not a valid JSON keyword.{(suggestion is null ? "" : $" Did you mean \"{suggestion}\"?")}", at);

    public static Diagnostic RootNotObject(SourceSpan at) =>
        Error("HCL6023", "Root value must be object", "The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.", at);

    // Ours: the original nests until its stack is full.
    public static Diagnostic TooDeep(int limit, SourceSpan at) =>
        Error("HCL6024", "Too many nested values", $"Arrays and objects are nested more than {limit} deep here. Flatten the value.", at) with { IsLimit = true };

    private static Diagnostic Error(string code, string summary, string detail, SourceSpan at) => new(code, Severity.Error, summary, detail, at);
}
