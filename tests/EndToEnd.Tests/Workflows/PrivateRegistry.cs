using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>A real registry of its own loopback address that demands a login: a push without the right credential fails.</summary>
internal sealed class PrivateRegistry : IDisposable
{
    private readonly Process _process;
    private readonly string _root;

    private PrivateRegistry(Process process, string root, string host, string user, string password)
    {
        (_process, _root, Host, User, Password) = (process, root, host, user, password);
        Client = new(host, $"{user}:{password}");
    }

    /// <summary>host:port.</summary>
    public string Host { get; }

    public string User { get; }

    public string Password { get; }

    /// <summary>Asks the registry with the right login.</summary>
    public RegistryClient Client { get; }

    /// <param name="address">A loopback address; each registry of a test has another, as each cloud has another name.</param>
    public static async Task<PrivateRegistry> StartAsync(string address)
    {
        var (user, password) = ("user-" + Guid.NewGuid().ToString("N")[..6], Guid.NewGuid().ToString("N"));
        var root = Directory.CreateTempSubdirectory("depot-actions-registry-").FullName;
        var htpasswd = await CaptureAsync("htpasswd", "-nbB", "-C", "4", user, password);
        await File.WriteAllTextAsync(Path.Combine(root, "htpasswd"), htpasswd);
        await File.WriteAllTextAsync(Path.Combine(root, "config.yml"), $$"""
            version: 0.1
            log: {level: info}
            storage: {filesystem: {rootdirectory: {{root}}/data } }
            http: {addr: "{{address}}:0"}
            auth: {htpasswd: {realm: test, path: {{root}}/htpasswd } }
            """);
        var process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", Path.Combine(root, "config.yml")]) { RedirectStandardError = true })!;
        const string Sign = "listening on ";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Sign + address, StringComparison.Ordinal) is var at and >= 0)
            {
                _ = process.StandardError.ReadToEndAsync();
                return new(process, root, line[(at + Sign.Length)..].TrimEnd('"').Split('"', ' ')[0], user, password);
            }
        }

        throw new InvalidOperationException("docker-registry did not start");
    }

    /// <summary>Puts the lab's base image into the registry.</summary>
    public async Task ProvideAsync(LabSession session, string name)
    {
        var image = $"{Host}/{name}";
        (await session.DockerAsync("tag", session.Lab.BaseImage, image)).Successfully();
        (await session.DockerAsync("login", Host, "--username", User, "--password", Password)).Successfully();
        (await session.DockerAsync("push", image)).Successfully();
        (await session.DockerAsync("logout", Host)).Successfully();
        (await session.DockerAsync("image", "rm", image)).Successfully();
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static async Task<string> CaptureAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadToEndAsync();
    }
}
