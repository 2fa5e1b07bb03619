using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>An Engine of its own whose containers have a user namespace: their root has no rights on the machine.</summary>
/// <remarks>docs.docker.com, "Isolate containers with a user namespace". It has no containerd image store, which cannot do that, and no network.</remarks>
internal sealed class RemappedEngine : IDisposable
{
    // The accounts that it asks for are in an /etc that only it sees.
    private const string Script = """
        cp -a /etc "$1/etc"
        echo dockremap:x:65000:65000::/:/bin/false >> "$1/etc/passwd"
        echo dockremap:x:65000: >> "$1/etc/group"
        echo dockremap:200000:65536 | tee "$1/etc/subuid" > "$1/etc/subgid"
        mount --bind "$1/etc" /etc
        exec dockerd --config-file "$1/daemon.json" --userns-remap dockremap --data-root "$1/data" --exec-root "$1/exec" --pidfile "$1/pid" --host "unix://$1/docker.sock"
        """;

    private readonly Process _engine;

    private RemappedEngine(Process engine, string socket) => (_engine, Socket) = (engine, socket);

    /// <summary>Path of its socket.</summary>
    public string Socket { get; }

    /// <summary>Starts one that has this image of another Engine, or skips the test.</summary>
    /// <param name="root">A directory for all that is its own.</param>
    /// <param name="from">Path of the other Engine's socket.</param>
    /// <param name="image">The image.</param>
    public static async Task<RemappedEngine> StartAsync(string root, string from, string image)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/dockerd"), "Only root can start another Docker Engine, and there must be one.");
        Directory.CreateDirectory(root);
        await File.WriteAllTextAsync(Path.Combine(root, "daemon.json"), """{"features": {"containerd-snapshotter": false}, "iptables": false, "ip6tables": false, "bridge": "none"}""");
        var socket = Path.Combine(root, "docker.sock");
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "TERM", "unshare", "--mount", "bash", "-ec", Script, "-", root]) { RedirectStandardError = true, RedirectStandardOutput = true };
        var engine = new RemappedEngine(Process.Start(start)!, socket);
        var log = Task.WhenAll(engine._engine.StandardError.ReadToEndAsync(), engine._engine.StandardOutput.ReadToEndAsync());
        while (!File.Exists(socket) && !engine._engine.HasExited) await Task.Delay(50);
        Assert.SkipWhen(engine._engine.HasExited, "No Engine with user namespaces starts here: " + (engine._engine.HasExited ? string.Join('\n', await log) : ""));
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["HOME"] = root };
        (await Finished.RunAsync("bash", ["-o", "pipefail", "-c", $"docker --host unix://{from} save {image} | docker --host unix://{socket} load"], environment, root, TimeSpan.FromSeconds(90))).Successfully();
        return engine;
    }

    public void Dispose()
    {
        HostSession.Signal(_engine.Id, "TERM");
        if (!_engine.WaitForExit(TimeSpan.FromSeconds(30))) _engine.Kill(entireProcessTree: true);
        _engine.Dispose();
    }
}
