namespace Depot.Bake.Tests;

public sealed class BakeOutputSpecs
{
    [Fact]
    public void A_text_without_type_is_a_folder() =>
        Model.BakeOutput.Parse("out").Should().Be(new Model.BakeOutput("local", "out", Model.TextMap.Empty));
}
