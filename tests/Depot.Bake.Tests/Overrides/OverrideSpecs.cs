using Depot.Bake.Model;

namespace Depot.Bake.Tests.Overrides;

public sealed class OverrideSpecs
{
    private static readonly BakeDefinition Two = Given.Definition([new("a") { Tags = ["t"] }, new("b")]);

    [Theory]
    [InlineData("a", "invalid override key a, expected target.name")]
    [InlineData("a.tags", "invalid override a.tags, expected target.name=value")]
    [InlineData("a.args=1", "invalid key a.args, args requires name")]
    [InlineData("a.contexts=1", "invalid key a.contexts, contexts requires name")]
    [InlineData("x.tags=1", "could not find any target matching 'x'")]
    [InlineData("[.tags=1", "could not match targets with '[': syntax error in pattern")]
    [InlineData("a.foo.b=1", "unknown key: foo")]
    [InlineData("a.push=x", "invalid value x for boolean key push")]
    [InlineData("a.output=type=image,x", "invalid value for outputs: invalid value x")]
    [InlineData("a.secrets=x", "invalid value for secrets: invalid field 'x' must be a key=value pair")]
    [InlineData("a.attest=x", "invalid value for attest: invalid value x")]
    [InlineData("a.cache-to=x=y", "type required form> \"x=y\"")]
    [InlineData("a.labels=x", "invalid format for labels, expecting labels.<name>=<value>")]
    [InlineData("=", "invalid override key , expected target.name")]
    public void A_wrong_override_is_an_error_with_the_CLIs_message(string text, string message) =>
        Given.Plan(Two, "a", "--set", text).Error.Should().Be(new BakeError(message));

    [Fact]
    public void An_unknown_key_of_a_target_that_is_not_built_does_no_harm() =>
        Given.Plan(Two, "a", "--set", "b.foo=1").Error.Should().BeNull();

    [Fact]
    public void Values_of_a_list_add_up_and_the_last_plus_decides()
    {
        var replaced = Given.Plan(Two, "a", "--set", "a.tags+=x", "--set", "a.tags=y");
        var appended = Given.Plan(Two, "a", "--set", "a.tags=x", "--set", "a.tags+=y");

        replaced.Definition!.Targets[0].Tags.Should().Equal("x", "y");
        appended.Definition!.Targets[0].Tags.Should().Equal("t", "x", "y");
    }

    [Fact]
    public void An_argument_without_a_value_is_the_environments()
    {
        var plan = Given.Plan(Two, "a", "--set", "a.args.FOO", "--set", "a.args.NOT_SET", "--set", "a.args.X=1=2").Definition!;

        plan.Targets[0].Args.Should().Be(TextMap.Of([new("FOO", "foo"), new("X", "1=2")]));
    }

    [Fact]
    public void What_is_said_of_a_parent_holds_for_its_children_unless_they_say_otherwise()
    {
        var definition = Given.Definition(
            [new("p"), new("c") { Inherits = ["p"] }, new("d") { Inherits = ["p"], Args = TextMap.Of("A", "own") }]);

        var plan = Given.Plan(definition, "c", "d", "--set", "p.args.A=set").Definition!;

        plan.Targets.Select(target => target.Args["A"]).Should().Equal("set", "own");
    }

    [Fact]
    public void Pushing_changes_an_inherited_output_for_all_who_share_it()
    {
        var definition = Given.Definition(
            [new("p") { Outputs = [BakeOutput.Parse("type=image")] }, new("a") { Inherits = ["p"] }, new("b") { Inherits = ["p"] }]);

        var plan = Given.Plan(definition, "b", "a", "--set", "a.push=true").Definition!;

        plan.Targets.Select(target => target.Outputs![0].Attributes["push"]).Should().Equal("true", "true");
    }

    [Fact]
    public void Pushing_adds_an_output_where_there_is_none() =>
        Given.Plan(Two, "a", "--set", "a.push=false").Definition!.Targets[0].Outputs.Should().Equal(new BakeOutput("image", "", TextMap.Of("push", "true")));

    [Fact]
    public void The_flags_come_after_every_set()
    {
        var plan = Given.Plan(Two, "a", "--no-cache", "--set", "a.no-cache=false", "--set", "a.pull=true", "--sbom", "true", "--provenance", "mode=max").Definition!;

        plan.Targets[0].NoCache.Should().BeTrue();
        plan.Targets[0].Pull.Should().BeFalse();
        plan.Targets[0].Attest.Should().Equal(BakeAttest.Parse("type=sbom"), BakeAttest.Parse("type=provenance,mode=max"));
    }

    [Fact]
    public void What_is_said_by_name_and_by_pattern_counts_in_the_order_said()
    {
        var plan = Given.Plan(Two, "a", "b", "--set", "a.tags=x", "--set", "*.tags+=y", "--set", "a.tags+=z").Definition!;

        plan.Targets[0].Tags.Should().Equal("t", "x", "y", "z");
        plan.Targets[1].Tags.Should().Equal("y");
    }

    // With something behind it, it is another key, and keys count in the order in which they were first said.
    [Theory]
    [InlineData(true, "--set", "a.pull=false")]
    [InlineData(false, "--set", "a.pull=false", "--set", "a.pull.x=false")]
    [InlineData(true, "--set", "*.pull=maybe")]
    public void A_flag_of_all_targets_overrides_its_key(bool pulls, params string[] said)
    {
        var plan = Given.Plan(Two, ["a", "b", "--pull", .. said]).Definition!;

        plan.Targets.Select(target => target.Pull).Should().Equal(pulls, true);
    }
}
