using System.Runtime.Versioning;
using Depot.Actions.Container;
using Depot.Actions.Errors;
using Depot.Actions.Step;

namespace Depot.Actions.Host;

/// <summary>A step that was started as a container action: handed over to the host where that is possible, else done here.</summary>
[SupportedOSPlatform("linux")]
internal static class InContainer
{
    /// <summary>The Engine's socket, where the runner mounts it.</summary>
    public const string Socket = "/var/run/docker.sock";

    /// <summary>Runs the action.</summary>
    /// <param name="context">The step.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="action">The action.</param>
    /// <exception cref="StepException">The step cannot do its work; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task<int> RunAsync(StepContext context, string name, Func<StepContext, Task<int>> action)
    {
        var place = RunInInput.Read(context.Inputs);
        var mounts = MountTable.OfThisProcess();
        using var engine = new EngineClient(Socket);
        var around = await HostProbe.InspectAsync(engine, Socket, mounts, context).ConfigureAwait(false);

        var obstacle = place == RunIn.Container ? "'run-in' says so" : around.Obstacle;
        if (obstacle is null)
        {
            var ended = await new HandOff(engine, around.Container!, around.Paths, context).RunAsync(name).ConfigureAwait(false);
            if (ended.ExitCode is { } exitCode) return exitCode;
            obstacle = ended.Obstacle;
        }

        if (place == RunIn.Host) throw new InputException(RunInInput.Name, $"the step cannot run on the host: {obstacle}. {NativeVariant.Of(name)} runs there without a container.");
        context.Log.Info($"This step runs in its container: {obstacle}.");
        return await HereAsync(context, name, action, mounts, around).ConfigureAwait(false);
    }

    private static Task<int> HereAsync(StepContext context, string name, Func<StepContext, Task<int>> action, MountTable mounts, HostProbe around)
    {
        var environment = ContainerEnvironment.For(context.Environment, around.Paths, Path.Exists);
        // Steps in a container of the job are root and leave files that only root may change.
        if (!around.IsJobContained) BecomeOwner(environment.TempFolder);
        return action(context with
        {
            Environment = environment,
            // The kernel ends everything in the container with us: no child needs to be tied to our life.
            Self = null,
            LaterSteps = around.LaterSteps,
            HostAccess = new(mounts, environment, name),
        });
    }

    // What we make must be the runner's to change and to remove. Docker stays within reach, as it was before.
    private static void BecomeOwner(string temp)
    {
        if (!Directory.Exists(temp)) return;
        var (user, group) = LibC.OwnerOf(temp);
        var docker = File.Exists(Socket) ? LibC.OwnerOf(Socket).Group : group;
        LibC.SetUser(user, group, [group, docker]);
    }
}
