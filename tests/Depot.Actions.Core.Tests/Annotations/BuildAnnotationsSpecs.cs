using Depot.Actions.Annotations;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Annotations;

public class BuildAnnotationsSpecs
{
    private static readonly DockerfilePlaces Docker = new(_ => "docker/Dockerfile", _ => null);

    [Fact]
    public void The_worst_come_first_and_the_tenth_says_how_many_more_there_are()
    {
        using var step = new TestStep();
        var facts = BuildLogModel.None with
        {
            Warnings = [.. Enumerable.Range(1, 9).Select(line => new BuildWarning("Casing", "keep one case", line, null))],
            Lint = [new(LintLevel.Info, "DL1", "advice", "Dockerfile", 4, null), new(LintLevel.Error, "DL2", "broken: 100%, really", "Dockerfile", 5, null)],
            FindingsLeftOut = 3,
        };

        BuildAnnotations.Write(step.Context, facts, Docker);

        step.Log.Should().Be("""
            ::error title=DL2,file=docker/Dockerfile,line=5::broken: 100%25, really
            ::warning title=Casing,file=docker/Dockerfile,line=1::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=2::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=3::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=4::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=5::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=6::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=7::keep one case
            ::warning title=Casing,file=docker/Dockerfile,line=8::keep one case
            ::notice::5 more findings: see the log of this step.

            """);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("perhaps", true)]
    public void The_variable_of_docker_switches_them_off(string value, bool expected)
    {
        using var step = new TestStep().Variable("DOCKER_BUILD_CHECKS_ANNOTATIONS", value);

        BuildAnnotations.Write(step.Context, BuildLogModel.None with { Warnings = [new("R", "m", 1, null)] }, Docker);

        (step.Log.Length > 0).Should().Be(expected);
    }

    [Fact]
    public void A_definition_that_cannot_be_read_is_marked_where_it_breaks()
    {
        using var step = new TestStep();
        var problem = "docker-bake.hcl:2,34-38: Unknown variable; There is no variable named \"TAG\"., and 1 other diagnostic(s)";

        BuildAnnotations.Write(step.Context, problem, Path.Combine(step.Workspace, "deploy"));

        step.Log.Should().Be("::error title=Unknown variable,file=deploy/docker-bake.hcl,line=2::There is no variable named \"TAG\"., and 1 other diagnostic(s)\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("failed to find target wbe")]
    [InlineData("a: b, c: d")]
    [InlineData("C:\\x: no, such: file")]
    public void Other_messages_of_the_cli_have_no_place(string text) => Annotation.OfBake(text).Should().BeNull();

    [Fact]
    public void Places_that_cannot_be_found_cost_one_line_of_the_log()
    {
        using var step = new TestStep();

        BuildAnnotations.Write(step.Context, BuildLogModel.None with { Warnings = [new("R", "m", 1, null)] }, new(_ => throw new InvalidOperationException("nowhere"), _ => null));

        step.Log.Should().Be("The findings of this build could not be annotated: nowhere\n");
    }
}
