using Depot.Bake.Model;

namespace Depot.Bake.Resolution;

/// <summary>A target without duplicates and empty values, as it is after every step of inheritance.</summary>
internal static class Normalization
{
    public static BakeTarget Normalized(this BakeTarget target, IEqualityComparer<BakeOutput> sameOutput) => IsNormal(target) ? target : target with
    {
        // What it inherits is in it now; passed on, the names of a long chain would grow with its square.
        Inherits = [],
        Attest = Duplicates.Removed(target.Attest),
        Tags = Duplicates.Removed(target.Tags),
        Secrets = Duplicates.Removed(target.Secrets),
        Ssh = Duplicates.Removed(target.Ssh),
        Platforms = Duplicates.Removed(target.Platforms),
        CacheFrom = Duplicates.Removed(target.CacheFrom),
        CacheTo = Duplicates.Removed(target.CacheTo),
        Outputs = Duplicates.Removed(target.Outputs, sameOutput),
        NoCacheFilter = Duplicates.Removed(target.NoCacheFilter),
        Contexts = target.Contexts.Where(static (_, context) => context.Length > 0),
    };

    // Most targets are, and then a copy would only cost.
    private static bool IsNormal(BakeTarget target) =>
        target is
        {
            Inherits.Count: 0,
            Attest: null or [_],
            Tags: null or [{ Length: > 0 }],
            Secrets: null or [_],
            Ssh: null or [_],
            Platforms: null or [{ Length: > 0 }],
            CacheFrom: null or [_],
            CacheTo: null or [_],
            Outputs: null or [_],
            NoCacheFilter: null or [{ Length: > 0 }],
            Contexts.Count: 0,
        };
}
