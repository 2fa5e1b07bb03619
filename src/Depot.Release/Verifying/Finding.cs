namespace Depot.Release.Verifying;

/// <summary>The result of one check.</summary>
/// <param name="Subject">A repository, or the image.</param>
/// <param name="Claim">The expected state.</param>
/// <param name="Problem">Why it is not; null when it is.</param>
internal sealed record Finding(string Subject, string Claim, string? Problem)
{
    /// <inheritdoc/>
    public override string ToString() => Problem is null ? $"ok    {Subject}: {Claim}" : $"FAIL  {Subject}: {Claim}: {Problem}";
}
