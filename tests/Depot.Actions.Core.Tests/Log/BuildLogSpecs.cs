using System.Text;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

public class BuildLogSpecs
{
    [Fact]
    public void The_message_is_the_last_error_line_rather_than_the_last_line() =>
        Read("#1 [depot] build: https://depot.dev/orgs/o/projects/p/builds/b", "ERROR: failed to solve: exit code: 1", "Build Summary: https://depot.dev/x")
            .Message.Should().Be("failed to solve: exit code: 1");

    [Fact]
    public void Without_an_error_line_the_last_line_that_says_something_is_the_message() =>
        Read("fatal: it broke", "", "   ").Message.Should().Be("fatal: it broke");

    [Fact]
    public void A_message_has_no_terminal_codes() =>
        Read("ERROR: \u001b[31mfailed\u001b[0m \u001b]8;;http://x\atwice\u001b]8;;\a").Message.Should().Be("failed twice");

    [Fact]
    public void The_page_of_the_build_is_found_in_the_log() =>
        Read("#1 [depot] build: https://depot.dev/orgs/o/projects/p/builds/b").BuildUrl.Should().Be("https://depot.dev/orgs/o/projects/p/builds/b");

    [Theory]
    [InlineData("#2 [depot] launching amd64 machine", false)]
    [InlineData("#3 [internal] load build definition from Dockerfile", true)]
    [InlineData("#4 [linux/amd64 build 2/3] RUN make", true)]
    public void The_builder_is_reached_when_buildkit_has_a_step(string line, bool expected) => Read(line).ReachedBuilder.Should().Be(expected);

    [Fact]
    public void A_line_of_two_hundred_kilobytes_and_bytes_that_are_no_text_cost_no_time()
    {
        var log = new BuildLog();
        var line = new byte[200_000];
        Array.Fill(line, (byte)0xFF);

        log.Line(line);

        log.Message.Length.Should().BeLessThan(10_000);
    }

    [Fact]
    public void Facts_asked_for_in_the_middle_are_those_so_far()
    {
        var log = Read("#4 [1/2] RUN make");
        log.Facts.CacheHitRatio.Should().BeNull();

        log.Line("#4 CACHED"u8);

        (log.Facts.TotalSteps, log.Facts.CacheHitRatio).Should().Be((1, 1.0));
    }

    private static BuildLog Read(params string[] lines)
    {
        var log = new BuildLog();
        foreach (var line in lines) log.Line(Encoding.UTF8.GetBytes(line));
        return log;
    }
}
