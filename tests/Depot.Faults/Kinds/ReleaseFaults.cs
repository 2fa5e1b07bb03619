using System.Globalization;
using System.Runtime.InteropServices;
using Depot.Actions.Tests.Install;
using Depot.Actions.Tests.Running;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The release service, the download or its checksums are wrong.</summary>
internal static class ReleaseFaults
{
    public const string Lookup = "GET /release/linux/x64/latest";
    public const string File = "GET /releases/download/v2.1.0/depot_2.1.0_linux_amd64.tar.gz";
    private const string Sums = "GET /releases/download/v2.1.0/depot_2.1.0_checksums.txt";
    private const string Nothing = "an error with a message, nothing installed";
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(110);

    public static IEnumerable<Fault> All =>
    [
        .. new[] { 401, 403, 404, 429, 500 }.Select(status => new Fault($"release service answers {status}", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.Error(status)), Text(status)))),
        .. new[] { 401, 403, 404, 429, 500 }.Select(status => new Fault($"download answers {status}", Nothing,
            async arena => await FailsAsync(arena, server => server.On(File, ServerAnswer.Error(status)), Text(status)))),
        new("release service answers with HTML", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.Text("<html>login</html>")), "not with JSON")),
        new("release service answers with nothing", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.Text("")), "it is empty")),
        new("release service names a file: URL", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.Json("""{"ok":true,"url":"file:///etc/passwd"}""")), "not an HTTP URL")),
        new("release service names a version that climbs out of the cache", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.Json($$"""{"ok":true,"url":"{{server.Address}}/x","version":"../../../evil"}""")))),
        new("release service names a checksum that is none", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, Offer(server, ",\"sha256\":\"abc\"")), "not a SHA-256")),
        new("release service names a checksum that is a number", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, Offer(server, ",\"sha256\":5")), "not a SHA-256")),
        new("release service names a length that is text", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, Offer(server, ",\"size\":\"3\"")), "size")),
        new("release service sends terminal codes in place of a header", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.Error(200, "\u001b[2J" + new string('x', 30_000) + " y: z")))),
        new("release service is down, then well", "the third try installs",
            async arena => await InstallsAsync(arena, server => server.On(Lookup, ServerAnswer.Error(500), ServerAnswer.CutBeforeAnything, Offer(server)))),
        new("release service closes every connection", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, ServerAnswer.CutBeforeAnything))),
        new("release service never answers", "an error within two minutes, nothing installed",
            async arena =>
            {
                var mute = arena.Own(new MuteServer());
                return await FailsAsync(arena, _ => arena.Set("DEPOT_RELEASE_URL", mute.Address), "no answer within");
            }),
        new("no server listens at the release service", Nothing,
            async arena => await FailsAsync(arena, _ => arena.Set("DEPOT_RELEASE_URL", LoopbackServer.Nowhere), "refused")),
        new("DEPOT_RELEASE_URL is no URL", Nothing,
            async arena => await FailsAsync(arena, _ => arena.Set("DEPOT_RELEASE_URL", "\u001b[31m:"), "DEPOT_RELEASE_URL")),
        new("download is cut in the middle every time", Nothing,
            async arena => await FailsAsync(arena, server => server.On(File, ServerAnswer.File(new byte[5000]) with { Promise = 9000 }), "5000 of 9000 bytes")),
        new("download is cut once", "the second attempt installs",
            async arena => await InstallsAsync(arena, server => server.On(File, ServerAnswer.File(new byte[5000]) with { Promise = 9000 }, ServerAnswer.File(TestArchive.Release())))),
        new("download is longer than it says", Nothing + " or the true archive installed",
            async arena => await EitherAsync(arena, server => server.On(File, ServerAnswer.File([.. TestArchive.Release(), .. new byte[1000]]) with { Promise = TestArchive.Release().Length }))),
        new("download is shorter than the release service says", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, Offer(server, ",\"size\":123456")), "123456")),
        new("download has another SHA-256 than the service says", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Lookup, Offer(server, $",\"sha256\":\"{new string('0', 64)}\"")), "not what was published")),
        new("download has another SHA-256 than its header says", Nothing,
            async arena => await FailsAsync(arena, server => server.On(File, ServerAnswer.File(TestArchive.Release(), "X-Checksum-Sha256: " + new string('0', 64))), "not what was published")),
        new("download has another SHA-256 than the file of checksums says", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Sums, ServerAnswer.Text($"{new string('0', 64)}  depot_2.1.0_linux_amd64.tar.gz\n")), "not what was published")),
        new("file of checksums cannot be fetched", Nothing,
            async arena => await FailsAsync(arena, server => server.On(Sums, ServerAnswer.Error(500)), "500")),
        new("download redirects in a circle", Nothing,
            async arena => await FailsAsync(arena, server => server.On(File, ServerAnswer.Error(302, "Location: " + server.Address + File["GET ".Length..])), "302")),
        new("download redirects to a file: URL", Nothing,
            async arena => await FailsAsync(arena, server => server.On(File, ServerAnswer.Error(302, "Location: file:///etc/passwd")))),
        new("download stalls in the middle", "cancelled by SIGINT within 10 s, nothing installed",
            async arena =>
            {
                Services(arena, server => server.On(File, ServerAnswer.File(new byte[5000]) with { Halfway = () => Task.Delay(TimeSpan.FromMinutes(2)) }));
                var step = arena.Start("setup");
                await step.UntilAsync("releases/download");
                await Task.Delay(500);
                step.Send(Signal.Interrupt);
                return Empty(arena, await step.EndAsync(TimeSpan.FromSeconds(10))).Cancelled();
            }),
    ];

    /// <summary>Puts a version into the tool cache, as an earlier setup left it; returns the file that says it is complete.</summary>
    public static string Cached(Arena arena, string version = "2.1.0")
    {
        var directory = Directory.CreateDirectory(Path.Combine(arena.Cache, "depot", version, Architecture)).FullName;
        var program = Path.Combine(directory, "depot");
        System.IO.File.WriteAllText(program, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
        System.IO.File.WriteAllText(directory + ".complete", "");
        return directory + ".complete";
    }

    /// <summary>The services of a setup, one of them wrong.</summary>
    public static LoopbackServer Services(Arena arena, Action<LoopbackServer> fault)
    {
        if (Architecture != "x64") throw new SkipException("the release served here is for x64");
        var server = arena.Own(new LoopbackServer());
        server.On(Lookup, Offer(server)).On(File, ServerAnswer.File(TestArchive.Release()));
        arena.Set("DEPOT_RELEASE_URL", server.Address + "/release");
        fault(server);
        return server;
    }

    /// <summary>The step fails and the cache holds no CLI.</summary>
    public static async Task<string> FailsAsync(Arena arena, Action<LoopbackServer> fault, params string[] words)
    {
        Services(arena, fault);
        return Empty(arena, await arena.RunAsync("setup", Patient)).Plain().Failed(1, words);
    }

    public static async Task<string> InstallsAsync(Arena arena, Action<LoopbackServer> fault)
    {
        Services(arena, fault);
        var end = await arena.RunAsync("setup", Patient);
        end.Must(Installed(arena).Count == 1, "not installed");
        return end.Succeeded();
    }

    public static IReadOnlyList<string> Installed(Arena arena) => [.. Directory.EnumerateFiles(arena.Cache, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".complete", StringComparison.Ordinal))];

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static async Task<string> EitherAsync(Arena arena, Action<LoopbackServer> fault)
    {
        Services(arena, fault);
        var end = await arena.RunAsync("setup", Patient);
        return end.ExitCode == 0 ? end.Succeeded() : Empty(arena, end).Failed(1);
    }

    private static StepEnd Empty(Arena arena, StepEnd end)
    {
        end.Must(Installed(arena) is [], "something is in the tool cache: " + string.Join(", ", Installed(arena)));
        return end;
    }

    private static ServerAnswer Offer(LoopbackServer server, string more = "") => ServerAnswer.Json($$"""{"ok":true,"url":"{{server.Address}}{{File["GET ".Length..]}}"{{more}}}""");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
