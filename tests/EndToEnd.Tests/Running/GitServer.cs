using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Depot.Actions.EndToEnd.Running;

/// <summary>A Git host of its own loopback address with one repository, which git reads as plain files. It records the credentials it is sent.</summary>
internal sealed class GitServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _directory;
    private readonly bool _isPrivate;
    private readonly List<string?> _credentials = [];

    private GitServer(string directory, string host, string repository, string commit, bool isPrivate)
    {
        (_directory, Host, _isPrivate, Commit) = (directory, host, isPrivate, commit);
        Url = $"{Address}/{repository}.git";
        _listener.Prefixes.Add(Address + "/");
    }

    /// <summary>HOST:PORT, as it stands in URLs.</summary>
    public string Host { get; }

    /// <summary>Such as <c>http://127.0.0.2:8080</c>.</summary>
    public string Address => $"http://{Host}";

    /// <summary>The URL of the repository.</summary>
    public string Url { get; }

    /// <summary>The one commit of the repository.</summary>
    public string Commit { get; }

    /// <summary>The header Authorization of each request so far; null where a request had none.</summary>
    public IReadOnlyList<string?> Credentials
    {
        get { lock (_credentials) return [.. _credentials]; }
    }

    /// <summary>Makes the repository and serves it.</summary>
    /// <param name="session">Its directory holds the repository.</param>
    /// <param name="address">A loopback address; two hosts of a test have two.</param>
    /// <param name="repository">owner/name.</param>
    /// <param name="isPrivate">Whether a request without credentials is refused.</param>
    /// <param name="files">The files of the commit.</param>
    public static async Task<GitServer> ServeAsync(
        LabSession session, string address, string repository, bool isPrivate, params (string Name, string Text)[] files)
    {
        var directory = Directory.CreateDirectory(Path.Combine(session.Root, "git-" + address)).FullName;
        var source = Directory.CreateDirectory(Path.Combine(directory, "source")).FullName;
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(source, name), text);
        var bare = Path.Combine(directory, repository + ".git");
        await GitAsync(session, source, "init", "--quiet", "--initial-branch", "main");
        await GitAsync(session, source, "add", ".");
        await GitAsync(session, source, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "one");
        await GitAsync(session, source, "clone", "--quiet", "--bare", ".", bare);
        await GitAsync(session, bare, "update-server-info");
        var commit = (await GitAsync(session, bare, "rev-parse", "main")).Trim();
        var server = new GitServer(directory, $"{address}:{FreePort(address)}", repository, commit, isPrivate);
        server._listener.Start();
        _ = server.AnswerAsync();
        return server;
    }

    public void Dispose() => _listener.Close();

    private static async Task<string> GitAsync(LabSession session, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true };
        start.Environment["HOME"] = session.Root;
        using var git = Process.Start(start)!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        git.ExitCode.Should().Be(0);
        return output;
    }

    private static int FreePort(string address)
    {
        using var socket = new TcpListener(IPAddress.Parse(address), 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        var credentials = call.Request.Headers["Authorization"];
        lock (_credentials) _credentials.Add(credentials);
        var file = Path.Combine(_directory, call.Request.Url!.AbsolutePath.TrimStart('/'));
        if (_isPrivate && credentials is null)
        {
            call.Response.StatusCode = 401;
            call.Response.AddHeader("WWW-Authenticate", "Basic realm=\"git\"");
        }
        else if (File.Exists(file)) await call.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
        else call.Response.StatusCode = 404;
        call.Response.Close();
    }
}
