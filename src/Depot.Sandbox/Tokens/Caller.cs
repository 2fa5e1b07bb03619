namespace Depot.Sandbox.Tokens;

/// <summary>Whom a bearer token belongs to.</summary>
/// <param name="Kind">What the token is good for.</param>
/// <param name="Subject">The project or the build; empty for the other kinds.</param>
internal sealed record Caller(CallerKind Kind, string Subject = "")
{
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Subject}".TrimEnd();
}

internal enum CallerKind
{
    Anonymous,
    Unknown,
    Account,
    Project,
    Build,
}
