namespace Depot.Bake.Model;

/// <summary>Why there is no plan.</summary>
/// <param name="Message">
/// What the Depot CLI prints after <c>ERROR: </c>: bare text, or <c>FILE:LINE,COL-COL: summary; detail</c> for a fault in a file, the
/// first of several followed by <c>, and N other diagnostic(s)</c>.
/// </param>
/// <param name="Place">Where the fault is; null when it is in no file.</param>
public sealed record BakeError(string Message, BakePlace? Place = null)
{
    /// <summary>Everything that is wrong, for those who explain it at length; empty for a fault in no file.</summary>
    public IReadOnlyList<Hcl2.Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether a file is there and cannot be read.</summary>
    public bool IsUnreadableFile { get; init; }

    /// <summary>Whether a limit was exceeded that protects the machine. The CLI has none, so it must not be asked in our place.</summary>
    public bool IsBeyondLimits { get; init; }
}
