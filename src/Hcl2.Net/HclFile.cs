using Hcl2.Bodies;
using Hcl2.Json;
using Hcl2.Parsing;
using Hcl2.Text;

namespace Hcl2;

/// <summary>A file read as configuration, in either syntax.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Body">What it contains, as far as it was understood.</param>
/// <param name="Diagnostics">What is wrong with its syntax; with an error among them the body is only good for finding more errors.</param>
public sealed record HclFile(SourceText Source, HclBody Body, DiagnosticBag Diagnostics)
{
    /// <summary>Reads the native syntax. Never throws on bad input.</summary>
    public static HclFile ParseNative(SourceText source, ParseOptions? options = null)
    {
        var tree = SyntaxTree.Parse(source, options);
        return new(source, new NativeBody(tree.Root), tree.Diagnostics);
    }

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
