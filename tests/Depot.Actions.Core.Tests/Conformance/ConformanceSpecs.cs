using System.Globalization;

namespace Depot.Actions.Tests.Conformance;

/// <summary>
/// Ours beside docker's and Depot's own actions: <c>with:</c> blocks as people write them, what the bundles of the references passed
/// to their CLI (recorded outside of this repository, with a CLI that only notes its arguments), and what ours passes.
/// </summary>
/// <remarks>
/// <c>UPDATE=1</c> writes ours anew. A difference has its reason in a page, by its key: <c>&lt;!-- why: key --&gt;</c> in docs/differences.md,
/// <c>&lt;!-- fails: key --&gt;</c> and <c>&lt;!-- says: key --&gt;</c> in the two tables of docs/switching.md.
/// </remarks>
public class ConformanceSpecs
{
    private static readonly string[] References = ["docker", "depot"];

    public static TheoryData<string> Names => [.. WithBlock.All.Select(block => block.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Names))]
    public async Task Ours_is_what_was_approved_and_each_difference_has_its_reason(string name)
    {
        var block = WithBlock.All.Single(block => block.Name == name);

        var ours = await OurAction.RunAsync(block);

        if (Environment.GetEnvironmentVariable("UPDATE") != "1")
        {
            ConformanceData.Json(ours).Should().Be(ConformanceData.Json(ConformanceData.Ours()[name]));
        }

        foreach (var reference in References)
        {
            var reasons = block.Differs.GetValueOrDefault(reference) ?? new Dictionary<string, string>();
            Difference.Of(block, reference, ours).Should().BeEquivalentTo(reasons.Keys, "the reasons of {0} are {1}, and ours is {2}", reference, string.Join(", ", reasons), ConformanceData.Json(ours));
        }
    }

    [Fact(Timeout = 600_000)]
    public async Task The_approved_file_holds_every_block_and_no_other()
    {
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
        {
            var ours = new List<(string, Outcome)>();
            foreach (var block in WithBlock.All) ours.Add((block.Name, await OurAction.RunAsync(block)));
            await File.WriteAllTextAsync(ConformanceData.Path("ours.approved.json"), ConformanceData.ToText(ours));
        }

        ConformanceData.Ours().Keys.Should().Equal(WithBlock.All.Select(block => block.Name));
    }

    [Fact]
    public void There_are_at_least_150_blocks_and_they_use_every_input()
    {
        WithBlock.All.Should().HaveCountGreaterThanOrEqualTo(150);
        foreach (var (action, manifest) in new[] { ("build", "build-push"), ("bake", "bake") })
        {
            // What neither reference knows has nothing to be held against.
            ConformanceData.Inputs(manifest).Except(["dry-run", "retries", "run-in", "summary", "token", "github-token"])
                .Except(WithBlock.All.Where(block => block.Action == action).SelectMany(block => block.With.Keys)).Should().BeEmpty(action);
        }
    }

    [Fact]
    public void Every_reason_is_in_its_page_and_every_reason_of_a_page_is_needed()
    {
        var reasons = WithBlock.All.SelectMany(block => block.Differs.SelectMany(pair => pair.Value.Select(reason => (Block: block, Kind: reason.Key, Key: reason.Value)))).ToList();
        var (why, fails, says) = (Difference.Keys("differences.md", "why"), Difference.Keys("switching.md", "fails"), Difference.Keys("switching.md", "says"));

        reasons.Where(reason => !(reason.Kind switch
        {
            "error" => fails.Concat(why),
            "warning" => says,
            _ => why,
        }).Contains(reason.Key)).Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Block.Name}: {reason.Kind}: {reason.Key}")).Should().BeEmpty();
        var used = reasons.Select(reason => reason.Key).Concat(Everywhere.All.Where(Difference.IsMet).Select(everywhere => everywhere.Key)).ToHashSet();
        Everywhere.All.Where(everywhere => !Difference.IsMet(everywhere)).Should().BeEmpty();
        why.Concat(fails).Concat(says).Except(used).Should().BeEmpty("a page gives no reason that no block needs");
        Everywhere.All.Select(everywhere => everywhere.Key).Except(why).Should().BeEmpty();
    }

    [Fact]
    public void What_passes_today_and_fails_here_is_in_the_table_of_switching()
    {
        var ours = ConformanceData.Ours();
        var fails = Difference.Keys("switching.md", "fails");
        var early = Difference.Keys("differences.md", "why");

        // Or the CLI would refuse it once a builder has started, which its row in the differences says.
        WithBlock.All.Where(block => ours[block.Name].Error is not null && References.Any(reference => block.Of(reference).Passes))
            .Where(block => References.Where(reference => block.Of(reference).Passes).Any(reference => !fails.Concat(early).Contains(block.Differs[reference]["error"])))
            .Should().BeEmpty();
    }
}
