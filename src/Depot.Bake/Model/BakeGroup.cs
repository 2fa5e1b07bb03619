namespace Depot.Bake.Model;

/// <summary>A name for several targets and groups.</summary>
public sealed record BakeGroup(string Name)
{
    /// <summary>Text for people; empty when there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Names of targets and groups in file order; null when the file says null, which is printed as such.</summary>
    public IReadOnlyList<string>? Targets { get; init; } = [];

    /// <summary>The group with every name once, where it stands first.</summary>
    internal BakeGroup WithoutDuplicates() =>
        Targets is null || Targets.ToHashSet(StringComparer.Ordinal).Count == Targets.Count ? this : this with { Targets = [.. Targets.Distinct(StringComparer.Ordinal)] };
}
