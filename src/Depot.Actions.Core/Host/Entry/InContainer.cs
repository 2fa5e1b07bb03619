using System.Runtime.Versioning;
using Depot.Actions.Container;
using Depot.Actions.Errors;
using Depot.Actions.Host.Engine;
using Depot.Actions.Host.Job;
using Depot.Actions.Host.Linux;
using Depot.Actions.Host.Places;
using Depot.Actions.Step;

namespace Depot.Actions.Host.Entry;

/// <summary>A step that was started as a container action: handed over to the host if possible, otherwise run here.</summary>
[SupportedOSPlatform("linux")]
internal static class InContainer
{
    /// <summary>Runs the action.</summary>
    /// <param name="context">The step.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="action">The action.</param>
    /// <exception cref="StepException">The step cannot do its work; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task<int> RunAsync(StepContext context, string name, Func<StepContext, Task<int>> action)
    {
        var (asked, fleet) = (RunInInput.Read(context.Inputs), FleetRule.Read(context.Environment[FleetRule.Variable]));
        var mounts = MountTable.OfThisProcess();
        using var engine = new EngineClient(EngineClient.MountedSocket);
        var around = await HostProbe.InspectAsync(engine, EngineClient.MountedSocket, mounts, context).ConfigureAwait(false);
        var found = around.Found with { Asked = asked, Fleet = fleet };

        var place = PlaceRule.Choose(found);
        var ended = place.Kind switch
        {
            PlaceKind.Host => await new HandOff(engine, around.Container!, around.Paths, context).RunAsync(name, found.HostDirectory!.Value).ConfigureAwait(false),
            PlaceKind.Job => await new JobHandOff(engine, around.Container!, found.Job!, context).RunAsync(name).ConfigureAwait(false),
            _ => HandOffResult.Refused(place.Reason),
        };
        if (ended.ExitCode is { } exitCode) return exitCode;

        var isDemanded = FleetRule.Stricter(asked, fleet) == RunIn.Host;
        if (isDemanded && asked == RunIn.Host)
        {
            throw new InputException(RunInInput.Name, $"the step cannot run on the host: {ended.Obstacle}. {NativeVariant.Of(name)} runs there without a container.");
        }

        if (isDemanded) throw new StepException($"{FleetRule.Variable}=host, and the step cannot run there: {ended.Obstacle}. {NativeVariant.Of(name)} runs there without a container.");
        if (!ended.MayStay) throw new StepException($"The step cannot run on the host: {ended.Obstacle}. {NativeVariant.Of(name)} runs there without a container.");
        context.Log.Info($"This step runs in its container: {ended.Obstacle}.{Remedy(asked, fleet, name)}");
        return await HereAsync(context, name, action, mounts, around).ConfigureAwait(false);
    }

    // No advice if the user has chosen the container.
    private static string Remedy(RunIn asked, RunIn fleet, string name) =>
        FleetRule.Stricter(asked, fleet) == RunIn.Container ? "" : $" {NativeVariant.Of(name)} runs where a JavaScript action does.";

    private static Task<int> HereAsync(StepContext context, string name, Func<StepContext, Task<int>> action, MountTable mounts, HostProbe around)
    {
        var environment = ContainerEnvironment.WithoutGit(
            JobPath.Prepend(ContainerEnvironment.For(context.Environment, around.Paths, Path.Exists), around.Paths));
        // Steps in a container of the job run as root and leave files that only root can change.
        if (around.Found.Job is null) BecomeOwner(environment.TempDirectory);
        return action(context with
        {
            Environment = environment,
            // The kernel ends everything in the container together with this process, so child processes need no supervisor.
            Self = null,
            LaterSteps = around.LaterSteps,
            HostAccess = new(mounts, environment, name),
        });
    }

    // The runner's user must be able to change and remove our files. The Docker socket stays accessible.
    private static void BecomeOwner(string temp)
    {
        if (!Directory.Exists(temp)) return;
        var (user, group) = LibC.OwnerOf(temp);
        var docker = File.Exists(EngineClient.MountedSocket) ? LibC.OwnerOf(EngineClient.MountedSocket).Group : group;
        LibC.SetUser(user, group, [group, docker]);
    }
}
