using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Planning;

/// <summary>Everything a plan depends on.</summary>
public sealed record BakeRequest
{
    /// <summary><c>--file</c>, in order; none means the usual files that exist.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Names of targets and groups; none means <c>default</c>.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary><c>--set</c>, in order.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary><c>--push</c>.</summary>
    public bool Push { get; init; }

    /// <summary><c>--no-cache</c>.</summary>
    public bool NoCache { get; init; }

    /// <summary><c>--pull</c>.</summary>
    public bool Pull { get; init; }

    /// <summary><c>--sbom</c>; empty when it is not given.</summary>
    public string Sbom { get; init; } = "";

    /// <summary><c>--provenance</c>; empty when it is not given.</summary>
    public string Provenance { get; init; } = "";

    /// <summary>The environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The directory to bake in.</summary>
    public required IBakeDirectory Directory { get; init; }

    /// <summary>Reads standard input to its end.</summary>
    public Func<byte[]> StandardInput { get; init; } = static () => [];

    /// <summary>The platform of this machine, <c>BAKE_LOCAL_PLATFORM</c>.</summary>
    public string Platform { get; init; } = "linux/amd64";

    /// <summary>All overrides in the order in which they are applied.</summary>
    internal IReadOnlyList<string> Overrides
    {
        get
        {
            var overrides = Set.ToList();
            if (Push) overrides.Add("*.push=true");
            // The CLI sets both when it prints, whether they are given or not.
            overrides.Add(NoCache ? "*.no-cache=true" : "*.no-cache=false");
            overrides.Add(Pull ? "*.pull=true" : "*.pull=false");
            if (Sbom.Length > 0) overrides.Add($"*.attest={BakeAttest.Canonical("sbom", Sbom)}");
            if (Provenance.Length > 0) overrides.Add($"*.attest={BakeAttest.Canonical("provenance", Provenance)}");
            return overrides;
        }
    }
}
