using Depot.Actions.Annotations;
using Depot.Actions.Checks;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Hcl2.Tests;

namespace Depot.Actions.Tests.Dockerfiles;

/// <summary>Dockerfiles of nearly a megabyte, the longest that are read.</summary>
public class LongDockerfileSpecs
{
    private const string NotFound = "zz: failed to resolve source metadata for docker.io/library/zz:latest: not found";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Fact(Timeout = ProcessorTime.Hang)]
    public void An_instruction_of_many_lines_is_joined_in_linear_time()
    {
        var dockerfile = "FROM a\nRUN x \\\n" + Repeated("ab\\\n", 250_000) + "end\nRUN last";
        int? line = null;

        ProcessorTime.Of(() => line = DockerfileLines.Find(dockerfile, new(1, "RUN last") { Text = "RUN last" })).Should().BeLessThan(Limit);

        line.Should().Be(250_004);
    }

    [Theory(Timeout = ProcessorTime.Hang)]
    [InlineData("$A")]
    [InlineData("${A}")]
    [InlineData("${B:-$A}")]
    public void Names_that_a_long_variable_makes_longer_than_any_name_are_not_written_out(string reference)
    {
        var dockerfile = $"ARG A={new string('a', 200_000)}\n" + Repeated($"FROM {Repeated(reference, 100)}\n", 1000) + "ARG Z=zz\nFROM ${Z}\n";
        int? line = null;
        var before = GC.GetAllocatedBytesForCurrentThread();

        ProcessorTime.Of(() => line = DockerfileErrors.Find(dockerfile, NotFound, "")).Should().BeLessThan(Limit);

        line.Should().BeNull("an argument behind the first FROM is not one of the names");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200 << 20);
    }

    [Fact]
    public void A_name_of_the_longest_length_is_still_written_out()
    {
        var name = $"{new string('h', 120)}.io/{new string('n', 130)}:{new string('t', 128)}";

        DockerfileErrors.Find($"ARG A={name[..200]}\nARG B={name[200..]}\nFROM $A${{B}}\n", $"failed to resolve source metadata for {name}: not found", "").Should().Be(3);
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public void Hundreds_of_warnings_parse_their_Dockerfile_once()
    {
        var dockerfile = "FROM a\n" + Repeated("RUN x y z\n", 90_000) + "RUN last\n";
        var facts = BuildLogModel.None with { Warnings = [.. Enumerable.Range(0, 200).Select(number => new BuildWarning(null, $"Empty continuation line {number} in: RUN last", null, null))] };
        List<Annotation> annotations = [];

        ProcessorTime.Of(() => annotations = [.. BuildAnnotations.Of(facts, new(_ => "Dockerfile", _ => dockerfile))]).Should().BeLessThan(Limit);

        annotations.Should().HaveCount(200).And.OnlyContain(annotation => annotation.Line == 90_002);
    }

    [Fact]
    public void One_Dockerfile_of_many_targets_is_read_once_however_its_path_is_written()
    {
        var read = new List<string>();

        var warnings = PulledImages.GetWarnings(Enumerable.Range(0, 300).Select(number => "./" + Repeated("./", number) + "Dockerfile"), "/bake", Read).ToList();

        read.Should().Equal("/bake/Dockerfile");
        warnings.Should().ContainSingle().Which.Should().StartWith("./Dockerfile, line 1: 'localhost' means the builder itself");

        string Read(string path)
        {
            read.Add(path);
            return "FROM localhost/a\n";
        }
    }

    [Fact]
    public void The_Dockerfiles_of_a_bake_are_searched_up_to_a_bound_and_a_warning_says_where_it_ends()
    {
        var text = new string('#', 1 << 20);

        PulledImages.GetWarnings(Enumerable.Range(1, 300).Select(number => $"{number}/Dockerfile"), "/bake", _ => text).Should().Equal(
            "The Dockerfiles of this bake have more than 8 MiB. 9/Dockerfile and those after it are not searched for images at this machine; the bake itself is not affected.");
    }

    [Fact]
    public void A_Dockerfile_with_many_images_at_this_machine_gives_ten_warnings_and_says_that_there_are_more()
    {
        var warnings = PulledImages.GetWarnings("Dockerfile", Repeated("FROM localhost/a\n", 50_000)).ToList();

        warnings.Should().HaveCount(11);
        warnings[^1].Should().Be("The Dockerfile reads more images at this machine, which are not listed.");
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
