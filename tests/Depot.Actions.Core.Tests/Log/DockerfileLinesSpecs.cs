using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

public class DockerfileLinesSpecs
{
    private const string Text = """
        # syntax=docker/dockerfile:1
        ARG BASE=alpine

        FROM ${BASE} AS build
        WORKDIR /src
        ENV A=1
        RUN one \
            # with a comment

            two
        RUN <<EOF
        FROM nowhere
        RUN not an instruction
        EOF
        COPY . .

        FROM build as test
        RUN check

        FROM scratch
        COPY --from=build /x /x
        RUN last
        """;

    [Theory]
    [InlineData("build", 1, 5, "FROM docker.io/library/alpine", 4)]
    [InlineData("build", 2, 5, "WORKDIR /src", 5)]
    [InlineData("build", 3, 5, "RUN one      two", 7)]
    [InlineData("build", 4, 5, "RUN <<EOF (FROM nowhere...)", 11)]
    [InlineData("build", 5, 5, "COPY . .", 15)]
    [InlineData("test", 1, 1, "RUN check", 18)]
    [InlineData("stage-2", 2, 2, "RUN last", 22)]
    public void A_step_is_found_by_its_place_in_its_stage(string stage, int at, int of, string text, int line) =>
        DockerfileLines.Find(Text, Step(stage, at, of, text)).Should().Be(line);

    [Fact]
    public void A_step_whose_stage_has_more_steps_than_the_file_is_found_by_its_text() =>
        DockerfileLines.Find(Text, Step("test", 4, 6, "RUN check")).Should().Be(18);

    [Fact]
    public void A_step_that_could_be_two_instructions_has_no_line() =>
        DockerfileLines.Find("FROM a\nRUN x\nRUN x\n", Step(null, 5, 9, "RUN x")).Should().BeNull();

    [Fact]
    public void A_file_that_is_no_dockerfile_has_no_lines() => DockerfileLines.Find("\0\u0001<<EOF\n\\\n", Step(null, 1, 1, "RUN x")).Should().BeNull();

    private static BuildStep Step(string? stage, int at, int of, string text) =>
        new(1, text) { Kind = StepKind.Instruction, Stage = stage, Ordinal = (at, of), Text = text };
}
