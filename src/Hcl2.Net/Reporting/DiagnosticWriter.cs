using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Hcl2.Editing;
using Hcl2.Text;
using Hcl2.Unicode;

namespace Hcl2;

/// <summary>Writes diagnostics for people: what, where, the lines of the source, the values involved, what to do.</summary>
/// <remarks>The form is that of HCL 2.24, diagnostic_text.go; without colors, the place is marked by <c>^</c> below instead.</remarks>
/// <param name="sources">The strings that diagnostics may be about, by file name.</param>
public sealed class DiagnosticWriter(IReadOnlyDictionary<string, SourceText> sources)
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Underline = "\e[1;4m";
    private const string Reset = "\e[0m";

    // Each source text is read once, however many diagnostics it has.
    private readonly ConcurrentDictionary<SourceText, BodySyntax> _bodies = new();

    /// <summary>Columns at which details are wrapped; 0 for not at all.</summary>
    public int Width { get; init; } = 78;

    /// <summary>Whether the reader is a terminal that supports colors.</summary>
    public bool HasColors { get; init; }

    /// <summary>A writer for diagnostics about these strings, each of which has a name of its own.</summary>
    public DiagnosticWriter(IEnumerable<SourceText> sources)
        : this(sources.ToDictionary(static source => source.File, StringComparer.Ordinal))
    {
    }

    /// <inheritdoc cref="DiagnosticWriter(IEnumerable{SourceText})"/>
    public DiagnosticWriter(params SourceText[] sources)
        : this(sources.AsEnumerable())
    {
    }

    /// <summary>Several diagnostics, one after the other, each with an empty line at the end.</summary>
    public string Write(IEnumerable<Diagnostic> diagnostics) => string.Concat(diagnostics.Select(Write));

    /// <summary>One diagnostic, with an empty line at the end.</summary>
    public string Write(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        var severity = diagnostic.Severity == Severity.Error ? "Error" : "Warning";
        if (HasColors) severity = (diagnostic.Severity == Severity.Error ? Red : Yellow) + severity + Reset;
        text.Append(CultureInfo.InvariantCulture, $"{severity}: {diagnostic.Summary}\n\n");
        if (diagnostic.Subject is { } subject)
        {
            WritePlace(text, subject, diagnostic.Context);
            WriteValues(text, diagnostic.Values);
        }

        if (diagnostic.Detail.Length > 0) text.Append(Wrapped(diagnostic.Detail)).Append("\n\n");
        return text.ToString();
    }

    private void WritePlace(StringBuilder text, SourceSpan subject, SourceSpan? context)
    {
        if (!sources.TryGetValue(subject.File, out var source))
        {
            text.Append(CultureInfo.InvariantCulture, $"  on {subject.File} line {subject.Start.Line}:\n  (source code not available)\n\n");
            return;
        }

        var around = SyntaxLookup.ContextAt(_bodies.GetOrAdd(source, static text => SyntaxTree.Parse(text).Root), subject.Start.Offset - source.Origin.Offset);
        var inBlock = around.Length > 0 ? ", in " + around : "";
        text.Append(CultureInfo.InvariantCulture, $"  on {subject.File} line {subject.Start.Line}{inBlock}:\n");
        var first = Math.Min(subject.Start.Line, context?.Start.Line ?? int.MaxValue);
        var last = Math.Max(LastLine(subject), context is { } wide ? LastLine(wide) : 0);
        for (var line = first; line <= last; line++) WriteLine(text, source.Line(line), line, subject);
        text.Append('\n');
    }

    /// <summary>The last line that a range has a character of.</summary>
    private static int LastLine(SourceSpan span) => span.End.Column == 1 && span.End.Line > span.Start.Line ? span.End.Line - 1 : span.End.Line;

    private void WriteLine(StringBuilder text, string line, int number, SourceSpan subject)
    {
        var (start, end) = Marked(line, number, subject);
        if (!HasColors || start == end)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number,4}: {line}\n");
            if (!HasColors && start < int.MaxValue) text.Append(' ', 6 + start).Append('^', Math.Max(1, end - start)).Append('\n');
            return;
        }

        var before = Graphemes.Take(line, start);
        var marked = Graphemes.Take(line.AsSpan(before.Length), end - start);
        text.Append(CultureInfo.InvariantCulture, $"{number,4}: {before}{Underline}{marked}{Reset}{line.AsSpan(before.Length + marked.Length)}\n");
    }

    /// <summary>Which columns of a line belong to a range, from 0; none when they are the same.</summary>
    private static (int Start, int End) Marked(string line, int number, SourceSpan subject)
    {
        if (number < subject.Start.Line || number > LastLine(subject)) return (int.MaxValue, int.MaxValue);
        var start = number == subject.Start.Line ? subject.Start.Column - 1 : 0;
        var end = number == subject.End.Line ? subject.End.Column - 1 : Graphemes.Count(line);
        return (start, Math.Max(start, end));
    }

    private static void WriteValues(StringBuilder text, IReadOnlyList<KeyValuePair<string, HclValue>> values)
    {
        var statements = values.Where(static v => v.Value.IsKnown && v.Value.Marks.Count == 0)
            .DistinctBy(static v => v.Key)
            .Select(static v => v.Value.IsNull ? $"{v.Key} set to null" : $"{v.Key} as {Short(v.Value)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (statements.Count > 0) text.Append("with ").AppendJoin(",\n     ", statements).Append(".\n\n");
    }

    /// <summary>A value in a few words.</summary>
    private static string Short(HclValue value) => value.Type.Kind switch
    {
        HclTypeKind.Bool => value.AsBool ? "true" : "false",
        HclTypeKind.Number => value.AsNumber.ToString(),
        HclTypeKind.String => GoText.Quote(value.AsString),
        HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map or HclTypeKind.Tuple => Counted(value, "element"),
        HclTypeKind.Object => Counted(value, "attribute"),
        _ => value.Type.ToString()!,
    };

    private static string Counted(HclValue value, string what) => value.Length switch
    {
        0 => $"empty {value.Type.FriendlyName}",
        1 => $"{value.Type.FriendlyName} with 1 {what}",
        var count => $"{value.Type.FriendlyName} with {count} {what}s",
    };

    private string Wrapped(string text)
    {
        if (Width == 0) return text;
        return string.Join('\n', text.Split('\n').Select(Wrap));
    }

    private string Wrap(string paragraph)
    {
        var result = new StringBuilder(paragraph.Length);
        var column = 0;
        foreach (var word in paragraph.Split(' '))
        {
            var width = Graphemes.Count(word);
            if (column > 0 && column + 1 + width > Width)
            {
                result.Append('\n');
                column = 0;
            }
            else if (result.Length > 0)
            {
                result.Append(' ');
                column++;
            }

            result.Append(word);
            column += width;
        }

        return result.ToString();
    }
}
