using Depot.Bake.Model;

namespace Depot.Bake.Tests.Resolution;

public sealed class DefinitionResolverSpecs
{
    [Fact]
    public void Groups_are_printed_with_what_was_asked_for_in_default()
    {
        var definition = Given.Definition([new("a"), new("b"), new("c")], new BakeGroup("g") { Targets = ["b", "h"] }, new BakeGroup("h") { Targets = ["a", "b"] });

        var plan = Given.Plan(definition, "g", "c").Definition!;

        plan.Groups.Select(group => $"{group.Name}: {string.Join(' ', group.Targets!)}").Should().Equal("default: c g", "g: b h", "h: a b");
        plan.Targets.Select(target => target.Name).Should().Equal("a", "b", "c");
    }

    [Fact]
    public void The_default_group_is_sorted_and_does_not_name_itself()
    {
        var definition = Given.Definition([new("b"), new("a")], new BakeGroup("default") { Targets = ["b", "a", "b"] });

        var plan = Given.Plan(definition).Definition!;

        plan.Groups.Single().Targets.Should().Equal("a", "b");
    }

    [Theory]
    [InlineData("x", "failed to find target x")]
    [InlineData("circle", "failed to find target circle")]
    [InlineData("empty", "failed to find target empty")]
    [InlineData("lost", "failed to find target nowhere")]
    [InlineData("app-*", "failed to find target app-*")]
    public void A_name_that_stands_for_nothing_is_an_error(string name, string message)
    {
        var definition = Given.Definition(
            [new("a"), new("lost") { Inherits = ["nowhere"] }],
            new BakeGroup("circle") { Targets = ["a", "round"] },
            new BakeGroup("round") { Targets = ["circle"] },
            new BakeGroup("hollow") { Targets = ["empty"] },
            new BakeGroup("empty") { Targets = [] });

        var outcome = Given.Plan(definition, name == "empty" ? "hollow" : name);

        outcome.Error.Should().Be(new BakeError(message));
    }

    [Fact]
    public void A_circle_of_inheritance_gives_each_what_the_others_say()
    {
        var definition = Given.Definition(
            [new("a") { Inherits = ["b"], Args = TextMap.Of("A", "a") }, new("b") { Inherits = ["a"], Args = TextMap.Of("B", "b") }]);

        var plan = Given.Plan(definition, "a", "b").Definition!;

        plan.Targets.Select(target => target.Args.Count).Should().Equal(2, 2);
    }

    [Fact]
    public void An_empty_list_of_tags_clears_inherited_ones_and_an_empty_list_of_outputs_does_not_pass_on()
    {
        var definition = Given.Definition(
        [
            new("tags") { Tags = ["t"], Outputs = [BakeOutput.Parse("out")] },
            new("none") { Tags = [], Outputs = [] },
            new("child") { Inherits = ["tags", "none"] },
        ]);

        var child = Given.Plan(definition, "child").Definition!.Targets[0];

        child.Tags.Should().BeEmpty();
        child.Outputs.Should().Equal(BakeOutput.Parse("out"));
    }

    [Fact]
    public void A_link_brings_in_its_target_without_outputs()
    {
        var definition = Given.Definition(
            [new("a") { Contexts = TextMap.Of("x", "target:b") }, new("b") { Outputs = [BakeOutput.Parse("out")] }]);

        var plan = Given.Plan(definition, "a").Definition!;

        plan.Targets.Select(target => (target.Name, target.Outputs)).Should().Equal(("a", null), ("b", null));
        plan.Groups.Single().Targets.Should().Equal("a");
    }

    [Theory]
    [InlineData("target:a", "target a cannot link to itself")]
    [InlineData("target:c", "infinite loop from c to a")]
    [InlineData("target:g", "failed to find target g")]
    [InlineData("target:p", "target p can't be used by a because its platforms [x y] are not a subset of [x z]")]
    public void A_link_that_leads_nowhere_is_an_error(string context, string message)
    {
        var definition = Given.Definition(
            [
                new("a") { Contexts = TextMap.Of("x", context), Platforms = ["x", "y"] },
                new("c") { Contexts = TextMap.Of("x", "target:a") },
                new("p") { Platforms = ["x", "z"] },
            ],
            new BakeGroup("g") { Targets = ["p"] });

        Given.Plan(definition, "a").Error.Should().Be(new BakeError(message));
    }

    [Fact]
    public void The_epoch_of_the_environment_is_an_argument_unless_given()
    {
        var definition = Given.Definition([new("a"), new("b") { Args = TextMap.Of("SOURCE_DATE_EPOCH", "1") }]);
        var request = Given.Request(new MemoryDirectory(("docker-bake.hcl", "")), "a", "b") with
        {
            Environment = new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "0" },
        };

        var plan = Given.Plan(definition, request).Definition!;

        plan.Targets.Select(target => target.Args["SOURCE_DATE_EPOCH"]).Should().Equal("0", "1");
    }

    [Fact]
    public void Targets_of_one_name_merge_and_keep_the_place_of_the_first()
    {
        var definition = Given.Definition([new("a") { Args = TextMap.Of("A", "1"), Context = "x" }, new("b"), new("a") { Args = TextMap.Of("B", "2") }]).Combined();

        definition.Targets.Select(target => target.Name).Should().Equal("a", "b");
        definition.Targets[0].Args.Should().Be(TextMap.Of([new("A", "1"), new("B", "2")]));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hundred_thousand_targets_in_one_chain_of_inheritance_and_links_are_resolved()
    {
        const int Count = 100_000;
        var targets = Enumerable.Range(0, Count).Select(i => new BakeTarget($"t{i}")
        {
            Inherits = i == 0 ? [] : [$"t{i - 1}"],
            Contexts = i == 0 ? TextMap.Empty : TextMap.Of("x", $"target:t{i - 1}"),
        });
        var definition = Given.Definition([.. targets], new BakeGroup("all") { Targets = [.. Enumerable.Range(0, Count).Select(i => $"t{i}")] });

        var outcome = await Task.Run(() => Given.Plan(definition, "all"));

        outcome.Definition!.Targets.Should().HaveCount(Count);
    }

    // Recorded from Depot CLI 2.102.12, which counts one less of what it does not show.
    [Theory]
    [InlineData("(nope ? 3 : 3) + \"x\"", 3)]
    [InlineData("[1][nope ? 3 : 3]", 3)]
    [InlineData("[1][nope ? 3 : 4]", 2)]
    [InlineData("\"x${[1][nope ? 0 : 1]}\"", 2)]
    [InlineData("element([], nope ? 1 : 1)", 2)]
    public void A_condition_that_failed_between_equal_numbers_is_that_number(string value, int count) =>
        Given.Plan(new MemoryDirectory(("docker-bake.hcl", $"target \"default\" {{ args = {{ A = {value} }} }}\n"))).Error!.Diagnostics.Should().HaveCount(count);
}
