namespace Depot.Release.Tests.Running;

/// <summary>A release as the stand-in keeps it.</summary>
internal sealed record StandInRelease(long Id, string Tag, string Target, string Body, bool IsDraft, bool IsPrerelease, bool IsLatest)
{
    public List<StandInAsset> Assets { get; } = [];
}

/// <summary>A file of it; content is null when its upload was cut off.</summary>
internal sealed record StandInAsset(int Id, string Name, byte[]? Content);
