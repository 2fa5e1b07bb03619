using System.Diagnostics;

namespace Depot.Release.Tests.Publishing;

/// <summary>The program itself, killed while it waits for the answer to a change that was made.</summary>
public class ProcessKillSpecs
{
    /// <summary>Each kind of step, by the call that it ends with.</summary>
    public static TheoryData<string> Steps =>
        ["POST git/blobs", "POST git/trees", "POST git/commits", "PATCH git/refs/heads/main", "POST /releases", "POST /assets", "PATCH releases/101", "POST git/refs"];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Steps))]
    public async Task A_second_run_ends_where_one_clean_run_ends(string step)
    {
        using var release = new TestRelease();
        var directory = Directory.CreateTempSubdirectory("depot-release-staged").FullName;
        release.Staged.Write(directory);
        await using var clean = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await clean.PublishAsync(release.Staged);
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        server.Break(step, Fault.Silence);

        using (var first = Start(directory, server.Address))
        {
            await server.Silent.Task;
            first.Kill();
            await first.WaitForExitAsync();
        }

        server.Repair();
        using var second = Start(directory, server.Address);
        await second.WaitForExitAsync();

        second.ExitCode.Should().Be(0);
        server.Snapshot().Should().Be(clean.Snapshot());
        Directory.Delete(directory, recursive: true);
    }

    private static Process Start(string directory, Uri api)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "depot-release"), ["publish", directory, "--api", api.AbsoluteUri])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["GITHUB_TOKEN"] = "token";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }
}
