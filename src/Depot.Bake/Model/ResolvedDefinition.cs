namespace Depot.Bake.Model;

/// <summary>What will be built: what <c>depot bake --print</c> prints.</summary>
/// <param name="Groups">The requested groups and those that they contain, by name; always with <c>default</c>.</param>
/// <param name="Targets">The targets to build and those that they link to, by name, with inherited attributes and overrides.</param>
public sealed record ResolvedDefinition(IReadOnlyList<BakeGroup> Groups, IReadOnlyList<BakeTarget> Targets);
