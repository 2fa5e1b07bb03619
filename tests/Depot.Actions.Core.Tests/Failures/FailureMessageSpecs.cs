using System.Text;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Failures;

/// <summary>On logs of the real CLI, cut to what matters.</summary>
public class FailureMessageSpecs
{
    [Fact]
    public void A_failed_instruction_is_named_with_its_place_exit_code_and_last_output()
    {
        var message = Message(new("app/Dockerfile", 7), """
            #1 [depot] build: https://depot.dev/orgs/o/projects/p/builds/b1
            #8 [build 2/3] WORKDIR /w
            #8 DONE 0.0s
            #10 [build 3/3] RUN make
            #10 0.621 hello
            #10 0.641 src/a.c:3: error: x undeclared
            #10 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 3
            ------
             > [build 3/3] RUN make:
            #10 0.621 hello
            #10 0.641 src/a.c:3: error: x undeclared
            ------
            failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 3
            """);

        message.Should().Be(
            "depot build failed (exit code 1): RUN make (stage build, step 3 of 3, app/Dockerfile:7) ended with exit code 3: src/a.c:3: error: x undeclared\n"
            + "Build: https://depot.dev/orgs/o/projects/p/builds/b1");
    }

    [Fact]
    public void Its_text_has_no_terminal_codes() => Message(null, """
        #9 [2/2] RUN tool
        #9 0.625 [31mred error[0m
        #9 ERROR: process "/bin/sh -c tool" did not complete successfully: exit code: 7
        failed to solve: process "/bin/sh -c tool" did not complete successfully: exit code: 7
        """.Replace("[31m", "\u001B[31m", StringComparison.Ordinal).Replace("[0m", "\u001B[0m", StringComparison.Ordinal))
        .Should().Be("depot build failed (exit code 1): RUN tool (step 2 of 2) ended with exit code 7: red error");

    [Fact]
    public void The_error_of_a_step_without_output_says_that_it_printed_nothing() => Message(new("Dockerfile", 2), """
        #9 [2/2] RUN exit 3
        #9 ERROR: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3
        failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3
        """).Should().Be("depot build failed (exit code 1): RUN exit 3 (step 2 of 2, Dockerfile:2) ended with exit code 3 and printed nothing");

    [Fact]
    public void One_without_an_exit_code_comes_with_the_message_of_the_cli_and_the_remedy() => Message(new("Dockerfile", 2), """
        #10 [2/2] COPY nope /x
        #10 ERROR: failed to calculate checksum of ref hjyf::m9tt: "/nope": not found
        ------
         > [2/2] COPY nope /x:
        ------
         "/nope": not found. Please check if the files exist in the context.
        """).Should().Be(
            "depot build failed (exit code 1): COPY nope /x (step 2 of 2, Dockerfile:2) failed: \"/nope\": not found. Please check if the files exist in the context.\n"
            + "'nope' is not in the build context. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it.");

    [Fact]
    public void An_error_outside_of_an_instruction_is_the_clis_own() => Message(null, """
        #9 exporting to image
        #9 pushing layers 0.0s done
        #9 ERROR: failed to push 127.0.0.1:34241/app:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/app/blobs/sha256:a697: 401 Unauthorized
        ------
         > exporting to image:
        ------
        failed to solve: failed to push 127.0.0.1:34241/app:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/app/blobs/sha256:a697: 401 Unauthorized
        """).Should().Be(
            "depot build failed (exit code 1): failed to solve: failed to push 127.0.0.1:34241/app:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/app/blobs/sha256:a697: 401 Unauthorized\n"
            + "This job has no login for 127.0.0.1:34241. Add a step docker/login-action with 'registry: 127.0.0.1:34241' before this one.");

    [Fact]
    public void A_long_instruction_is_cut_with_a_sign() => Message(null, $"""
        #9 [2/2] RUN {new string('x', 500)}
        #9 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 1
        failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1
        """).Should().Be($"depot build failed (exit code 1): RUN {new string('x', 156)}… (step 2 of 2) ended with exit code 1 and printed nothing");

    private static string Message(FilePlace? place, string text)
    {
        var log = new BuildLog();
        foreach (var line in text.Split('\n')) log.Line(Encoding.UTF8.GetBytes(line));
        var failure = log.Facts.Failure;
        return FailureMessage.For("depot build", 1, log.BuildUrl, new(log.Message) { Failure = failure, LastLines = failure?.LastLines ?? [], Place = place });
    }
}
