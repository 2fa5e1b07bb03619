using Hcl2.Tests.Readme;

namespace Hcl2.Tests.Api;

/// <summary>The public surface changes only on purpose.</summary>
public class PublicApiSpecs
{
    // A change that is meant: ./dev test --update writes the file anew, and the review shows the difference.
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var approved = Path.Combine(ReadmePage.Root, "tests/Hcl2.Net.Tests/PublicApi.approved.txt");
        var api = PublicApi.Of(typeof(SourceText).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1") File.WriteAllText(approved, api);

        api.Split('\n').Should().Equal(File.ReadAllText(approved).ReplaceLineEndings("\n").Split('\n'));
    }
}
