using Depot.Actions.Checks;
using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Bake;

/// <summary>The directory a bake runs in, from the inputs <c>workdir</c> and <c>source</c>.</summary>
public static class BakeDirectory
{
    /// <summary>Absolute path of the directory.</summary>
    /// <exception cref="InputException">It does not exist, or <c>source</c> names a remote definition, on which the CLI
    /// crashes.</exception>
    public static string Resolve(BakeInputs inputs, RunnerEnvironment environment)
    {
        var workdir = Existing("workdir", inputs.Workdir, environment);
        if (inputs.Source is not { } source) return workdir;
        if (IsRemote(source) || source.Contains("{{", StringComparison.Ordinal))
        {
            throw Elsewhere("source");
        }

        return Existing("source", source, Path.GetFullPath(source, workdir), environment);
    }

    /// <summary>The error for a definition that is not on this machine.</summary>
    /// <param name="input">The input that names it.</param>
    public static InputException Elsewhere(string input) => new(input,
        $"the Depot CLI cannot read a definition from a repository or a URL. Check the repository out first (actions/checkout) and write its path, such as '.', {(input == "source" ? "here or in 'workdir'" : "in 'workdir'")}.");

    /// <summary>Whether a string names a definition that is not on this machine.</summary>
    /// <remarks>buildx, bake/remote.go: what its command line takes for a remote definition.</remarks>
    public static bool IsRemote(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.StartsWith("github.com/", StringComparison.Ordinal) || text.StartsWith("git@", StringComparison.Ordinal);

    /// <summary>A directory that an input names, from the working directory, as an absolute path.</summary>
    /// <exception cref="InputException">It does not exist.</exception>
    public static string Existing(string input, string written, RunnerEnvironment environment) =>
        Existing(input, written, environment.FullPath(written), environment);

    private static string Existing(string input, string written, string path, RunnerEnvironment environment) => Directory.Exists(path) ? path
        : throw new InputException(input, $"the directory '{written}' does not exist ({path}). {MissingPath.DirectoryHint(written, path, environment)}");
}
