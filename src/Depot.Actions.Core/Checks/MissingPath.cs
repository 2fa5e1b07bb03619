using Depot.Actions.Runner;
using Depot.Actions.Text;

namespace Depot.Actions.Checks;

/// <summary>Why a path in an input does not exist, and what to write.</summary>
internal static class MissingPath
{
    private const int MostNames = 5;

    /// <summary>The remedy for a missing checkout; null if the workspace is not empty.</summary>
    public static string? CheckoutHint(RunnerEnvironment environment) => IsEmpty(environment.Workspace)
        ? $"The workspace ({environment.Workspace}) is empty. Put a step 'uses: actions/checkout' before this one."
        : null;

    /// <summary>One or two sentences about a directory that does not exist.</summary>
    /// <param name="written">As the user wrote it.</param>
    /// <param name="path">The same, absolute.</param>
    /// <param name="environment">The step's environment.</param>
    public static string DirectoryHint(string written, string path, RunnerEnvironment environment) =>
        CheckoutHint(environment) ?? SpellingHint(written)
        ?? (File.Exists(path) ? $"It is a file; write the directory it lies in, '{ParentOf(written)}'." : Neighbors(written, path, Directory.EnumerateDirectories, "directories"));

    /// <summary>One or two sentences about a file that does not exist.</summary>
    /// <inheritdoc cref="DirectoryHint" path="/param"/>
    public static string FileHint(string written, string path, RunnerEnvironment environment) =>
        CheckoutHint(environment) ?? SpellingHint(written)
        ?? (Directory.Exists(path) ? "It is a directory; write the path of the file." : Neighbors(written, path, Directory.EnumerateFiles, "files"));

    private static string? SpellingHint(string written) => written switch
    {
        ['~', ..] => "'~' is not your home directory here, since no shell reads it; write the path from the workspace.",
        _ when written.Contains('\\', StringComparison.Ordinal) && !OperatingSystem.IsWindows() => $"Write '/' between directories: '{written.Replace('\\', '/')}'.",
        _ => null,
    };

    private static string ParentOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";

    // The names in the last existing directory of the path; if one is similar, only that one.
    private static string Neighbors(string written, string path, Func<string, IEnumerable<string>> list, string kind)
    {
        var wanted = path.TrimEnd('/');
        var directory = Path.GetDirectoryName(wanted);
        while (directory is not null && !Directory.Exists(directory)) (wanted, directory) = (directory, Path.GetDirectoryName(directory));
        if (directory is null) return "Write a path from the workspace.";
        if (wanted != path.TrimEnd('/')) return $"There is no '{Path.GetFileName(wanted)}' in {directory}, which has {Listed(Names(directory, Directory.EnumerateDirectories), "directories")}.";

        var names = Names(directory, list);
        return Spelling.Nearest(Path.GetFileName(wanted), names) is { } near
            ? $"Did you mean '{Path.Combine(Path.GetDirectoryName(written.TrimEnd('/')) ?? "", near)}'?"
            : $"{directory} has {Listed(names, kind)}.";
    }

    private static List<string> Names(string directory, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return [.. list(directory).Select(entry => Path.GetFileName(entry)).Where(name => name != ".git").Order(StringComparer.Ordinal)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Listed(List<string> names, string kind) => names.Count == 0 ? $"no {kind}"
        : $"the {kind} {string.Join(", ", names.Take(MostNames).Select(name => $"'{name}'"))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}";

    private static bool IsEmpty(string directory)
    {
        try
        {
            return Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
