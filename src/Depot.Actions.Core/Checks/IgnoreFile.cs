using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>The files that say which files of a context are not sent: <c>.dockerignore</c> of the context, or the one beside the Dockerfile.</summary>
/// <remarks>The CLI sends a FIFO as a FIFO, and BuildKit waits for a writer then. Seen with Depot CLI 2.102.12; a link to a device is not followed.</remarks>
internal static class IgnoreFile
{
    private const string Name = ".dockerignore";

    /// <summary>The path of the one in a context if it is a FIFO; null otherwise.</summary>
    /// <param name="context">Absolute path of the context.</param>
    public static string? FifoIn(string context) => Fifo(Path.Combine(context, Name));

    /// <summary>The path of the one beside a Dockerfile if it is a FIFO; null otherwise.</summary>
    /// <param name="dockerfile">Absolute path of the Dockerfile.</param>
    public static string? FifoBeside(string dockerfile) => Fifo(dockerfile + Name);

    private static string? Fifo(string path) => RegularFile.IsFifo(path) ? path : null;
}
