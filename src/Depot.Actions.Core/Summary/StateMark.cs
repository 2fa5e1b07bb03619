using Depot.Actions.Log;

namespace Depot.Actions.Summary;

/// <summary>How far the steps of a target came.</summary>
internal static class StateMark
{
    /// <summary>A mark and a word, which a narrow column does not part.</summary>
    /// <param name="state">How far the steps came.</param>
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
