using System.Security.Cryptography;
using Hcl2.Extensions;

namespace Hcl2.Fuzz;

/// <summary>Decoding: whatever the spec and the body, there is a value and no exception.</summary>
internal static class DecodeProperties
{
    /// <param name="bytes">A body in either syntax; the spec, and a body that is made up, depend on them too.</param>
    public static void Check(byte[] bytes)
    {
        var decoding = new RandomDecoding(BitConverter.ToInt32(SHA256.HashData(bytes)));
        var spec = decoding.Spec(3);
        foreach (var source in new[] { new SourceText("input.hcl", bytes), SourceText.From("made.hcl", decoding.Body(3)) })
        {
            var native = HclFile.ParseNative(source);
            foreach (var file in new[] { native, HclFile.ParseJson(source) })
            {
                var diagnostics = new DiagnosticBag();
                var value = spec.Decode(DynamicBlocks.Expand(file.Body, SampleContext.Value), SampleContext.Value, diagnostics);
                Property.Holds(value.Type is not null, "there is a value");
                // In JSON the places within a string are those of what it says, which is longer than what is written where bytes are not UTF-8.
                if (file == native) Property.DiagnosticsLieInside(source, diagnostics);
            }
        }
    }
}
