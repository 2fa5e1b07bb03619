using System.Globalization;

namespace Depot.Actions.Processes;

/// <summary>Ties a child's life, and that of all it starts, to ours on Linux: it ends even when we are killed outright and cannot end it ourselves.</summary>
/// <remarks>
/// Between us and the child stands our own program as a <see cref="Supervisor"/>. The kernel would tell the child itself of our
/// death, but not what the child has started.
/// </remarks>
public static class ParentDeathSignal
{
    /// <summary>First argument of our own program that makes it a supervisor.</summary>
    public const string Switch = "--with-parent";

    /// <summary>The same invocation, through our own program.</summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="self">Path of our own program; null (as in tests) leaves the invocation as it is.</param>
    public static Invocation Tie(Invocation invocation, string? self) => self is null || !OperatingSystem.IsLinux() ? invocation
        : invocation with
        {
            Program = self,
            Arguments = [Switch, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), invocation.Program, .. invocation.Arguments],
        };
}
