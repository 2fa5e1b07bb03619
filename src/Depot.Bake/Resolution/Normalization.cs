using Depot.Bake.Model;

namespace Depot.Bake.Resolution;

/// <summary>Normalizes a target after each step of inheritance: no duplicates and empty values.</summary>
internal static class Normalization
{
    public static BakeTarget Normalized(this BakeTarget target, IEqualityComparer<BakeOutput> sameOutput) => IsNormal(target) ? target : target with
    {
        // Its inherited attributes are already merged. If the names were kept, a long chain would need quadratic space.
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

    // Most targets already are; a copy would be unnecessary.
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
