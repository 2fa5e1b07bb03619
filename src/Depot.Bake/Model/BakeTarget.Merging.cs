namespace Depot.Bake.Model;

public sealed partial record BakeTarget
{
    /// <summary>This target with what another says laid over it; the name stays.</summary>
    /// <remarks>Maps merge by key, cache-from, secret, ssh, attest and no-cache-filter add up, inherits adds up, all else is replaced if given.</remarks>
    public BakeTarget With(BakeTarget other, BakeDialect dialect = BakeDialect.Depot) => this with
    {
        Inherits = other.Inherits.Count == 0 ? Inherits : [.. Inherits, .. other.Inherits],
        Description = other.Description.Length > 0 ? other.Description : Description,
        Attest = Joined(Attest, other.Attest),
        Context = other.Context ?? Context,
        Contexts = Contexts.With(other.Contexts),
        Dockerfile = other.Dockerfile ?? Dockerfile,
        DockerfileInline = other.DockerfileInline ?? DockerfileInline,
        Args = Args.With(other.Args),
        Labels = Labels.With(other.Labels),
        Tags = other.Tags ?? Tags,
        CacheFrom = Joined(CacheFrom, other.CacheFrom),
        CacheTo = other.CacheTo ?? CacheTo,
        Stage = other.Stage ?? Stage,
        Secrets = Joined(Secrets, other.Secrets, dialect),
        Ssh = Joined(Ssh, other.Ssh, dialect),
        Platforms = other.Platforms ?? Platforms,
        Outputs = other.Outputs ?? Outputs,
        Pull = other.Pull ?? Pull,
        NoCache = other.NoCache ?? NoCache,
        Network = other.Network ?? Network,
        NoCacheFilter = other.NoCacheFilter is null ? NoCacheFilter : [.. NoCacheFilter ?? [], .. other.NoCacheFilter],
        ShmSize = other.ShmSize ?? ShmSize,
        ProjectId = other.ProjectId.Length > 0 ? other.ProjectId : ProjectId,
    };

    /// <summary>Two lists of attestations as one, one of each type.</summary>
    internal static IReadOnlyList<BakeAttest>? Joined(IReadOnlyList<BakeAttest>? first, IReadOnlyList<BakeAttest>? second) =>
        second is null ? first : first is null ? second : Duplicates.Removed([.. first, .. second]);

    /// <summary>Two lists of caches as one.</summary>
    internal static IReadOnlyList<BakeCache>? Joined(IReadOnlyList<BakeCache>? first, IReadOnlyList<BakeCache>? second) =>
        second is null ? Duplicates.Removed(first) : first is null ? Duplicates.Removed(second) : Duplicates.Removed<BakeCache>([.. first, .. second]);

    /// <summary>Two lists of secrets as one.</summary>
    internal static IReadOnlyList<BakeSecret>? Joined(IReadOnlyList<BakeSecret>? first, IReadOnlyList<BakeSecret>? second, BakeDialect dialect) =>
        dialect == BakeDialect.Depot ? Joined(first, second) : LastOfEach(first, second, static secret => secret.Id);

    /// <summary>Two lists of SSH agents as one.</summary>
    internal static IReadOnlyList<BakeSsh>? Joined(IReadOnlyList<BakeSsh>? first, IReadOnlyList<BakeSsh>? second, BakeDialect dialect) =>
        dialect == BakeDialect.Depot ? Joined(first, second) : LastOfEach(first, second, static ssh => ssh.Id);

    // A list that meets none is not cleared of duplicates yet, but they have moved, which shows in the order later.
    private static IReadOnlyList<T>? Joined<T>(IReadOnlyList<T>? first, IReadOnlyList<T>? second)
        where T : notnull =>
        second is null ? Duplicates.MovedBack(first) : first is null ? Duplicates.MovedBack(second) : Duplicates.Removed<T>([.. first, .. second]);

    private static IReadOnlyList<T>? LastOfEach<T>(IReadOnlyList<T>? first, IReadOnlyList<T>? second, Func<T, string> key) =>
        second is null ? first : first is null ? second : Duplicates.LastInPlace([.. first, .. second], key);
}
