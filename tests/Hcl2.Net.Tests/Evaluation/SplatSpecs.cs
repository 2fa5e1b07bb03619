namespace Hcl2.Tests.Evaluation;

public class SplatSpecs
{
    [Fact]
    public void A_splat_in_a_splat_whose_parts_differ_in_length_is_an_error()
    {
        var context = Evaluated.Context(("names", HclValue.List(HclType.String, [HclValue.String("a"), HclValue.Null(HclType.String)])));

        Evaluated.Expression("names[*][*]", context).Text.Should().Be(
            "e.hcl:1,6-12: Invalid nested splat expressions; "
            + "The second level of splat expression produced elements of different types, so it isn't possible to construct a valid list to represent the top-level result.\n\n"
            + "Consider using a for expression instead, to produce a tuple-typed result which can therefore have non-homogenous element types.");
    }
}
