using Depot.Bake.Model;

namespace Depot.Bake.Tests.Model;

public sealed class BakeOutputSpecs
{
    [Fact]
    public void A_string_without_type_is_a_directory() => BakeOutput.Parse("out").Should().Be(new BakeOutput("local", "out", TextMap.Empty));

    [Fact]
    public void A_dash_is_an_archive_on_standard_output() => BakeOutput.Parse("-").Should().Be(new BakeOutput("tar", "-", TextMap.Empty));

    [Fact]
    public void Keys_lose_case_and_spaces_and_values_keep_them() => BakeOutput.Parse("type=image, Name = A,DEST=x")
        .Should().Be(new BakeOutput("image", "x", TextMap.Of("name", " A")));

    [Fact]
    public void A_lone_attribute_is_a_directory_of_that_name() => BakeOutput.Parse("name=x").Should().Be(new BakeOutput("local", "name=x", TextMap.Empty));

    [Theory]
    [InlineData("a=b,c=d", "type is required for output")]
    [InlineData("type=image,push", "invalid value push")]
    [InlineData("type=", "type is required for output")]
    public void A_wrong_text_is_an_error(string text, string message)
    {
        var parse = () => BakeOutput.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }
}
