using Depot.Actions.Errors;

namespace Depot.Actions.Host;

/// <summary>First arguments of the program that turn a container action into a step on the host.</summary>
internal static class HandOffArguments
{
    /// <summary>In the container that the runner starts: see <see cref="Entry.InContainer"/>.</summary>
    public const string InContainer = "--in-container";

    /// <summary>In the second container, on the way to the host: see <see cref="HostEntry"/>.</summary>
    public const string EnterHost = "--enter-host";

    /// <summary>On the host: see <see cref="Host.OnHost"/>.</summary>
    public const string OnHost = "--on-host";

    /// <summary>Beside the job's container, on the way into it: see <see cref="Job.JobEntry"/>.</summary>
    public const string EnterJob = "--enter-job";

    /// <summary>In the job's container: see <see cref="Job.InJob"/>.</summary>
    public const string InJob = "--in-job";

    /// <summary>In the job's container, to end what a step has left: see <see cref="Job.InJob.Sweep"/>.</summary>
    public const string SweepJob = "--sweep-job";

    /// <summary>The error of a program that was started by hand with one of these arguments, outside of a directory of the action.</summary>
    public static StepException StartedByHand(string argument, string directory) =>
        new($"{argument} is an internal argument of the action and works only in a directory that the action has made; {directory} is not one.");
}
