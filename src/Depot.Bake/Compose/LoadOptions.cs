using Depot.Bake.Compose.Tree;

namespace Depot.Bake.Compose;

/// <summary>How a file is loaded.</summary>
/// <param name="IsPart">Whether only services of it are wanted: its own includes and extends stay as they are, and nothing is validated.</param>
/// <param name="Including">The files that lead here.</param>
/// <param name="Resets">Where to note what the file takes back; null when it is not wanted.</param>
internal sealed record LoadOptions(bool IsPart, IReadOnlyList<string> Including, List<TreePath>? Resets = null);
