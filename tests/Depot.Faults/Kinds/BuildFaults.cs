using System.Globalization;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The CLI behaves badly.</summary>
internal static class BuildFaults
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static IEnumerable<Fault> All =>
    [
        .. new[] { 1, 2, 42, 125, 255 }.Select(code => new Fault($"CLI ends with {code} and prints nothing", "the same exit code and an error that says so",
            async arena => (await Build(arena.Cli("EXIT", Text(code)))).Failed(code, $"exit code {code}", "printed no error"))),
        .. new[] { "HUP", "INT", "QUIT", "ABRT", "KILL", "SEGV", "TERM" }.Select(signal => new Fault($"CLI dies of SIG{signal} in silence", "a failure that names the signal or its code",
            async arena => FailedSomehow(await Build(Replace(arena, $"#!/bin/sh\nkill -{signal} $$\nsleep 30\n"))))),
        .. new[] { "ABRT", "KILL", "SEGV", "TERM" }.Select(signal => new Fault($"CLI dies of SIG{signal} in the middle of a line", "the error stands on a line of its own",
            async arena => FailedSomehow(await Build(Replace(arena, $"#!/bin/sh\nprintf '#5 0.1 half a li' >&2\nkill -{signal} $$\nsleep 30\n"))))),
        new("CLI panics with a Go stack", "exit code 2 and the panic's words",
            async arena => (await Build(arena.Cli("EXIT", "2").Cli("STDERR", "panic: runtime error: invalid memory address\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:10 +0x1d\n"))).Failed(2, "exit code 2")),
        new("CLI prints a line of 200 KB", "the whole line goes through, the step succeeds",
            async arena => Through(await Build(arena.Cli("LINE_KB", "200")), 200 << 10)),
        new("CLI prints invalid UTF-8", "bytes go through, the step succeeds",
            async arena => (await Build(arena.Cli("STDERR_BASE64", Convert.ToBase64String([(byte)'#', 0xff, 0xfe, 0xc0, 0x80, (byte)'\n', 0xed, 0xa0, 0x80])))).Succeeded()),
        new("CLI prints NUL and terminal escapes", "the step succeeds",
            async arena => (await Build(arena.Cli("STDERR_BASE64", Convert.ToBase64String(Bytes("#1 \0\u001b[2J\u001b]0;title\u0007\r\r\r\n"))))).Succeeded()),
        new("CLI ends with invalid UTF-8 as its error", "exit code 1 and one error",
            async arena => (await Build(arena.Cli("EXIT", "1").Cli("STDERR_BASE64", Convert.ToBase64String([.. Bytes("Error: "), 0xff, 0xfe, (byte)'\n'])))).Failed(1)),
        new("CLI prints 1 GB", "every byte goes through with less than 200 MB of memory",
            async arena => Flat(await Build(arena.Cli("SPAM_MB", "1024"), TimeSpan.FromMinutes(4)), 1024L * 1_000_000)),
        new("CLI prints workflow commands", "they are fenced: the runner stops reading commands first",
            async arena => Fenced(await Build(arena.Cli("STDERR", "::error::evil\n::set-output name=digest::evil\n::add-mask::a\n##[error]evil\n")))),
        new("CLI guesses at the fence's token", "a wrong token ends no fence",
            async arena => Fenced(await Build(arena.Cli("STDERR", "::pause-logging::\n::depot::\n::stop-commands::\n::error::evil\n")))),
        new("CLI fails and prints the token", "the error does not repeat it unmasked: the mask comes before everything",
            async arena => Masked(await Build(arena.Cli("EXIT", "1").Cli("STDERR", $"Error: bad token {arena.Secret}\n")), arena.Secret)),
        new("metadata file is no JSON", "a warning; the exit code of the CLI rules",
            async arena => (await Build(arena.Cli("METADATA", "{"))).Succeeded("not a JSON object")),
        new("metadata file is an empty file", "the step succeeds",
            async arena => (await Build(arena.Cli("METADATA", ""))).Succeeded()),
        new("metadata is nested 10 000 deep", "a warning at most, the step succeeds",
            async arena => (await Build(arena.Cli("METADATA", new string('[', 10_000) + new string(']', 10_000)))).Succeeded()),
        new("metadata has 2 MB", "the step succeeds, 'metadata' stays empty, a warning names the file",
            async arena => (await Build(arena.Cli("METADATA_KB", "2048"))).Succeeded("metadata-file")),
        new("digest in the metadata has a line break", "no output can be forged",
            async arena => NoForgery(arena, await Build(arena.Cli("METADATA", """{"containerimage.digest":"sha256:b\nevil=1\nevil2<<X\n"}""")))),
        new("metadata has wrong types everywhere", "the step succeeds",
            async arena => (await Build(arena.Cli("METADATA", """{"containerimage.digest":[1],"containerimage.config.digest":{},"depot.build":"x","image.name":7}"""))).Succeeded()),
        new("CLI writes no result file", "the step succeeds, the exit code rules",
            async arena => (await Build(arena)).Succeeded()),
        new("CLI writes results and fails all the same", "the exit code rules",
            async arena => (await Build(arena.Cli("METADATA", $$"""{"containerimage.digest":"{{Digest}}"}""").Cli("EXIT", "1").Cli("STDERR", "Error: push failed\n"))).Failed(1, "push failed")),
        new("CLI is not executable", "an error with a message",
            async arena =>
            {
                File.Delete(Path.Combine(arena.Bin, "depot"));
                await File.WriteAllTextAsync(Path.Combine(arena.Bin, "depot"), "#!/bin/sh\n");
                return (await Build(arena)).Failed(1, "Depot CLI");
            }),
        new("CLI has a missing interpreter", "an error with a message",
            async arena => (await Build(Replace(arena, "#!/nowhere/sh\n"))).Failed(127, "could not be started")),
        new("CLI is a binary of another system", "an error with a message",
            async arena => FailedSomehow(await Build(Replace(arena, "MZ\u0090\0\u0003\0")))),
        new("there is no CLI", "an error that names the setup step",
            async arena =>
            {
                File.Delete(Path.Combine(arena.Bin, "depot"));
                return (await Build(arena)).Failed(1, "depot/setup-action");
            }),
        new("the service is unavailable twice, then well", "with 'retries: 2' the step succeeds",
            async arena => (await Build(arena.Input("retries", "2").Cli("RECORD", Path.Combine(arena.Root, "calls")).Cli("FAIL_TIMES", "2").Cli("FAIL_STDERR", "Error: unavailable: connection reset by peer\n"), TimeSpan.FromSeconds(120))).Succeeded()),
        new("the service refuses the token", "never retried, an error that says which token",
            async arena => (await Build(arena.Input("retries", "2").Cli("EXIT", "1").Cli("STDERR", "Error: unauthenticated: invalid token\n"))).Failed(1, "the token of the input 'token'")),
        new("CLI leaves a child that holds its streams", "the step ends within 10 s as the exit code says, and so does the child",
            async arena => (await Build(Replace(arena, "#!/bin/sh\nsleep 45 &\nexit 0\n"), TimeSpan.FromSeconds(10))).Succeeded()),
        new("CLI leaves a child that writes to its streams for ever", "the step ends within 10 s, what is written stays inside the fence, the child ends",
            async arena => Fenced(await Build(Replace(arena, "#!/bin/sh\n(while :; do echo ::error::evil; done) &\nexit 0\n"), TimeSpan.FromSeconds(10)))),
        new("CLI leaves a child that ignores SIGTERM and SIGHUP", "the step ends within 10 s, and so does the child",
            async arena => (await Build(Replace(arena, "#!/bin/sh\ntrap '' TERM HUP\n(sleep 45; sleep 45) >/dev/null 2>&1 &\nexit 0\n"), TimeSpan.FromSeconds(10))).Succeeded()),
        new("CLI fails and leaves a child in a session of its own", "the CLI's exit code, and the child ends",
            async arena => FailedSomehow(await Build(Replace(arena, "#!/bin/sh\nsetsid sh -c 'sleep 45' >/dev/null 2>&1 &\nsleep 0.2\nexit 7\n"), TimeSpan.FromSeconds(10)))),
    ];

    private static Task<StepEnd> Build(Arena arena, TimeSpan? limit = null) => arena.ForBuild().RunAsync("build-push", limit);

    private static Arena Replace(Arena arena, string program)
    {
        var path = Path.Combine(arena.Bin, "depot");
        File.Delete(path);
        File.WriteAllText(path, program, System.Text.Encoding.Latin1);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return arena;
    }

    private static string FailedSomehow(StepEnd end)
    {
        end.Must(end.ExitCode != 0, "success");
        return end.Failed(end.ExitCode);
    }

    private static string Through(StepEnd end, int length)
    {
        end.Must(end.Output.Contains(new string('y', length), StringComparison.Ordinal), "the line was cut");
        return end.Succeeded();
    }

    private static string Flat(StepEnd end, long length)
    {
        end.Must(end.Length >= length, $"{end.Length} bytes of {length} arrived");
        end.Must(end.Memory < 200_000, $"{end.Memory} KB of memory");
        return $"{end.Succeeded()}, {end.Length} bytes, peak {end.Memory} KB";
    }

    private static string Fenced(StepEnd end)
    {
        var stop = end.Output.IndexOf("::stop-commands::", StringComparison.Ordinal);
        end.Must(stop >= 0 && stop < end.Output.IndexOf("::error::evil", StringComparison.Ordinal), "no fence before the build's output");
        var token = end.Output[(stop + "::stop-commands::".Length)..].Split('\n')[0];
        end.Must(end.Output.IndexOf($"::{token}::", StringComparison.Ordinal) > end.Output.LastIndexOf("evil", StringComparison.Ordinal), "the fence ends too soon");
        end.Must(end.ExitCode == 0, "a failure");
        return "exit 0, all of it inside the fence";
    }

    private static string Masked(StepEnd end, string secret)
    {
        end.NoStack().Must(end.ExitCode == 1, "no failure");
        var mask = end.Output.IndexOf("::add-mask::" + secret, StringComparison.Ordinal);
        end.Must(mask >= 0 && end.Output.IndexOf(secret, StringComparison.Ordinal) == mask + "::add-mask::".Length, "it shows before it is masked");
        return "exit 1, masked before anything else was printed";
    }

    private static string NoForgery(Arena arena, StepEnd end)
    {
        var outputs = Depot.Actions.Tests.Running.FileCommandReader.Read(arena.Variables["GITHUB_OUTPUT"]);
        end.Must(!outputs.Keys.Any(name => name.StartsWith("evil", StringComparison.Ordinal)), "an output was forged");
        return end.Succeeded();
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
