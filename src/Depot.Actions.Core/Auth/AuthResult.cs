namespace Depot.Actions.Auth;

/// <summary>Why a job has no token.</summary>
public enum NoTokenReason
{
    /// <summary>None was given, and the job has no permission to request one from GitHub: it lacks <c>id-token: write</c>.</summary>
    NoPermission,

    /// <summary>None was given, and a pull request of a fork cannot request one from GitHub.</summary>
    Fork,

    /// <summary>None was given, and a run that Dependabot started cannot request one from GitHub.</summary>
    Dependabot,

    /// <summary>GitHub did not give the job its OIDC token.</summary>
    NoOidcToken,

    /// <summary>Depot did not exchange the job's OIDC token.</summary>
    NotExchanged,

    /// <summary>This is a pull request of a public fork, and its issuer gave no token.</summary>
    NoPublicToken,
}

/// <summary>The token of a job, or why there is none.</summary>
/// <param name="Token">The token; null when there is none. The CLI may still find one, such as a stored login.</param>
/// <param name="Reason">Why there is none; null when there is one.</param>
/// <param name="Detail">What went wrong, a sentence without its full stop; empty if the reason needs no detail.</param>
public sealed record AuthResult(DepotToken? Token, NoTokenReason? Reason = null, string Detail = "")
{
    /// <summary>The lines that let a job ask GitHub for its OIDC token.</summary>
    public const string Permissions = """
        permissions:
          contents: read
          id-token: write
        """;

    /// <summary>Why there is no token, and the remedy: full sentences, several lines. Empty if there is a token.</summary>
    public string Remedy => Reason switch
    {
        null => "",
        NoTokenReason.NoPermission =>
            $"There is no Depot token, and this job has no permission to request a GitHub OIDC token. Add this to the job:\n\n{Permissions}\n\n"
            + "or pass a token: the 'token' input of the build actions, or the variable DEPOT_TOKEN.",
        NoTokenReason.Fork =>
            "There is no Depot token: GitHub gives a pull request of a fork neither secrets nor an OIDC token, whatever 'permissions' says. "
            + "Build it from a branch of this repository, write 'buildx-fallback: true' to build it on this runner, "
            + "or let forks of a private repository have secrets (repository settings, Actions, General) and pass the 'token' input.",
        NoTokenReason.Dependabot =>
            "There is no Depot token: GitHub gives a run that Dependabot started no OIDC token and only the secrets of Dependabot, whatever 'permissions' says. "
            + "Add a secret DEPOT_TOKEN under the repository settings, Secrets and variables, Dependabot, and pass it: token: ${{ secrets.DEPOT_TOKEN }}. "
            + "Or write 'buildx-fallback: true' to build on this runner.",
        NoTokenReason.NoOidcToken =>
            $"GitHub gave this job no OIDC token: {Detail}. Run the job again; https://www.githubstatus.com shows whether GitHub has an incident.",
        NoTokenReason.NotExchanged =>
            $"Depot did not exchange this job's OIDC token: {Detail}. Check that a project of your organization trusts this repository "
            + "(project settings, Trust Relationships; https://depot.dev/docs/cli/authentication).",
        NoTokenReason.NoPublicToken =>
            $"This pull request comes from a fork, and Depot's issuer for forks gave no token: {Detail}. Run the job again; "
            + "if that does not help, check that the project trusts pull requests of forks (https://depot.dev/docs/cli/authentication).",
        _ => throw new InvalidOperationException($"Reason {Reason} has no remedy."),
    };
}
