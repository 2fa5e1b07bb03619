using System.Diagnostics.CodeAnalysis;
using Depot.Bake.Model;

namespace Depot.Bake.Resolution;

/// <summary>
/// The outputs of all targets as <c>push</c> leaves them. Targets that inherit an output share it, and the CLI changes it in place, so if
/// one target is set to push, all of them push. Outputs are therefore compared by identity, not by value.
/// </summary>
internal sealed class SharedOutputs : IEqualityComparer<BakeOutput>
{
    private readonly Dictionary<BakeOutput, BakeOutput> _changed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The list with the current state of every output.</summary>
    public IReadOnlyList<BakeOutput>? Now(IReadOnlyList<BakeOutput>? outputs) =>
        outputs is null || _changed.Count == 0 ? outputs : [.. outputs.Select(Now)];

    /// <summary>Sets or removes push of outputs.</summary>
    public IReadOnlyList<BakeOutput> Push(IReadOnlyList<BakeOutput>? outputs, bool push)
    {
        if (outputs is not { Count: > 0 }) return [new BakeOutput("image", "", TextMap.Of("push", "true"))];

        foreach (var output in outputs.Where(static output => output.Type is "image" or "registry"))
        {
            _changed[output] = Now(output) with { Attributes = Now(output).Attributes.With("push", push ? "true" : "false") };
        }

        return outputs;
    }

    /// <summary>Whether two outputs are the same as they are now.</summary>
    public bool Equals(BakeOutput? x, BakeOutput? y) => x is null || y is null ? x == y : Now(x).Equals(Now(y));

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] BakeOutput obj) => Now(obj).GetHashCode();

    private BakeOutput Now(BakeOutput output) => _changed.GetValueOrDefault(output, output);
}
