using Hcl2.Bodies;

namespace Hcl2.Tests.Bodies;

/// <summary>What does not fit the schema of a body in the native syntax.</summary>
public class BodySchemaSpecs
{
    private static readonly BodySchema Schema = new([new("name"), new("port")], [new("target", "name"), new("pair", "first", "second"), new("plain")]);

    [Theory]
    [InlineData("nam = 1", "f.hcl:1,1-4: Unsupported argument; An argument named \"nam\" is not expected here. Did you mean \"name\"?")]
    [InlineData("other = 1", "f.hcl:1,1-6: Unsupported argument; An argument named \"other\" is not expected here.")]
    [InlineData("plain = 1", "f.hcl:1,1-6: Unsupported argument; An argument named \"plain\" is not expected here. Did you mean to define a block of type \"plain\"?")]
    [InlineData("plains {}", "f.hcl:1,1-7: Unsupported block type; Blocks of type \"plains\" are not expected here. Did you mean \"plain\"?")]
    [InlineData("name {}",
        "f.hcl:1,1-5: Unsupported block type; Blocks of type \"name\" are not expected here. Did you mean to define argument \"name\"? If so, use the equals sign to assign it a value.")]
    [InlineData("plain \"a\" {}", "f.hcl:1,7-10: Extraneous label for plain; No labels are expected for plain blocks.")]
    [InlineData("target \"a\" \"b\" {}", "f.hcl:1,12-15: Extraneous label for target; Only 1 labels (name) are expected for target blocks.")]
    [InlineData("target {}", "f.hcl:1,8-9: Missing name for target; All target blocks must have 1 labels (name).")]
    [InlineData("pair \"a\" {}", "f.hcl:1,10-11: Missing second for pair; All pair blocks must have 2 labels (first, second).")]
    public void What_does_not_fit_the_schema_is_an_error(string text, params string[] expected)
    {
        var diagnostics = new DiagnosticBag();

        HclFile.ParseNative(SourceText.From("f.hcl", text + "\n")).Body.Content(Schema, diagnostics);

        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(expected);
    }

    [Fact]
    public void Where_only_arguments_may_be_a_block_is_an_error()
    {
        var diagnostics = new DiagnosticBag();

        var attributes = HclFile.ParseNative(SourceText.From("f.hcl", "a = 1\nb {}\n")).Body.JustAttributes(diagnostics);

        attributes.Select(static attribute => attribute.Name).Should().Equal("a");
        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal("f.hcl:2,1-2: Unexpected \"b\" block; Blocks are not allowed here.");
    }
}
