using System.Globalization;

namespace Depot.Actions.Processes;

/// <summary>
/// On Linux, ends a child and everything that it starts together with this process, even if this process is killed and cannot do it itself.
/// </summary>
/// <remarks>
/// Between this process and the child runs our own program as a <see cref="Supervisor"/>. The kernel could signal our death to the child
/// itself, but not to the processes that the child has started.
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
