using Depot.Fuzz;

namespace Depot.Actions.Tests.Fuzz;

/// <summary>What a fuzzer once found, and what it starts from, held against the same properties.</summary>
public class FuzzCorpusSpecs
{
    public static TheoryData<string> Readers => [.. FuzzTarget.All.Select(target => target.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Readers))]
    public async Task Every_known_input_is_read_or_refused_with_a_message(string reader)
    {
        var target = FuzzTarget.Find(reader)!;

        target.Corpus().Should().NotBeEmpty();
        foreach (var (name, input) in target.Corpus()) await Task.Run(() => target.Invoking(known => known.Check(input)).Should().NotThrow(name));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Readers))]
    public async Task A_second_of_changed_inputs_has_no_defect(string reader)
    {
        using var said = new StringWriter();

        var findings = await Task.Run(() => new MutationLoop(FuzzTarget.Find(reader)!, said).Run(TimeSpan.FromSeconds(1), seed: 1));

        findings.Should().Be(0, said.ToString());
    }
}
