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
        var places = new Dictionary<string, int>(Targets.Count, StringComparer.Ordinal);
        var targets = new List<BakeTarget>(Targets.Count);
        foreach (var target in Targets)
        {
            if (places.TryAdd(target.Name, targets.Count)) targets.Add(target);
            else targets[places[target.Name]] = target.Over(targets[places[target.Name]]);
        }

        return new([.. Groups.Select(static group => group.WithoutDuplicates())], targets);
    }
}
