using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>An SSH agent of the runner's user with one key, and a client for the inside of a build.</summary>
internal sealed class SshAgent : IDisposable
{
    private readonly Process _process;

    private SshAgent(Process process, string socket, string fingerprint) => (_process, Socket, Fingerprint) = (process, socket, fingerprint);

    /// <summary>Absolute path of its socket.</summary>
    public string Socket { get; }

    /// <summary>Of its key, such as <c>SHA256:…</c>.</summary>
    public string Fingerprint { get; }

    /// <summary>Starts an agent on the machine of a session, or skips the test.</summary>
    public static async Task<SshAgent> StartAsync(LabSession session)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ssh-agent"), "There is no ssh-agent: install openssh-client.");
        var user = session.Machine.User;
        var socket = Path.Combine(session.Root, "agent.sock");
        var key = Path.Combine(session.Root, "key");
        (await session.RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "key", "-f", key)).Successfully();
        var fingerprint = (await session.RunAsync("ssh-keygen", "-l", "-f", key)).Successfully().Output.Split(' ')[1];
        user.Own(session.Root);
        string[] line = [.. user.AsThisUser, "ssh-agent", "-D", "-a", socket];
        var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true })!;
        while (!File.Exists(socket)) await Task.Delay(20);
        string[] add = [.. user.AsThisUser, "env", $"SSH_AUTH_SOCK={socket}", "ssh-add", "-q", key];
        (await session.RunAsync(add[0], add[1..])).Successfully();
        return new(process, socket, fingerprint);
    }

    /// <summary>Puts <c>ssh-add</c> and the libraries it needs into a directory, as they lie below the root.</summary>
    public static void CopyClient(string directory)
    {
        using var ldd = Process.Start(new ProcessStartInfo("ldd", ["/usr/bin/ssh-add"]) { RedirectStandardOutput = true })!;
        var libraries = ldd.StandardOutput.ReadToEnd().Split(' ', '\n', '\t').Where(word => word.StartsWith('/'));
        foreach (var (from, to) in libraries.Select(library => (library, library)).Append(("/usr/bin/ssh-add", "/bin/ssh-add")))
        {
            var target = directory + to;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(from, target);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
