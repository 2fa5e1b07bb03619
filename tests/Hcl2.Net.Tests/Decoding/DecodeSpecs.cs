using Hcl2.Decoding;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Tests.Decoding;

/// <summary>What a decoder says about bodies that are not what it wants.</summary>
public class DecodeSpecs
{
    private static readonly DecodeSpec Port = new AttributeSpec("port", HclType.Number);
    private static readonly DecodeSpec Anything = new AttributeSpec("port", HclType.Dynamic);

    public static TheoryData<string, DecodeSpec, string> Wrong => new()
    {
        { "port = []", Port, "f.hcl:1,8-10: Incorrect attribute value type; Inappropriate value for attribute \"port\": number required." },
        { "tags {\n  a = []\n}", new BlockAttributesSpec("tags", HclType.String), "f.hcl:2,7-9: Invalid attribute value; Invalid value for attribute of \"tags\" block: string required." },
        {
            "web {}\nweb {}", new BlockSpec("web", Port),
            "f.hcl:2,1-4: Duplicate web block; Only one block of type \"web\" is allowed. Previous definition was at f.hcl:1,1-4."
        },
        { "", new BlockSpec("web", Port, IsRequired: true), "f.hcl:1,1-1: Missing web block; A block of type \"web\" is required here." },
        { "web {}", new BlockListSpec("web", Port, Least: 2), "f.hcl:1,1-1: Insufficient web blocks; At least 2 \"web\" blocks are required." },
        { "web {}\nweb {}", new BlockListSpec("web", Port, Most: 1), "f.hcl:2,5-5: Too many web blocks; No more than 1 \"web\" blocks are allowed" },
        {
            "web {\n  port = 1\n}\nweb {\n  port = []\n}", new BlockListSpec("web", Anything),
            "f.hcl:2,10-11: Unconsistent argument types in web blocks; Corresponding attributes in all blocks of this type must be the same."
        },
        {
            "web \"a\" {}\nweb \"a\" {}", new BlockMapSpec("web", ["name"], Port),
            "f.hcl:2,1-8: Duplicate web block; A block for web \"a\" was already defined. The web labels must be unique."
        },
        {
            "port = 1", new TransformSpec(Port, static _ => Conversion.Failed("no port is good"), HclType.Number),
            "f.hcl:1,8-9: Transform function failed; Decoder transform returned an error: no port is good"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_body_that_is_not_what_is_wanted_is_an_error(string text, DecodeSpec spec, string expected)
    {
        var diagnostics = new DiagnosticBag();

        spec.Decode(HclFile.ParseNative(SourceText.From("f.hcl", text + "\n")).Body, null, diagnostics);

        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(expected);
    }
}
