using System.Globalization;
using System.Text;

namespace Depot.Actions.Host.Linux;

/// <summary>The process <c>docker run</c> with which the runner started a container: it runs where a JavaScript action would run.</summary>
/// <param name="Id">Its process id, as the processes of the host have them.</param>
/// <param name="Runner">Process id of the one that started it.</param>
/// <param name="Status">Who it is.</param>
internal sealed record DockerRunProcess(int Id, int Runner, ProcessStatus Status)
{
    /// <summary>Finds the client among the visible processes.</summary>
    /// <param name="proc">The directory <c>/proc</c>.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="user">The runner's user: any user can start a process with this command line.</param>
    /// <returns>Null when there is none.</returns>
    public static DockerRunProcess? Find(string proc, string container, uint user)
    {
        var found = Directory.EnumerateDirectories(proc)
            .Select(directory => int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(proc, id, container) : null)
            .OfType<DockerRunProcess>().Where(process => process.Status.User == user).ToList();
        // A wrapper script named docker has the same arguments: the client is the last of these processes, and the parent of the first one
        // is the runner.
        var first = found.Find(process => found.TrueForAll(other => other.Id != process.Runner));
        var last = found.Find(process => found.TrueForAll(other => other.Runner != process.Id));
        return first is null ? null : last! with { Runner = first.Runner };
    }

    /// <summary>The arguments of a command line as the kernel keeps it, with a zero byte after each.</summary>
    public static IReadOnlyList<string> Arguments(ReadOnlySpan<byte> commandLine) =>
        commandLine.IsEmpty ? [] : Encoding.UTF8.GetString(commandLine).TrimEnd('\0').Split('\0');

    /// <summary>Whether a command line is the one that started the container.</summary>
    public static bool Starts(IReadOnlyList<string> arguments, string container) =>
        arguments.Contains("run") && Values(arguments, "--name").Contains(container);

    private static IEnumerable<string> Values(IReadOnlyList<string> arguments, params string[] options)
    {
        for (var at = 0; at + 1 < arguments.Count; at++)
        {
            if (options.Contains(arguments[at])) yield return arguments[++at];
        }
    }

    private static DockerRunProcess? Read(string proc, int id, string container)
    {
        try
        {
            var arguments = Arguments(File.ReadAllBytes($"{proc}/{id}/cmdline"));
            if (!Starts(arguments, container)) return null;
            var status = ProcessStatus.Parse(File.ReadAllText($"{proc}/{id}/status"));
            return new(id, status.Parent, status);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
