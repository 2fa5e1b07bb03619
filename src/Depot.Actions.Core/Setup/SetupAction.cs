using Depot.Actions.Auth;
using Depot.Actions.Cli;
using Depot.Actions.Errors;
using Depot.Actions.Install;
using Depot.Actions.Step;

namespace Depot.Actions.Setup;

/// <summary>The setup action: the Depot CLI on PATH, and on request a token and a Docker that builds on Depot.</summary>
public static class SetupAction
{
    private const string UserAgent = "depot-setup-action";

    /// <summary>Runs the step.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The step cannot do its work; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled; nothing half-made is left.</exception>
    public static async Task<int> RunAsync(StepContext context)
    {
        var inputs = SetupInputs.Read(context.Inputs);
        Require(context, inputs);
        if (inputs.ConfigureDocker) CliFiles.Validate(context.Environment);
        var cli = await CliInstaller.InstallAsync(context, inputs.Version, inputs.Pin, UserAgent).ConfigureAwait(false);
        ToolCache.NoteForJob(context.Environment, cli.Version);
        context.Files.Path(context.LaterSteps.ToHost(cli.Entry.Directory));
        context.Files.Output("version", cli.Version);
        context.Files.Output("path", context.LaterSteps.ToHost(cli.Entry.Program));
        context.Log.Info($"depot {cli.Version} is installed");

        var token = inputs.Oidc ? await ExportTokenAsync(context).ConfigureAwait(false) : null;
        if (inputs.ConfigureDocker) await DockerSetup.RunAsync(context, cli.Entry, token).ConfigureAwait(false);
        return 0;
    }

    private static void Require(StepContext context, SetupInputs inputs)
    {
        if (context.HostAccess is not { } reach) return;
        if (inputs.ConfigureDocker) throw reach.OutOfReach("Input 'configure-docker': Docker's configuration is on the host");
        var directory = ToolCache.Root(context.Environment);
        if (!reach.IsShared(directory)) throw reach.OutOfReach($"The CLI must go where later steps find it, {directory} is in no directory of the host");
    }

    private static async Task<DepotToken> ExportTokenAsync(StepContext context)
    {
        var auth = await DepotAuth.ResolveAsync(context, UserAgent).ConfigureAwait(false);
        if (auth.Token is not { } token) throw new StepException($"The input 'oidc' is true, but no token could be obtained. {auth.Remedy}");
        if (token.Origin == TokenOrigin.Environment) context.Log.Info("DEPOT_TOKEN is set already; it is kept, and no OIDC token is asked for");
        else context.Files.Variable("DEPOT_TOKEN", token.Value);
        return token;
    }
}
