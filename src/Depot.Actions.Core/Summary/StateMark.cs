using Depot.Actions.Log;

namespace Depot.Actions.Summary;

/// <summary>The state of a target's steps.</summary>
internal static class StateMark
{
    /// <summary>A symbol and a word with a non-breaking space between them.</summary>
    /// <param name="state">The state of the steps.</param>
    /// <param name="succeeded">Whether the build did; the CLI may end before it has printed the end of every step.</param>
    public static string Of(StepState state, bool succeeded) => state switch
    {
        StepState.Done => "✅\u00A0built",
        StepState.Running when succeeded => "✅\u00A0built",
        StepState.Cached => "✅\u00A0cached",
        StepState.Failed => "❌\u00A0failed",
        _ => "⏹️\u00A0stopped",
    };
}
