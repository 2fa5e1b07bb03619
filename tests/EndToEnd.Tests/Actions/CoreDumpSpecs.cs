using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>A crash writes memory to disk where the machine allows it, and a step's memory holds secrets.</summary>
public class CoreDumpSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_crash_leaves_no_memory_on_disk()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var depot = Path.Combine(session.Bin, "depot");
        File.Delete(depot);
        await File.WriteAllTextAsync(depot, "#!/bin/sh\nulimit -S -c > limit\nkill -ABRT $PPID\nsleep 1\n");
        File.SetUnixFileMode(depot, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        session.Variables["INPUT_CONTEXT"] = ".";
        session.Variables["RUNNER_TEMP"] = session.Temp;

        // As on a machine whose administrator wants every dump.
        var crash = await session.RunAsync("sh", "-c", "ulimit -S -c \"$(ulimit -H -c)\"; \"$0\" build-push; echo \"exit code $?\"", Lab.Program);

        crash.Output.Should().EndWith("exit code 134\n");
        (await File.ReadAllTextAsync(Path.Combine(session.Workspace, "limit"))).Should().Be("0\n", "the CLI may crash as well");
        Directory.GetFiles(session.Workspace, "core*").Should().BeEmpty();
    }
}
