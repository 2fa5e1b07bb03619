namespace Placeholder; public class PlaceholderSpecs { [Fact] public void X() => 1.Should().Be(1); }
