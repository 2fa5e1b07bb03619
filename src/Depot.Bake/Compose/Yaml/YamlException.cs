namespace Depot.Bake.Compose.Yaml;

/// <summary>A document that is no YAML, or not ours to read.</summary>
/// <param name="message">What is wrong, with the line.</param>
/// <param name="line">Line, from 1; 0 when unknown.</param>
/// <param name="column">Column, from 1; 0 when unknown.</param>
internal sealed class YamlException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
