using Depot.Bake.Text;

namespace Depot.Bake.Tests.Text;

public class GoBoolSpecs
{
    [Theory]
    [InlineData("1")]
    [InlineData("t")]
    [InlineData("T")]
    [InlineData("TRUE")]
    [InlineData("true")]
    [InlineData("True")]
    public void These_strings_are_true(string text) => (GoBool.Parse(text), GoBool.IsTrue(text)).Should().Be((true, true));

    [Theory]
    [InlineData("0")]
    [InlineData("f")]
    [InlineData("F")]
    [InlineData("FALSE")]
    [InlineData("false")]
    [InlineData("False")]
    public void These_strings_are_false(string text) => (GoBool.Parse(text), GoBool.IsTrue(text)).Should().Be((false, false));

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("tRUE")]
    [InlineData(" true")]
    [InlineData(null)]
    public void Anything_else_is_no_boolean(string? text) => (GoBool.Parse(text), GoBool.IsTrue(text)).Should().Be(((bool?)null, false));
}
