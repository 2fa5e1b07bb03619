namespace Depot.Actions.Runner;

/// <summary>Finds a program as a shell would.</summary>
public static class ProgramFinder
{
    /// <summary>The absolute path of the first executable file of that name on PATH; null when there is none.</summary>
    /// <remarks>Relative directories on PATH are not searched: a checkout must not be able to supply the program.</remarks>
    public static string? Find(string name, RunnerEnvironment environment)
    {
        var names = OperatingSystem.IsWindows()
            ? (environment["PATHEXT"] ?? ".EXE;.CMD").Split(';').Select(extension => name + extension.ToLowerInvariant())
            : [name];
        return environment.SearchPath.SelectMany(directory => names.Select(file => Path.Combine(directory, file))).FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string path)
    {
        if (!File.Exists(path)) return false;
        if (OperatingSystem.IsWindows()) return true;
        try
        {
            return (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A broken link, or one to a place without access, exists as well. A shell skips it.
            return false;
        }
    }
}
