using Depot.Bake.Compose.Tree;

namespace Depot.Bake.Compose;

/// <summary>How a file is loaded.</summary>
/// <param name="IsPart">Whether only services of the file are needed: its includes and extends are not resolved, and nothing is
/// validated.</param>
/// <param name="Including">The files that include this one.</param>
/// <param name="Resets">Takes the paths that the file resets; null if they are not needed.</param>
internal sealed record LoadOptions(bool IsPart, IReadOnlyList<string> Including, List<TreePath>? Resets = null);
