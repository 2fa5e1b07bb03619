using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Depot.Release.Errors;

namespace Depot.Release.Staging;

/// <summary>The commit a release is made from.</summary>
/// <param name="Root">Directory of the checkout.</param>
/// <param name="Commit">Git's name of it.</param>
/// <param name="Date">When it was made; everything that needs a date takes this one, so that two runs agree.</param>
internal sealed record SourceCheckout(string Root, string Commit, DateTimeOffset Date)
{
    /// <exception cref="ReleaseException">The directory is not a checkout, or has uncommitted changes.</exception>
    public static async Task<SourceCheckout> ReadAsync(string root)
    {
        var changes = await GitAsync(root, "status", "--porcelain");
        if (changes.Length > 0)
            throw new ReleaseException($"There are changes that no commit has, so this release could not be reproduced:\n{changes}\nCommit or remove them, and start again.");
        var head = (await GitAsync(root, "show", "--no-patch", "--format=%H %cI", "HEAD")).Split(' ');
        return new(root, head[0], DateTimeOffset.Parse(head[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="ReleaseException">There is no such file.</exception>
    public string Read(string file) => File.Exists(Path.Combine(Root, file))
        ? File.ReadAllText(Path.Combine(Root, file))
        : throw new ReleaseException($"{Root} has no {file}, which is part of a release.");

    /// <summary>The directories of an action that hold a manifest, from its own; the first, empty, is that of the action itself.</summary>
    public IReadOnlyList<string> Manifests(ActionSource action)
    {
        var directory = Path.Combine(Root, "actions", action.Directory);
        return [.. Directory.EnumerateFiles(directory, ActionFile.Name, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
            .Select(path => path == "." ? "" : path).Order(StringComparer.Ordinal)];
    }

    private static async Task<string> GitAsync(string root, params string[] arguments)
    {
        var result = await Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(root).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return result.IsSuccess ? result.StandardOutput.TrimEnd() : throw new ReleaseException($"git {arguments[0]} in {root} fails: {result.StandardError.Trim()}");
    }
}
