namespace Depot.Bake.Model;

/// <summary>A fault in what the user gave us, on its way to the one who asked for a plan.</summary>
public sealed class BakeException : Exception
{
    /// <summary>A fault.</summary>
    public BakeException(BakeError error)
        : base(error.Message) => Error = error;

    /// <summary>A fault in no particular place.</summary>
    public BakeException(string message)
        : this(new BakeError(message))
    {
    }

    /// <summary>A file is there and cannot be read.</summary>
    public static BakeException UnreadableFile(string message) => new(new BakeError(message) { IsUnreadableFile = true });

    /// <summary>Reading on would take too much time or memory.</summary>
    public static BakeException BeyondLimits(string message) => new(new BakeError(message) { IsBeyondLimits = true });

    /// <summary>What to tell the user.</summary>
    public BakeError Error { get; }
}
