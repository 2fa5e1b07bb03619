using Depot.Threats;

namespace Conventions;

/// <summary>What ./dev threats takes away is there, and covers every row of the threat model.</summary>
public class ThreatSpecs
{
    private static readonly IReadOnlyList<Mitigation> Mitigations = Mitigation.Read(Repository.Read(Mitigation.List));

    // Cells by the words of the first one.
    private static readonly IReadOnlyDictionary<string, string> Rows = Repository.Read("docs/security.md").Split('\n')
        .SkipWhile(line => !line.StartsWith("| Threat ", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        .ToDictionary(line => line.Split('|')[1].Replace("*", "", StringComparison.Ordinal).Trim(), line => line.Split('|')[3]);

    [Fact]
    public void Every_threat_has_a_mitigation_that_is_taken_away() => Mitigations.Select(mitigation => mitigation.Threat).Distinct().Should().Equal(Rows.Keys);

    [Fact]
    public void Every_test_of_a_threat_is_tried_without_its_mitigation() =>
        Mitigations.GroupBy(mitigation => mitigation.Threat).Should().OnlyContain(threat => threat.Select(mitigation => mitigation.Test).Distinct().Order().SequenceEqual(Tests(threat.Key).Order()));

    [Fact]
    public void Every_mitigation_stands_in_its_file_exactly_once() =>
        Mitigations.Where(mitigation => mitigation.RemovedFrom(Repository.Read(mitigation.File)) is null).Should().BeEmpty();

    private static IEnumerable<string> Tests(string threat) => Rows[threat].Split('`').Where((_, at) => at % 2 == 1);
}
