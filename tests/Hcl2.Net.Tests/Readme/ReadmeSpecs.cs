namespace Hcl2.Tests.Readme;

/// <summary>The README shows code that was compiled and run.</summary>
public class ReadmeSpecs
{
    [Fact]
    public void Every_example_of_the_readme_is_one_that_a_test_runs() =>
        ReadmePage.Blocks("csharp").Should().Equal(ReadmePage.Regions("tests/Hcl2.Net.Tests/Readme/ReadmeExamples.cs"));
}
