namespace Depot.Bake.Model;

public sealed partial record BakeTarget
{
    /// <summary>The attributes of another target, overridden by those of this one; the name is this one's.</summary>
    /// <remarks>
    /// Maps are merged by key; cache-from, secret, ssh, attest, no-cache-filter and inherits are appended; other attributes are replaced if
    /// given.
    /// </remarks>
    public BakeTarget Over(BakeTarget other) => this with
    {
        Inherits = Inherits.Count == 0 ? other.Inherits : [.. other.Inherits, .. Inherits],
        Description = Description.Length > 0 ? Description : other.Description,
        Attest = Joined(other.Attest, Attest),
        Context = Context ?? other.Context,
        Contexts = other.Contexts.With(Contexts),
        Dockerfile = Dockerfile ?? other.Dockerfile,
        DockerfileInline = DockerfileInline ?? other.DockerfileInline,
        Args = other.Args.With(Args),
        Labels = other.Labels.With(Labels),
        Tags = Tags ?? other.Tags,
        CacheFrom = Joined(other.CacheFrom, CacheFrom),
        CacheTo = CacheTo ?? other.CacheTo,
        Stage = Stage ?? other.Stage,
        Secrets = Joined(other.Secrets, Secrets),
        Ssh = Joined(other.Ssh, Ssh),
        Platforms = Platforms ?? other.Platforms,
        Outputs = Outputs ?? other.Outputs,
        Pull = Pull ?? other.Pull,
        NoCache = NoCache ?? other.NoCache,
        Network = Network ?? other.Network,
        NoCacheFilter = NoCacheFilter is null ? other.NoCacheFilter : [.. other.NoCacheFilter ?? [], .. NoCacheFilter],
        ShmSize = ShmSize ?? other.ShmSize,
        ProjectId = ProjectId.Length > 0 ? ProjectId : other.ProjectId,
        LeftOut = other.LeftOut.Count == 0 ? LeftOut : [.. other.LeftOut.Concat(LeftOut).Distinct()],
    };

    /// <summary>This target merged with an empty one. Only the order of lists can change.</summary>
    internal BakeTarget OverNothing() =>
        CacheFrom is { Count: > 1 } || Secrets is { Count: > 1 } || Ssh is { Count: > 1 } ? Over(new(Name)) : this;

    /// <summary>Merges two lists of attestations, one of each type.</summary>
    internal static IReadOnlyList<BakeAttest>? Joined(IReadOnlyList<BakeAttest>? first, IReadOnlyList<BakeAttest>? second) =>
        second is null ? first : first is null ? second : Duplicates.Removed([.. first, .. second]);

    /// <summary>Merges two lists of caches.</summary>
    internal static IReadOnlyList<BakeCache>? Joined(IReadOnlyList<BakeCache>? first, IReadOnlyList<BakeCache>? second) =>
        second is null ? Duplicates.Removed(first) : first is null ? Duplicates.Removed(second) : Duplicates.Removed<BakeCache>([.. first, .. second]);

    /// <summary>Merges two lists of secrets.</summary>
    internal static IReadOnlyList<BakeSecret>? Joined(IReadOnlyList<BakeSecret>? first, IReadOnlyList<BakeSecret>? second) => Joined<BakeSecret>(first, second);

    /// <summary>Merges two lists of SSH agents.</summary>
    internal static IReadOnlyList<BakeSsh>? Joined(IReadOnlyList<BakeSsh>? first, IReadOnlyList<BakeSsh>? second) => Joined<BakeSsh>(first, second);

    // If one side is empty the CLI does not deduplicate, but it does reorder, and that order is kept.
    private static IReadOnlyList<T>? Joined<T>(IReadOnlyList<T>? first, IReadOnlyList<T>? second)
        where T : notnull =>
        second is null ? Duplicates.MovedBack(first) : first is null ? Duplicates.MovedBack(second) : Duplicates.Removed<T>([.. first, .. second]);
}
