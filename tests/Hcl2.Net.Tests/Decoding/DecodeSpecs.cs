using Hcl2.Decoding;

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

    [Fact]
    public void Blocks_of_a_map_with_a_default_of_another_type_are_brought_to_one_type()
    {
        var spec = new BlockMapSpec("web", ["name"], new DefaultSpec(Port, new AttributeSpec("name", HclType.String)));

        Value("web \"a\" {\n  port = 1\n}\nweb \"b\" {\n  name = \"x\"\n}\n", spec)
            .Should().Be(HclValue.Map(HclType.String, [new("a", HclValue.String("1")), new("b", HclValue.String("x"))]));
    }

    [Fact]
    public void Null_and_what_is_unknown_take_the_type_of_the_other_attributes()
    {
        var (value, diagnostics) = Decoded("env {\n  a = 1\n  b = null\n}\n", new BlockAttributesSpec("env", HclType.Dynamic));

        diagnostics.Should().BeEmpty();
        value.Should().Be(HclValue.Map(HclType.Number, [new("a", HclValue.Number(1)), new("b", HclValue.Null(HclType.Number))]));
    }

    [Fact]
    public void Two_specs_with_different_labels_read_the_same_blocks()
    {
        var spec = new TupleSpec([new BlockListSpec("web", new TupleSpec([new BlockLabelSpec(1, "second"), Port])), new BlockListSpec("web", Port)]);

        Value("web \"a\" \"b\" {\n  port = 1\n}\n", spec).Should().Be(HclValue.Tuple(
            HclValue.List(HclValue.Tuple(HclValue.String("b"), HclValue.Number(1))), HclValue.List(HclValue.Number(1))));
    }

    [Fact]
    public void What_is_wrong_already_is_neither_changed_nor_checked()
    {
        var spec = new TransformSpec(Port, static _ => throw new InvalidOperationException(), HclType.Number);

        var (value, diagnostics) = Decoded("port = []\n", spec);

        value.Should().Be(HclValue.Unknown(HclType.Number));
        diagnostics.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_body_that_is_not_what_is_wanted_is_an_error(string text, DecodeSpec spec, string expected)
    {
        Decoded(text + "\n", spec).Diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(expected);
    }

    private static HclValue Value(string text, DecodeSpec spec)
    {
        var (value, diagnostics) = Decoded(text, spec);
        diagnostics.Should().BeEmpty();
        return value;
    }

    private static (HclValue Value, DiagnosticBag Diagnostics) Decoded(string text, DecodeSpec spec)
    {
        var diagnostics = new DiagnosticBag();
        return (spec.Decode(HclFile.ParseNative(SourceText.From("f.hcl", text)).Body, null, diagnostics), diagnostics);
    }
}
