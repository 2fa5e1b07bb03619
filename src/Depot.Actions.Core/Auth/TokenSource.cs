using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Auth;

/// <summary>Where the token of a job would come from, found without a request.</summary>
public static class TokenSource
{
    /// <summary>The source, as text for the log.</summary>
    public static string Describe(StepContext context) => context switch
    {
        _ when context.Inputs.Optional("token") is not null => "from the input 'token'",
        _ when context.Environment["DEPOT_TOKEN"] is not null => "from DEPOT_TOKEN",
        _ when GitHubOidc.IsOffered(context.Environment) => "would be exchanged for this job's GitHub identity",
        _ when EventPayload.Read(context.Environment).IsPublicFork(context.Environment.EventName) => "would come from Depot's issuer for pull requests of forks",
        _ when CliLogin.MayWork(context.Environment) => "left to the CLI, which has a login of its own",
        _ => "none, so Depot would refuse the build",
    };
}
