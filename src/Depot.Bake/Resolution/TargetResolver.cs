using Depot.Bake.Model;
using Depot.Bake.Overrides;

namespace Depot.Bake.Resolution;

/// <summary>Targets with everything that they inherit and that the command line says.</summary>
internal sealed class TargetResolver
{
    private readonly Dictionary<string, BakeTarget> _definitions;
    private readonly BakeOverrides _overrides;
    private readonly BakeDialect _dialect;
    private readonly SharedOutputs _outputs;

    // Results that do not depend on where the walk began. There are none while pushing: that changes outputs on the way.
    private readonly Dictionary<string, BakeTarget> _settled;

    // Of the walk that is going on: what is done or begun, and what is being worked on.
    private readonly Dictionary<string, Result> _results = new(StringComparer.Ordinal);
    private readonly Stack<Frame> _open = [];

    public TargetResolver(BakeDefinition definition, BakeOverrides overrides, BakeDialect dialect)
    {
        _definitions = new(definition.Targets.Count, StringComparer.Ordinal);
        _settled = new(definition.Targets.Count, StringComparer.Ordinal);
        foreach (var target in definition.Targets) _definitions.TryAdd(target.Name, target);
        (_overrides, _dialect, _outputs) = (overrides, dialect, new SharedOutputs(dialect));
    }

    /// <summary>Resolves a target on its own.</summary>
    /// <exception cref="BakeException">It, or one that it inherits, does not exist; or an override is wrong.</exception>
    public BakeTarget Resolve(string name)
    {
        var resolved = Walk(name);
        if (resolved is { Context: not null, Dockerfile.Length: > 0 }) return resolved;

        return resolved with
        {
            Context = resolved.Context ?? ".",
            Dockerfile = resolved.Dockerfile is null || (resolved.Dockerfile.Length == 0 && _dialect == BakeDialect.Buildx) ? "Dockerfile" : resolved.Dockerfile,
        };
    }

    /// <summary>The target as pushes of other targets, resolved since, leave it.</summary>
    public BakeTarget Settle(BakeTarget target)
    {
        var outputs = _outputs.Now(target.Outputs);
        return ReferenceEquals(outputs, target.Outputs) ? target : target with { Outputs = outputs };
    }

    // Depth first without recursion: chains of inheritance may be longer than a stack is deep.
    private BakeTarget Walk(string root)
    {
        _results.Clear();
        var result = Enter(root);
        while (_open.TryPeek(out var frame))
        {
            if (result is { } finished)
            {
                frame.Settled &= finished.Settled;
                if (finished.Target is { } parent) frame.Inherited = frame.Inherited is null ? parent : parent.Over(frame.Inherited, _dialect);
                result = null;
            }

            if (frame.Next < frame.Definition.Inherits.Count)
            {
                result = Enter(frame.Definition.Inherits[frame.Next++]);
            }
            else
            {
                _open.Pop();
                result = Leave(frame);
                _results[frame.Definition.Name] = result.Value;
            }
        }

        return result!.Value.Target!;
    }

    // The result when it is there already, else null and a frame to work on.
    private Result? Enter(string name)
    {
        if (_settled.TryGetValue(name, out var settled)) return new(settled, true);
        // A target that inherits itself by a detour gets nothing from there.
        if (_results.TryGetValue(name, out var result)) return result;
        if (!_definitions.TryGetValue(name, out var definition)) throw new BakeException($"failed to find target {name}");

        _results.Add(name, new(null, false));
        _open.Push(new Frame(definition));
        return null;
    }

    private Result Leave(Frame frame)
    {
        var definition = frame.Definition;
        var overrides = _overrides[definition.Name];
        var merged = frame.Inherited is null ? definition.OverNothing(_dialect) : definition.Over(frame.Inherited, _dialect);
        var target = merged.With(overrides, _dialect);
        if (overrides.Flag("push") is { } push) target = target with { Outputs = _outputs.Push(target.Outputs, push) };
        if (_dialect == BakeDialect.Buildx && overrides.Flag("load") == true) target = target with { Outputs = SharedOutputs.Load(target.Outputs) };

        target = target.Normalized(_outputs, _dialect);
        if (frame.Settled && !_overrides.Push) _settled.Add(definition.Name, target);
        return new(target, frame.Settled);
    }

    private readonly record struct Result(BakeTarget? Target, bool Settled);

    private sealed class Frame(BakeTarget definition)
    {
        public BakeTarget Definition { get; } = definition;

        public BakeTarget? Inherited { get; set; }

        public int Next { get; set; }

        public bool Settled { get; set; } = true;
    }
}
