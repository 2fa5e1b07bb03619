namespace Depot.Bake.Model;

/// <summary>What will be built: what <c>depot bake --print</c> prints.</summary>
/// <param name="Groups">The groups that were asked for or met on the way, by name; always with <c>default</c>.</param>
/// <param name="Targets">The targets to build and those they link to, by name, with everything inherited and overridden.</param>
public sealed record ResolvedDefinition(IReadOnlyList<BakeGroup> Groups, IReadOnlyList<BakeTarget> Targets);
