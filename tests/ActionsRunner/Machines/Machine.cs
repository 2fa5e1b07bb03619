using System.Runtime.InteropServices;

namespace ActionsRunner.Machines;

/// <summary>A self-hosted Linux runner: a user, directories, an Engine, and the environment its worker was started with.</summary>
/// <param name="User">Whom steps run as.</param>
/// <param name="Directories">Where things lie.</param>
/// <param name="EngineSocket">Absolute path of the Docker Engine's socket.</param>
/// <param name="Environment">What every process of a step inherits.</param>
public sealed record Machine(RunnerUser User, RunnerDirectories Directories, string EngineSocket, Dictionary<string, string> Environment)
{
    /// <summary>The label that all containers of this runner carry: six hexadecimal digits.</summary>
    public string Label { get; } = Guid.NewGuid().ToString("N")[..6];

    /// <summary>By whose rules jobs are run.</summary>
    public RunnerKind Kind { get; init; }

    /// <summary>What stands before every command of the runner, while it is still root: a program that becomes what follows it. Most machines have none.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The container of the job's own steps; null where they run on the machine itself.</summary>
    public JobContainer? Container { get; init; }

    /// <summary>As <c>runner.arch</c> has it.</summary>
    public static string Architecture => RuntimeInformation.OSArchitecture.ToString().ToUpperInvariant();

    /// <summary>Makes the directories. <paramref name="root"/> exists; the caller removes it at the end.</summary>
    public static Machine Create(string root, string engineSocket, string repository = "app")
    {
        var directories = new RunnerDirectories(root, repository);
        foreach (var directory in directories.All) Directory.CreateDirectory(directory);
        var machine = new Machine(RunnerUser.InGroupOf(engineSocket), directories, engineSocket, new(StringComparer.Ordinal)
        {
            ["HOME"] = directories.Home,
            ["PATH"] = $"{directories.Programs}:/usr/local/bin:/usr/bin:/bin",
            ["LANG"] = "C.UTF-8",
            ["DOCKER_HOST"] = $"unix://{engineSocket}",
        });
        machine.User.Own(root);
        return machine;
    }

    /// <summary>Writes a file that belongs to the runner's user, with its directories; a relative path starts from the root.</summary>
    /// <returns>Its absolute path.</returns>
    public string Write(string path, string text, bool executable = false)
    {
        var full = Path.Combine(Directories.Root, path);
        var made = MakeDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        if (executable) File.SetUnixFileMode(full, (UnixFileMode)0b111_101_101);
        User.Own(made ?? full);
        return full;
    }

    /// <summary>Puts a program on the runner's PATH.</summary>
    public string Install(string name, string script) => Write(Path.Combine(Directories.Programs, name), script, executable: true);

    // The topmost directory that was missing; null when none was.
    private static string? MakeDirectory(string path)
    {
        if (Directory.Exists(path)) return null;
        var made = MakeDirectory(Path.GetDirectoryName(path)!) ?? path;
        Directory.CreateDirectory(path);
        return made;
    }
}
