using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

public class AttestationsSpecs
{
    private const string Run = "https://github.com/octo/app/actions/runs/42";

    [Fact]
    public void A_public_repository_gets_full_provenance_by_default() =>
        Provenance(new()).Should().Be($"mode=max,builder-id={Run}");

    [Fact]
    public void A_private_repository_gets_provenance_without_build_arguments() =>
        Provenance(new(), isPrivate: true).Should().Be($"mode=min,inline-only=true,builder-id={Run}");

    [Fact]
    public void Provenance_outside_a_workflow_names_no_builder() =>
        Attestations.For(new(), isPrivate: false, builderId: null, noDefaults: false).Provenance.Should().Be("mode=max");

    [Theory]
    [InlineData("true", $"builder-id={Run}")]
    [InlineData("True", $"builder-id={Run}")]
    [InlineData("TRUE", $"builder-id={Run}")]
    [InlineData("false", "false")]
    [InlineData("False", "false")]
    [InlineData("FALSE", "false")]
    [InlineData("mode=max", $"mode=max,builder-id={Run}")]
    [InlineData("mode=max,builder-id=mine", "mode=max,builder-id=mine")]
    [InlineData("mode=max, builder-id=mine", "mode=max, builder-id=mine")]
    [InlineData("mode=max,\"builder-id=a,b\"", "mode=max,\"builder-id=a,b\"")]
    public void An_explicit_provenance_is_kept_and_names_the_run_as_its_builder(string written, string expected) =>
        Provenance(new() { Provenance = written }, isPrivate: true).Should().Be(expected);

    [Fact]
    public void There_is_no_default_provenance_when_the_image_is_loaded() =>
        Provenance(new() { Load = true }).Should().BeNull();

    [Fact]
    public void There_is_no_default_provenance_for_the_docker_exporter() =>
        Provenance(new() { Outputs = ["type=docker,dest=image.tar"] }).Should().BeNull();

    [Fact]
    public void There_is_no_default_provenance_where_the_variable_switches_it_off() =>
        Attestations.For(new(), isPrivate: false, Run, noDefaults: true).Provenance.Should().BeNull();

    [Theory]
    [InlineData("type=provenance,mode=min")]
    [InlineData("mode=min,type=provenance")]
    public void Provenance_asked_for_by_attests_is_the_only_provenance(string entry)
    {
        var result = Attestations.For(new() { Attests = [entry, "type=sbom"] }, isPrivate: false, Run, noDefaults: false);

        result.Should().BeEquivalentTo(new Attestations([$"{entry},builder-id={Run}", "type=sbom"], null, null));
    }

    [Fact]
    public void A_builder_that_attests_names_itself_is_kept() =>
        Attestations.For(new() { Attests = ["type=provenance,builder-id=mine"] }, isPrivate: false, Run, noDefaults: false).Attests
            .Should().Equal("type=provenance,builder-id=mine");

    [Theory]
    [InlineData("3", "https://github.com/octo/app/actions/runs/42/attempts/3")]
    [InlineData("", "https://github.com/octo/app/actions/runs/42")]
    public void The_builder_is_the_attempt_of_the_run(string attempt, string expected)
    {
        using var step = new TestStep().InWorkflow().Variable("GITHUB_RUN_ATTEMPT", attempt);

        step.EnvironmentOfStep.BuilderId.Should().Be(expected);
    }

    [Fact]
    public void An_input_of_its_own_beats_an_entry_of_attests_since_the_cli_refuses_both()
    {
        var inputs = new BuildPushInputs { Attests = ["type=provenance,mode=min", "type=sbom,generator=g"], Provenance = "mode=max", Sbom = "true" };

        var result = Attestations.For(inputs, isPrivate: false, Run, noDefaults: false);

        result.Should().BeEquivalentTo(new Attestations([], $"mode=max,builder-id={Run}", "true"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    public void Outside_a_workflow_a_yes_stays_a_yes(string written) => ProvenanceFlag.Of(written, builderId: null).Should().Be("true");

    [Theory]
    [InlineData("provenance,mode=min", true)]
    [InlineData("type=provenance", true)]
    [InlineData("type=sbom,note=provenance", false)]
    [InlineData("sbom,provenance", false)]
    [InlineData("provenance=x", false)]
    [InlineData("other=1,type=sbom", false)]
    [InlineData("", false)]
    public void The_type_of_an_entry_stands_in_front_or_behind_type(string entry, bool isProvenance) =>
        Attestations.For(new() { Attests = [entry] }, isPrivate: false, Run, noDefaults: false).Provenance.Should().Be(isProvenance ? null : $"mode=max,builder-id={Run}");

    private static string? Provenance(BuildPushInputs inputs, bool isPrivate = false) =>
        Attestations.For(inputs, isPrivate, Run, noDefaults: false).Provenance;
}
