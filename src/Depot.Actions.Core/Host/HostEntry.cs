using System.Globalization;
using System.Runtime.Versioning;

namespace Depot.Actions.Host;

/// <summary>
/// The first process of the second container. It is the container's root for a few milliseconds: it finds the runner's
/// <c>docker run</c>, enters its namespaces, becomes its user and then executes the program that lies there for it.
/// </summary>
/// <remarks>Nothing here may start a thread or a process: namespaces belong to threads, and the program takes this one's place.</remarks>
[SupportedOSPlatform("linux")]
internal static class HostEntry
{
    /// <summary>Exit code when the host was not entered; the reason is on standard error.</summary>
    public const int Refused = 125;

    // The mount namespace last: /proc is the container's until then.
    private static readonly string[] Namespaces = ["cgroup", "uts", "ipc", "net", "mnt"];

    /// <summary>The arguments for <see cref="EnterHostAndExec"/>.</summary>
    /// <param name="container">Name of the container that the runner started.</param>
    /// <param name="user">The runner's user.</param>
    /// <param name="program">Path of the program on the host.</param>
    /// <param name="action">The action it is to do.</param>
    public static IReadOnlyList<string> Arguments(string container, uint user, string program, string action) =>
        [HandOffArguments.EnterHost, container, user.ToString(CultureInfo.InvariantCulture), program, action];

    /// <summary>Becomes the program on the host. Returns only when that fails.</summary>
    /// <param name="arguments">As <see cref="Arguments"/> makes them, without the switch.</param>
    public static int EnterHostAndExec(ReadOnlySpan<string> arguments)
    {
        try
        {
            if (arguments is not [var container, var user, var program, var action]) throw new InvalidDataException("arguments are missing");
            Enter(container, uint.Parse(user, NumberStyles.None, CultureInfo.InvariantCulture), program, action);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.Write(refused.Message);
        }

        return Refused;
    }

    private static void Enter(string container, uint user, string program, string action)
    {
        var client = DockerRunProcess.Find("/proc", container, user)
            ?? throw new InvalidDataException("the runner's 'docker run' is not among the processes of the Engine's machine");
        if (client.Status.IsNested) throw new InvalidDataException("the runner itself runs in a container");
        var proc = $"/proc/{client.Id}";
        var folder = new FileInfo($"{proc}/cwd").LinkTarget ?? "/";
        var environment = EnvironmentBlock.OnHost(
            EnvironmentBlock.Parse(File.ReadAllBytes($"/proc/{client.Runner}/environ")),
            EnvironmentBlock.Parse(File.ReadAllBytes("/proc/self/environ")),
            client.Given);
        LibC.CopyLimits(client.Id);
        if (client.Status.FileModeMask is { } mask) _ = LibC.SetFileModeMask(mask);

        LibC.EnterNamespaces([.. Namespaces.Where(name => File.Exists($"{proc}/ns/{name}")).Select(name => LibC.Open($"{proc}/ns/{name}"))]);
        if (!File.Exists(program)) throw new InvalidDataException("RUNNER_TEMP is not on the Engine's machine");
        LibC.SetUser(client.Status.User, client.Status.Group, [.. client.Status.Groups]);
        LibC.ChangeFolder(folder);
        LibC.Execute(program, [program, .. OnHost.Arguments(client.Id, action)], environment);
    }
}
