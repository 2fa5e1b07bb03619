namespace Depot.Bake.Model;

/// <summary>A group of targets and groups.</summary>
public sealed record BakeGroup(string Name)
{
    /// <summary>Description; empty if there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Names of targets and groups in file order; null when the file says null, which is printed as such.</summary>
    public IReadOnlyList<string>? Targets { get; init; } = [];

    /// <summary>The group without duplicate names; the first occurrence is kept.</summary>
    internal BakeGroup WithoutDuplicates() =>
        Targets is null || Targets.ToHashSet(StringComparer.Ordinal).Count == Targets.Count ? this : this with { Targets = [.. Targets.Distinct(StringComparer.Ordinal)] };
}
