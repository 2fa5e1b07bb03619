using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Checks;

/// <summary>Checks the input <c>file</c>.</summary>
public static class DockerfileCheck
{
    private const int MostDirectories = 200;

    /// <summary>Fails if there is no Dockerfile, or if it cannot be read.</summary>
    /// <param name="file">The input; null means the one in the context.</param>
    /// <param name="context">A context on this machine's disk.</param>
    /// <param name="buildContexts">The input <c>build-contexts</c>.</param>
    /// <param name="environment">The step's environment.</param>
    /// <exception cref="InputException">There is no Dockerfile; the message says what to write.</exception>
    public static void Validate(string? file, string context, IReadOnlyList<string> buildContexts, RunnerEnvironment environment)
    {
        if (file is not null)
        {
            if (ContextPath.IsRemote(file)) return;
            if (File.Exists(environment.FullPath(file)))
            {
                Readable($"'{file}'", environment.FullPath(file));
                return;
            }

            var inContext = Path.Combine(context, file);
            var hint = File.Exists(environment.FullPath(inContext))
                ? $"'{inContext}' does: the path starts at the working directory, not at the context."
                : MissingPath.CheckoutHint(environment)
                    ?? $"The path starts at {environment.WorkingDirectory}. {MissingPath.FileHint(file, environment.FullPath(file), environment)}";
            throw new InputException("file", $"'{file}' does not exist. {hint}");
        }

        // BuildKit takes the name in lowercase too, and a build context of this name holds the Dockerfile.
        var directory = environment.FullPath(context);
        if (buildContexts.Any(named => named.StartsWith("dockerfile=", StringComparison.Ordinal))) return;
        if (Array.Find(["Dockerfile", "dockerfile"], name => File.Exists(Path.Combine(directory, name))) is { } usual)
        {
            Readable($"it is empty, and '{usual}' of the context", Path.Combine(directory, usual));
            return;
        }

        throw new InputException("file", $"no Dockerfile was found in the context ({directory}). {MissingPath.CheckoutHint(environment) ?? Others(context, directory)}");
    }

    private static void Readable(string what, string path)
    {
        if (UnreadableFile.Problem(path) is { } problem) throw new InputException("file", $"{what} cannot be read ({path}): {problem}.");
        if (IgnoreFile.FifoBeside(path) is { } fifo) throw new InputException("file", $"{fifo} is a FIFO, and BuildKit would wait for its end. Put a file there, or remove it.");
    }

    // `Dockerfile.prod`, `prod.dockerfile`, `docker/Dockerfile`: usually one of them was meant.
    private static string Others(string context, string directory)
    {
        try
        {
            var found = Directory.EnumerateDirectories(directory).Where(inner => !Path.GetFileName(inner).StartsWith('.')).Prepend(directory).Take(MostDirectories)
                .SelectMany(Directory.EnumerateFiles).FirstOrDefault(file => Path.GetFileName(file).Contains("dockerfile", StringComparison.OrdinalIgnoreCase));
            if (found is not null) return $"Write the path of the Dockerfile, such as '{Path.Combine(context is "." or "./" ? "" : context, Path.GetRelativePath(directory, found))}'.";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
        }

        return "Write the path of the Dockerfile.";
    }
}
