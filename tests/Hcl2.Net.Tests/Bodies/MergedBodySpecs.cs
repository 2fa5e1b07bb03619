using Hcl2.Bodies;

namespace Hcl2.Tests.Bodies;

/// <summary>Several files read as one body.</summary>
public class MergedBodySpecs
{
    private static readonly BodySchema Schema = new([new("name") { IsRequired = true }, new("port")], []);

    [Fact]
    public void An_argument_of_two_files_is_an_error_where_it_comes_again()
    {
        var diagnostics = new DiagnosticBag();

        var content = Merged("name = 1\n", "port = 2\nname = 3\n").Content(Schema, diagnostics);

        content.Attributes.Select(static attribute => attribute.Location.ToString()).Should().Equal("f1.hcl:1,1-9", "f2.hcl:1,1-9");
        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(
            "f2.hcl:2,1-5: Duplicate argument; Argument \"name\" was already set at f1.hcl:1,1-5");
    }

    [Fact]
    public void A_required_argument_may_be_in_any_file()
    {
        var diagnostics = new DiagnosticBag();

        Merged("port = 2\n", "name = 3\n").Content(Schema, diagnostics);

        diagnostics.Should().BeEmpty();
    }

    private static HclBody Merged(params string[] texts) =>
        HclBody.Merge(texts.Select(static (text, at) => HclFile.ParseNative(SourceText.From($"f{at + 1}.hcl", text)).Body));
}
