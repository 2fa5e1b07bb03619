using Hcl2.Fuzz;

namespace Hcl2.Tests.Fuzzing;

public class CorpusSpecs
{
    /// <summary>Inputs of the fuzz targets, among them every one that once broke a property; target and file name.</summary>
    public static TheoryData<string, string> Inputs { get; } =
        [.. FuzzTarget.All.SelectMany(static target => target.Corpus().Select(input => (target.Name, input.Key)))];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_known_input_keeps_the_properties(string target, string file)
    {
        var one = FuzzTarget.All.Single(known => known.Name == target);

        one.Check(one.Corpus().Single(input => input.Key == file).Value);
    }

    [Theory]
    [InlineData("native")]
    [InlineData("json")]
    [InlineData("template")]
    [InlineData("edit")]
    [InlineData("decode")]
    public void A_few_seconds_of_fuzzing_find_nothing(string target)
    {
        var output = new StringWriter();

        var findings = new MutationLoop(FuzzTarget.All.Single(known => known.Name == target), output).Run(TimeSpan.FromSeconds(2), seed: 1);

        findings.Should().Be(0, output.ToString());
    }
}
