using System.Diagnostics.CodeAnalysis;
using Depot.Bake.Model;

namespace Depot.Bake.Resolution;

/// <summary>
/// The outputs of all targets as <c>push</c> leaves them. Targets that inherit an output share it, and the CLI changes it in place, so
/// that telling one target to push makes all of them push; an output is therefore known by its identity, not by its value.
/// </summary>
internal sealed class SharedOutputs(BakeDialect dialect) : IEqualityComparer<BakeOutput>
{
    private readonly Dictionary<BakeOutput, BakeOutput> _changed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The list with every output as it is now.</summary>
    public IReadOnlyList<BakeOutput>? Now(IReadOnlyList<BakeOutput>? outputs) =>
        outputs is null || _changed.Count == 0 ? outputs : [.. outputs.Select(Now)];

    /// <summary>Tells outputs to push or not to push.</summary>
    public IReadOnlyList<BakeOutput> Push(IReadOnlyList<BakeOutput>? outputs, bool push)
    {
        var isBuildx = dialect == BakeDialect.Buildx;
        if (outputs is not { Count: > 0 } && (push || !isBuildx)) return [Pushed()];

        outputs ??= [];
        foreach (var output in outputs)
        {
            if (output.Type != "image" && (output.Type != "registry" || isBuildx)) continue;

            _changed[output] = Now(output) with { Attributes = Now(output).Attributes.With("push", push ? "true" : "false") };
        }

        if (!isBuildx) return outputs;
        return push ? outputs.All(static output => output.Type == "docker") ? [.. outputs, Pushed()] : outputs : WithoutRegistry(outputs);
    }

    /// <summary>Adds an output that loads into the local Docker, where buildx would.</summary>
    public static IReadOnlyList<BakeOutput>? Load(IReadOnlyList<BakeOutput>? outputs) =>
        outputs?.Any(static output => output.Type is not ("image" or "registry" or "oci") && (output.Type != "docker" || output.Destination.Length == 0)) == true
            ? outputs
            : [.. outputs ?? [], new BakeOutput("docker", "", TextMap.Empty)];

    /// <summary>Whether two outputs are the same as they are now.</summary>
    public bool Equals(BakeOutput? x, BakeOutput? y) => x is null || y is null ? x == y : Now(x).Equals(Now(y));

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] BakeOutput obj) => Now(obj).GetHashCode();

    private static BakeOutput Pushed() => new("image", "", TextMap.Of("push", "true"));

    private BakeOutput Now(BakeOutput output) => _changed.GetValueOrDefault(output, output);

    // The last output takes the place of one that goes.
    private static List<BakeOutput> WithoutRegistry(IReadOnlyList<BakeOutput> outputs)
    {
        var kept = outputs.ToList();
        for (var i = 0; i < kept.Count;)
        {
            if (kept[i].Type != "registry")
            {
                i++;
                continue;
            }

            kept[i] = kept[^1];
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }
}
