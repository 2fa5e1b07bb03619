using Depot.Actions.Bake;

namespace Depot.Actions.Tests.Bake;

public class BakeProvenanceSpecs
{
    private const string Run = "https://github.com/octo/app/actions/runs/42/attempts/2";
    private static readonly DefinedTarget Plain = new("app", SaysProvenance: false, HasDockerOutput: false, HasProject: false);
    private static readonly DefinedTarget Decided = Plain with { Name = "lib", SaysProvenance = true };
    private static readonly DefinedTarget ForDocker = Plain with { Name = "dev", HasDockerOutput = true };

    [Fact]
    public void Only_targets_whose_file_says_nothing_get_the_default() =>
        Of(new(), [Plain, Decided, ForDocker]).Overrides.Should().Equal($"app.attest=type=provenance,mode=max,builder-id={Run}");

    [Fact]
    public void A_private_repository_gets_provenance_without_build_arguments() =>
        Of(new(), [Plain], isPrivate: true).Overrides.Should().Equal($"app.attest=type=provenance,mode=min,inline-only=true,builder-id={Run}");

    [Fact]
    public void The_input_speaks_for_all_targets() =>
        Of(new() { Provenance = "mode=min" }, [Plain, Decided]).Should().BeEquivalentTo(new BakeProvenance($"mode=min,builder-id={Run}", []));

    [Fact]
    public void There_is_no_default_when_images_are_loaded() => Of(new() { Load = true }, [Plain]).Should().BeEquivalentTo(new BakeProvenance(null, []));

    [Fact]
    public void There_is_no_default_where_the_variable_switches_it_off() =>
        BakeProvenance.For(new(), [Plain], isPrivate: false, Run, noDefaults: true).Should().BeEquivalentTo(new BakeProvenance(null, []));

    [Theory]
    [InlineData(null, "")]
    [InlineData(Run, $",builder-id={Run}")]
    public void The_builder_is_the_attempt_of_the_run_as_far_as_it_is_known(string? run, string builder) =>
        BakeProvenance.For(new(), [Plain], isPrivate: false, run, noDefaults: false).Overrides.Should().Equal($"app.attest=type=provenance,mode=max{builder}");

    private static BakeProvenance Of(BakeInputs inputs, DefinedTarget[] targets, bool isPrivate = false) =>
        BakeProvenance.For(inputs, targets, isPrivate, Run, noDefaults: false);
}
