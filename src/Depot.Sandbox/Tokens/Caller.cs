namespace Depot.Sandbox.Tokens;

/// <summary>The owner of a bearer token.</summary>
/// <param name="Kind">The kind of the token.</param>
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
