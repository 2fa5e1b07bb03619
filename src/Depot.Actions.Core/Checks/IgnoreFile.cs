using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>The files that say which files of a context are not sent: <c>.dockerignore</c> of the context, or the one beside the Dockerfile.</summary>
/// <remarks>The CLI sends a FIFO as a FIFO, and BuildKit waits for a writer then. Seen with Depot CLI 2.102.12; a link to a device is not followed.</remarks>
internal static class IgnoreFile
{
    private const string Name = ".dockerignore";

    /// <summary>Why a build would wait for the one of a context: a sentence; null when it does not.</summary>
    /// <param name="context">Absolute path of the context.</param>
    public static string? ProblemOfContext(string context) => Problem(Path.Combine(context, Name));

    /// <summary>Why a build would wait for the one beside a Dockerfile: a sentence; null when it does not.</summary>
    /// <param name="dockerfile">Absolute path of the Dockerfile.</param>
    public static string? ProblemBeside(string dockerfile) => Problem(dockerfile + Name);

    private static string? Problem(string path) => RegularFile.IsFifo(path) ? $"{path} is a FIFO, and BuildKit would wait for its end. Put a file there, or remove it." : null;
}
