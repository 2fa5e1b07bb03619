using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Depot.Release.Tests.Running;

/// <summary>A bare repository on disk, through Git's own plumbing.</summary>
internal sealed class GitRepository(string directory)
{
    private static readonly ConcurrentDictionary<string, (string, string)> Commits = new();

    public string Directory { get; } = directory;

    /// <summary>A new repository whose branch main has one commit.</summary>
    public static GitRepository Create(string directory)
    {
        var repository = new GitRepository(directory);
        System.IO.Directory.CreateDirectory(directory);
        repository.Run(["init", "--quiet", "--bare", "--template=", "--initial-branch=main", "."]);
        var tree = repository.WriteTree([("README.md", "100644", repository.WriteBlobs(["# An action\n"u8.ToArray()])[0])]);
        repository.SetRef("refs/heads/main", repository.WriteCommit("First commit", tree, [], "2026-01-01T00:00:00Z"));
        return repository;
    }

    public static GitRepository CopyOf(GitRepository template, string directory)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(template.Directory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(template.Directory, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        System.IO.Directory.CreateDirectory(Path.Combine(directory, "refs", "tags"));
        return new(directory);
    }

    /// <summary>Every reference with the object it names, and that object's type.</summary>
    public IReadOnlyDictionary<string, (string Sha, string Type)> Refs() => Text(["for-each-ref", "--format=%(refname) %(objectname) %(objecttype)"])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(part => part[0], part => (part[1], part[2]));

    // An object never changes, so no test has to read one that another has read.
    public (string Tree, string Message) ReadCommit(string sha) => Commits.GetOrAdd(sha, _ =>
    {
        var text = Text(["cat-file", "commit", sha]);
        return (text.Split('\n')[0]["tree ".Length..], text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
    });

    public string Peel(string name) => Text(["rev-parse", $"{name}^{{commit}}"]).Trim();

    /// <summary>All files of a tree: mode, name of the content, path.</summary>
    public IReadOnlyList<(string Mode, string Sha, string Path)> ReadTree(string sha) =>
        [.. Text(["ls-tree", "-r", "-z", sha]).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split([' ', '\t'], 4)).Select(part => (part[0], part[2], part[3]))];

    public byte[] ReadBlob(string sha) => Run(["cat-file", "blob", sha]);

    /// <summary>Git's names of the contents, in their order.</summary>
    public IReadOnlyList<string> WriteBlobs(IReadOnlyList<byte[]> contents)
    {
        var files = contents.Select((content, at) =>
        {
            var file = Path.Combine(Directory, $"content.{at}");
            File.WriteAllBytes(file, content);
            return file;
        }).ToList();
        return Text(["hash-object", "-w", "--no-filters", "--stdin-paths"], Encoding.UTF8.GetBytes(string.Join('\n', files))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public string WriteTree(IEnumerable<(string Path, string Mode, string Sha)> files)
    {
        var index = Path.Combine(Directory, $"index.{Guid.NewGuid():N}");
        var environment = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index };
        var list = string.Concat(files.Select(file => $"{file.Mode} {file.Sha}\t{file.Path}\0"));
        Run(["update-index", "--add", "-z", "--index-info"], Encoding.UTF8.GetBytes(list), environment);
        var tree = Text(["write-tree"], environment: environment).Trim();
        File.Delete(index);
        return tree;
    }

    public string WriteCommit(string message, string tree, IEnumerable<string> parents, string date, string name = "Somebody", string email = "somebody@example.com")
    {
        var seconds = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        var environment = new Dictionary<string, string>();
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            environment[$"GIT_{role}_NAME"] = name;
            environment[$"GIT_{role}_EMAIL"] = email;
            environment[$"GIT_{role}_DATE"] = $"{seconds} +0000";
        }

        return Text(["commit-tree", tree, .. parents.SelectMany(parent => new[] { "-p", parent })], Encoding.UTF8.GetBytes(message), environment).Trim();
    }

    public void SetRef(string name, string sha) => Run(["update-ref", name, sha]);

    public string Parent(string commit) => Text(["rev-parse", $"{commit}^"]).Trim();

    public void DeleteRef(string name) => Run(["update-ref", "-d", name]);

    /// <summary>Replaces a plain tag by one with a message.</summary>
    public void Annotate(string tag, string message) => Run(
        ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "tag", "--annotate", "--force", "--message", message, tag, $"{tag}^{{commit}}"]);

    public bool IsAncestor(string ancestor, string of) => Start(["merge-base", "--is-ancestor", ancestor, of], null, null).Exit == 0;

    private string Text(IReadOnlyList<string> arguments, byte[]? input = null, Dictionary<string, string>? environment = null) =>
        Encoding.UTF8.GetString(Run(arguments, input, environment));

    private byte[] Run(IReadOnlyList<string> arguments, byte[]? input = null, Dictionary<string, string>? environment = null)
    {
        var (exit, output, errors) = Start(arguments, input, environment);
        return exit == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors}");
    }

    private (int Exit, byte[] Output, string Errors) Start(IReadOnlyList<string> arguments, byte[]? input, Dictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whatever the machine's own configuration says must not reach these repositories.
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null) process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult());
    }
}
