using Depot.Bake.Model;

namespace Depot.Bake.Tests.Model;

public sealed class BakeAttestSpecs
{
    [Fact]
    public void Type_and_switch_are_distinguished_from_attributes() => BakeAttest.Parse("TYPE=provenance,Mode=max, disabled =1")
        .Should().Be(new BakeAttest("provenance", true, TextMap.Of("Mode", "max")));

    [Fact]
    public void Enabled_false_disables_an_attestation() => BakeAttest.Parse("type=sbom,enabled=false").Disabled.Should().BeTrue();

    [Theory]
    [InlineData("mode=max", "attestation type not specified")]
    [InlineData("sbom", "invalid value sbom")]
    [InlineData("type=sbom,disabled=ja", "invalid value disabled=ja: strconv.ParseBool: parsing \"ja\": invalid syntax")]
    [InlineData("type=\"x", "failed to parse csv secret: parse error on line 1, column 6: bare \" in non-quoted-field")]
    public void A_wrong_text_is_an_error(string text, string message)
    {
        var parse = () => BakeAttest.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("true", "type=sbom,disabled=false")]
    [InlineData("0", "type=sbom,disabled=true")]
    [InlineData("generator=x", "type=sbom,generator=x")]
    public void A_switch_is_a_boolean_or_attributes(string value, string text) => BakeAttest.Canonical("sbom", value).Should().Be(text);
}
