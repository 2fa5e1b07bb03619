namespace Depot.Bake.Compose.Yaml;

/// <summary>A document that is not valid YAML, or exceeds a limit.</summary>
/// <param name="message">What is wrong, with the line.</param>
/// <param name="line">Line, from 1; 0 when unknown.</param>
/// <param name="column">Column, from 1; 0 when unknown.</param>
internal sealed class YamlException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>Text that is not a token.</summary>
    public static YamlException Scanning(string problem, YamlMark at) => At($"yaml: {at.Text(at.Line + 1)}: {problem}", at);

    /// <summary>Text that is no token, in something that began earlier.</summary>
    public static YamlException Scanning(string context, YamlMark start, string problem, YamlMark at) =>
        At($"yaml: {context} at {start.Text(start.Line + 1)}: {(start == at ? "" : $"{at.Text(at.Line + 1)}: ")}{problem}", at);

    /// <summary>A token that cannot stand where it does. The CLI counts the lines of these from 0, and so does the message.</summary>
    public static YamlException Parsing(string problem, YamlMark at) => At($"yaml: {at.Text(at.Line)}: {problem}", at);

    /// <summary>A token that cannot stand where it does, in something that began earlier.</summary>
    public static YamlException Parsing(string context, YamlMark start, string problem, YamlMark at) =>
        At($"yaml: {context} at {start.Text(start.Line)}: {(start == at ? "" : $"{at.Text(at.Line)}: ")}{problem}", at);

    private static YamlException At(string message, YamlMark at) => new(message, at.Line + 1, at.Column + 1);
}
