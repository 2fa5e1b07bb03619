namespace Depot.Actions.Auth;

/// <summary>Where a token came from.</summary>
public enum TokenOrigin
{
    /// <summary>The <c>token</c> input.</summary>
    Input,

    /// <summary>The variable <c>DEPOT_TOKEN</c>.</summary>
    Environment,

    /// <summary>The job's own GitHub OIDC token, exchanged at Depot. It is valid until the job ends.</summary>
    GitHubOidc,

    /// <summary>The issuer for pull requests of forks of public repositories. It is valid until the job ends.</summary>
    PublicOidc,
}

/// <summary>A token for Depot. The log masks it from the moment it was known.</summary>
/// <param name="Value">The secret: for the environment of the CLI, never for an argument or a message.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record DepotToken(string Value, TokenOrigin Origin)
{
    /// <summary>The origin only.</summary>
    public override string ToString() => $"token from {Origin}";
}
