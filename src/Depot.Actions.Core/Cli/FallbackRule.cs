using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Cli;

/// <summary>Decides when to build with the local Docker instead: only if Depot provided no builder.</summary>
public static class FallbackRule
{
    /// <summary>Whether Depot provided no builder.</summary>
    /// <remarks>
    /// Never after a cancellation, a lint failure, an error in the Dockerfile or an option that the CLI refuses: buildx would only repeat
    /// them.
    /// </remarks>
    public static bool Applies(ExitReport exit, BuildLog log) =>
        !exit.Succeeded && !exit.WasStopped && !log.ReachedBuilder && FailureCause.Of(new(log.Message))?.IsWithoutBuilder == true;
}
