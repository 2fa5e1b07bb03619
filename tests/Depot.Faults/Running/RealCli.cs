using Depot.Sandbox;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Scripting;

namespace Depot.Faults.Running;

/// <summary>The real Depot CLI against a sandbox, in place of the fake. With the lab (tests/lab) it builds on a real BuildKit.</summary>
internal sealed class RealCli : IDisposable
{
    private readonly DepotSandbox _sandbox;

    private RealCli(DepotSandbox sandbox) => _sandbox = sandbox;

    /// <summary>Path of the Engine's socket; null when there is no lab.</summary>
    public static string? Engine => Variable("LAB_ENGINE");

    /// <summary>An image of the Engine with a shell.</summary>
    public static string BaseImage => Variable("LAB_BASE_IMAGE") ?? throw new SkipException("there is no lab");

    /// <summary>Puts the real CLI where the fake stood, with a sandbox that plays a script.</summary>
    /// <exception cref="SkipException">There is no CLI, or no Engine although the fault needs one.</exception>
    public static async Task<Arena> UseAsync(Arena arena, Script script, bool builds = false)
    {
        if (Variable("LAB_DEPOT") is not { } cli || !File.Exists(cli)) throw new SkipException("there is no Depot CLI: LAB_DEPOT is its path");
        if (builds && Engine is null) throw new SkipException("there is no lab: it needs a Docker Engine with the containerd image store");
        var sandbox = await DepotSandbox.StartAsync(new SandboxOptions { EngineSocket = Engine ?? "/nowhere/docker.sock", Script = script });
        arena.Own(new RealCli(sandbox));
        var link = Path.Combine(arena.Bin, "depot");
        File.Delete(link);
        File.CreateSymbolicLink(link, cli);
        foreach (var (name, value) in sandbox.Environment) arena.Set(name, value);
        arena.Write("Dockerfile", "FROM scratch\nCOPY file /file\n");
        arena.Write("file", Guid.NewGuid().ToString());
        return arena.Unset("ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "DEPOT_TOKEN").ForBuild();
    }

    public void Dispose() => _sandbox.DisposeAsync().AsTask().Wait();

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
