using Hcl2.Bodies;
using Hcl2.Json;

namespace Hcl2;

/// <summary>A file read as configuration, in either syntax.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Body">What it contains, as far as it was understood.</param>
/// <param name="Diagnostics">What is wrong with its syntax; with an error among them the body is only good for finding more errors.</param>
public sealed record HclFile(SourceText Source, HclBody Body, DiagnosticBag Diagnostics)
{
    /// <summary>The tree of a file in native syntax, such as an editor needs; null for JSON.</summary>
    public SyntaxTree<BodySyntax>? Tree { get; init; }

    /// <summary>Reads a file: JSON when its name ends in <c>.json</c>, else the native syntax. Bad input never throws; a file that cannot be read does.</summary>
    /// <param name="path">The path, which is also the name in diagnostics.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static HclFile Load(string path, ParseOptions? options = null) => Parse(new SourceText(path, File.ReadAllBytes(path)), options);

    /// <summary>Reads a string: JSON when the name of its file ends in <c>.json</c>, else the native syntax. Never throws on bad input.</summary>
    public static HclFile Parse(SourceText source, ParseOptions? options = null) =>
        source.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ParseJson(source, options) : ParseNative(source, options);

    /// <summary>Reads a string: JSON when the name of its file ends in <c>.json</c>, else the native syntax. Never throws on bad input.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name in diagnostics.</param>
    public static HclFile Parse(string text, string file = "input.hcl") => Parse(SourceText.From(file, text));

    /// <summary>Reads the native syntax. Never throws on bad input.</summary>
    public static HclFile ParseNative(SourceText source, ParseOptions? options = null)
    {
        var tree = SyntaxTree.Parse(source, options);
        return new(source, new NativeBody(tree.Root), tree.Diagnostics) { Tree = tree };
    }

    /// <summary>Reads one value of the JSON profile as an expression: strings are templates. Never throws on bad input.</summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Receives diagnostics with its syntax.</param>
    /// <param name="options">Limits.</param>
    /// <returns>Null when there is no value.</returns>
    public static HclExpression? ParseJsonExpression(SourceText source, DiagnosticBag diagnostics, ParseOptions? options = null) =>
        JsonParser.Parse(source, diagnostics, (options ?? ParseOptions.Default).MaxDepth) is { } root && !diagnostics.HasErrors ? new JsonExpression(source, root) : null;

    /// <summary>Reads the JSON profile of HCL. Never throws on bad input.</summary>
    public static HclFile ParseJson(SourceText source, ParseOptions? options = null)
    {
        var diagnostics = new DiagnosticBag();
        var root = JsonParser.Parse(source, diagnostics, (options ?? ParseOptions.Default).MaxDepth);
        if (root is JsonObject or JsonArray) return new(source, new JsonBody(source, root), diagnostics);

        // The complaint is made, so an empty body stands in: it gives no reason for a second one.
        diagnostics.Add(JsonDiagnostics.RootNotObject(root.Start));
        var start = new SourceSpan(source.File, source.Origin, source.Origin);
        return new(source, new JsonBody(source, new JsonObject([], start, start)), diagnostics);
    }
}
