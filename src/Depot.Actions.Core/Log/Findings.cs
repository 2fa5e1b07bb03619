namespace Depot.Actions.Log;

/// <summary>A warning of BuildKit about a Dockerfile.</summary>
/// <param name="Rule">Name of the check, such as <c>FromAsCasing</c>; null for warnings without a check.</param>
/// <param name="Message">What it says.</param>
/// <param name="Line">The line of the Dockerfile, from 1; null when it names none.</param>
/// <param name="Target">The bake target; null when unknown.</param>
public sealed record BuildWarning(string? Rule, string Message, int? Line, string? Target);

/// <summary>One finding of the CLI's linter.</summary>
/// <param name="Level">Its severity.</param>
/// <param name="Code">Rule, such as <c>DL3006</c>; null if the log does not have it.</param>
/// <param name="Message">What it says.</param>
/// <param name="File">The Dockerfile's name, without directory.</param>
/// <param name="Line">From 1.</param>
/// <param name="Target">The bake target; null when unknown.</param>
public sealed record LintFinding(LintLevel Level, string? Code, string Message, string File, int Line, string? Target);

/// <summary>Level of a lint finding, the most severe first.</summary>
public enum LintLevel
{
    /// <summary>An error.</summary>
    Error,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Advice, or style.</summary>
    Info,
}

/// <summary>The wait for a machine of Depot.</summary>
/// <param name="Name">Such as <c>amd64</c>.</param>
/// <param name="Launch">Time until it was started.</param>
/// <param name="Connect">Time from then until it answered.</param>
public sealed record MachineWait(string Name, TimeSpan Launch, TimeSpan Connect);
