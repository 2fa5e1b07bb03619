using System.Globalization;

namespace Depot.Bake.Compose.Yaml;

/// <summary>A place in a YAML text.</summary>
/// <param name="Line">Line, from 0.</param>
/// <param name="Column">Characters before it in its line.</param>
internal readonly record struct YamlMark(int Line, int Column)
{
    /// <summary>The place as Go's YAML library writes it.</summary>
    /// <param name="line">The number to write for the line; none for 0.</param>
    public string Text(int line) => line == 0 ? "<unknown position>" : string.Create(CultureInfo.InvariantCulture, $"line {line}{(Column == 0 ? "" : $", column {Column + 1}")}");
}
