using System.Buffers;

namespace Depot.Actions.Runner;

/// <summary>Text of the runner's log commands, such as <c>::error title=x::message</c>.</summary>
/// <remarks>Escapes: actions/runner 2.336, src/Runner.Common/ActionCommand.cs.</remarks>
public static class WorkflowCommand
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("%\r\n:,");

    /// <summary>One command line, without a newline at its end.</summary>
    /// <param name="name">The command, such as <c>error</c>.</param>
    /// <param name="message">Any string; line breaks survive as <c>%0A</c>.</param>
    /// <param name="properties">Name and value pairs, in the order to print; empty values are left out.</param>
    public static string Format(string name, string message, params IReadOnlyList<(string Name, string? Value)> properties)
    {
        var given = properties.Where(property => !string.IsNullOrEmpty(property.Value))
            .Select(property => $"{property.Name}={EscapeProperty(property.Value!)}")
            .ToList();
        return given.Count == 0
            ? $"::{name}::{EscapeMessage(message)}"
            : $"::{name} {string.Join(',', given)}::{EscapeMessage(message)}";
    }

    /// <summary>Text of which no line is a command: a zero-width space stands before its sign.</summary>
    /// <remarks>The runner reads <c>::name</c> at the start of a line, after spaces, and the older <c>##[name]</c> anywhere in it.</remarks>
    public static string Disarmed(string text)
    {
        if (!text.Contains("::", StringComparison.Ordinal) && !text.Contains("##[", StringComparison.Ordinal)) return text;
        // For the runner a carriage return ends a line as well.
        var lines = text.Split('\n').Select(static line => string.Join('\r', line.Split('\r').Select(Indented)));
        return string.Join('\n', lines).Replace("##[", "#\u200B#[", StringComparison.Ordinal);
    }

    private static string Indented(string line) => line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? "\u200B" + line : line;

    private static string EscapeMessage(string text) => text.AsSpan().IndexOfAny(Escaped) < 0 ? text
        : text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => text.AsSpan().IndexOfAny(Escaped) < 0 ? text
        : EscapeMessage(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
