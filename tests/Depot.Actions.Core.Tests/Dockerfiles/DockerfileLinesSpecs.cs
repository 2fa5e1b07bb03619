using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Dockerfiles;

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
    public void A_stage_without_a_name_is_counted_and_the_only_one_needs_none()
    {
        DockerfileLines.Find("FROM a\nCOPY x .\nADD y .\n", Step(null, 3, 3, "ADD y .")).Should().Be(3);
        DockerfileLines.Find("FROM a\nRUN x\nFROM b as c\nRUN y\nFROM d\nRUN z\n", Step("STAGE-2", 2, 2, "RUN other")).Should().Be(6);
        DockerfileLines.Find("FROM a\nRUN x\nFROM b\nRUN x\n", Step(null, 2, 2, "RUN other")).Should().BeNull();
    }

    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(2, 3, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(4, 3, null)]
    [InlineData(0, 3, null)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 2, null)]
    [InlineData(1, 4, null)]
    [InlineData(1, 1, null)]
    public void The_place_in_the_stage_counts_the_base_image_or_not(int at, int of, int? line) =>
        DockerfileLines.Find("FROM a\nRUN x\nRUN y\n", Step(null, at, of, "RUN other")).Should().Be(line);

    [Theory]
    [InlineData("ARG A\nRUN before any stage\nFROM a\nRUN x", 1, 1, 4)]
    [InlineData("FROM a\n  run x", 1, 1, 2)]
    [InlineData("FROM a\nRUN\tx", 1, 1, 2)]
    [InlineData("FROM a\n  # RUN comment\n\n\t\nRUN x", 1, 1, 5)]
    [InlineData("FROM a\nENV a=b \\\n  c=d \\\n  # comment\n  RUN f\nRUN x", 1, 1, 6)]
    [InlineData("# escape=`\nFROM a\nENV a=b `\n  RUN d\nRUN x", 1, 1, 5)]
    [InlineData("# Escape=`\nFROM a\nENV a=b\\\nRUN x", 1, 1, 4)]
    [InlineData("FROM a\nCOPY <<one <<-'two' \"<<no\" /x/\nRUN 1\none\n\tRUN 2\n\ttwo\nRUN x", 2, 2, 7)]
    [InlineData("FROM a\nADD <<\"E.O_F2\" /x\nRUN 1\nE.O_F2\nRUN x", 2, 2, 5)]
    [InlineData("FROM a\nADD x y\nRUN x", 1, 2, 2)]
    [InlineData("FROM a\nRUN cat << /x\nRUN x", 2, 2, 3)]
    [InlineData("FROM a\nRUN cat <<A-B /x\nRUN x", 2, 2, 3)]
    [InlineData("FROM a\nENV A=<<EOF\nRUN x", 1, 1, 3)]
    [InlineData("FROM a\r\nRUN x\\\r\n y\r\nRUN x", 2, 2, 4)]
    [InlineData("FROM a\nRUN a \\\nRUN c", 1, 1, 2)]
    [InlineData("FROM a\nRUN <<E\nRUN 1\nE\nRUN x", 2, 2, 5)]
    [InlineData("FROM a\nRUN <<A_B\nRUN 1\nA_B\nRUN <<A.B\nRUN 1\nA.B\nRUN x", 3, 3, 8)]
    [InlineData("FROM a\nRUN <<-A\n\tRUN 1\n\tA\nRUN x", 2, 2, 5)]
    public void Comments_continuations_and_here_documents_are_not_counted(string dockerfile, int at, int of, int line) =>
        DockerfileLines.Find(dockerfile, Step(null, at, of, "RUN other")).Should().Be(line);

    [Theory]
    [InlineData("FROM a\nRUN echo \\", 2)]
    [InlineData("FROM a\nRUN <<EOF\nRUN x", 2)]
    public void A_file_may_end_in_the_middle_of_an_instruction(string dockerfile, int line) =>
        DockerfileLines.Find(dockerfile, Step(null, 2, 2, "RUN other")).Should().Be(line);

    [Theory]
    [InlineData("from a AS b\nrun x", "b", 2)]
    [InlineData("FROM a as b\nRUN x", "B", 2)]
    [InlineData("FROM --platform=x a AS b\nRUN x", "b", 2)]
    [InlineData("FROM\nRUN x", "stage-0", 2)]
    [InlineData("FROM as b\nRUN x", "stage-0", 2)]
    public void A_stage_is_found_by_its_name_in_any_case(string dockerfile, string stage, int line) =>
        DockerfileLines.Find(dockerfile, Step(stage, 2, 2, "RUN other")).Should().Be(line);

    [Theory]
    [InlineData("RUN  one\ttwo", 2)]
    [InlineData("run one two", 2)]
    [InlineData("RUN one", null)]
    public void An_instruction_is_found_by_its_text_whatever_the_spaces(string instruction, int? line) =>
        new InstructionLines("FROM a\nRUN one  two\n").Find(instruction).Should().Be(line);

    [Fact]
    public void A_file_that_is_no_dockerfile_has_no_lines() => DockerfileLines.Find("\0\u0001<<EOF\n\\\n", Step(null, 1, 1, "RUN x")).Should().BeNull();

    private static BuildStep Step(string? stage, int at, int of, string text) =>
        new(1, text) { Kind = StepKind.Instruction, Stage = stage, Ordinal = (at, of), Text = text };
}
