namespace Depot.Bake.Model;

/// <summary>What bake files define, all of them together.</summary>
/// <param name="Groups">In the order of definition; of groups with the same name the first counts.</param>
/// <param name="Targets">In the order of definition; names are unique after <see cref="Combined"/>.</param>
public sealed record BakeDefinition(IReadOnlyList<BakeGroup> Groups, IReadOnlyList<BakeTarget> Targets)
{
    /// <summary>Nothing defined.</summary>
    public static BakeDefinition Empty { get; } = new([], []);

    /// <summary>The same with targets of one name merged into the first of them, and every group naming each target once.</summary>
    public BakeDefinition Combined()
    {
        var targets = new SameNamedTargets(Targets.Count);
        foreach (var target in Targets) targets.Add(target);
        return new([.. Groups.Select(static group => group.WithoutDuplicates())], targets.Merged(static _ => { }));
    }
}
