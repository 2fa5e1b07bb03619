using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>Checks the input <c>context</c>.</summary>
public static class ContextCheck
{
    /// <summary>Fails on a directory that does not exist, is in /proc, or has no file as <c>.dockerignore</c>.</summary>
    /// <param name="context">A context on this machine's disk.</param>
    /// <param name="environment">The step's environment.</param>
    /// <exception cref="InputException">It cannot be built.</exception>
    public static void Validate(string context, RunnerEnvironment environment)
    {
        var path = environment.FullPath(context);
        if (ProcessFiles.Contain(path)) throw InProc("context", context);
        if (!Directory.Exists(path)) throw new InputException("context", $"the directory '{context}' does not exist ({path}). {MissingPath.DirectoryHint(context, path, environment)}");
        if (IgnoreFile.FifoIn(path) is { } fifo) throw new InputException("context", $"{fifo} is a FIFO, and BuildKit would wait for its end. Put a file there, or remove it.");
    }

    /// <summary>Fails on a named context in /proc.</summary>
    /// <param name="named">The items of <c>build-contexts</c>.</param>
    /// <param name="environment">The step's environment.</param>
    /// <exception cref="InputException">One is there.</exception>
    public static void ValidateNamed(IReadOnlyList<string> named, RunnerEnvironment environment)
    {
        var paths = named.Select(static item => item[(item.IndexOf('=', StringComparison.Ordinal) + 1)..]).Where(static path => path.Length > 0 && !ContextPath.IsRemote(path));
        if (paths.FirstOrDefault(path => ProcessFiles.Contain(environment.FullPath(path))) is { } inProc) throw InProc("build-contexts", inProc);
    }

    private static InputException InProc(string input, string path) =>
        new(input, $"'{path}' leads into /proc, where the CLI's own variables are, with its tokens. Write another path.");

    /// <summary>Warns of a workspace that differs from the commit that is built.</summary>
    /// <param name="isDefaultContext">Whether the context is the repository at the commit of the run.</param>
    /// <param name="changedFile">A path of the checkout in the workspace that differs from the commit, asked for only when it matters.</param>
    public static IEnumerable<string> GetWarnings(bool isDefaultContext, Func<string?> changedFile)
    {
        if (isDefaultContext && changedFile() is { } changed)
        {
            yield return $"The build context is the Git repository at this run's commit, so what earlier steps changed in the workspace is not part of the build ('{changed}', for one). "
                + "Write 'context: .' to build the workspace.";
        }
    }
}
