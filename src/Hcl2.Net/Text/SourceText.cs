using System.Text;
using Hcl2.Text;
using Hcl2.Unicode;

namespace Hcl2;

/// <summary>The bytes of one file and the way from offsets to lines and columns, which is computed on demand.</summary>
public sealed class SourceText
{
    private readonly ReadOnlyMemory<byte> _bytes;

    // A byte order mark has no column.
    private readonly int _markLength;
    private int[]? _lineStarts;
    private LongLines? _longLines;
    private NameCache? _names;

    /// <summary>A file.</summary>
    /// <param name="file">Its name in diagnostics.</param>
    /// <param name="bytes">UTF-8, though nothing depends on its being valid; must not change any more.</param>
    /// <param name="start">The position of the first byte, for text that is part of another file.</param>
    public SourceText(string file, ReadOnlyMemory<byte> bytes, SourcePosition? start = null)
    {
        File = file;
        _bytes = bytes;
        _markLength = bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        Origin = start ?? SourcePosition.Start;
    }

    /// <summary>The name in diagnostics.</summary>
    public string File { get; }

    /// <summary>The position of the first byte; the start of a file unless this is part of a larger source text.</summary>
    public SourcePosition Origin { get; }

    /// <summary>All bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>The names that were read here.</summary>
    internal NameCache Names => _names ??= new();

    /// <summary>A source from text.</summary>
    public static SourceText From(string file, string text, SourcePosition? start = null) => new(file, Encoding.UTF8.GetBytes(text), start);

    /// <summary>Text that is part of another source, as a string in it is; the two have one cache of names, which is large.</summary>
    internal static SourceText Within(SourceText whole, string text, SourcePosition start) => new(whole.File, Encoding.UTF8.GetBytes(text), start) { _names = whole.Names };

    /// <summary>The bytes of a range.</summary>
    public ReadOnlySpan<byte> Slice(TextSpan span) => Bytes[span.Start..span.End];

    /// <summary>A range as text; invalid bytes become U+FFFD.</summary>
    public string Text(TextSpan span) => Encoding.UTF8.GetString(Slice(span));

    /// <summary>A range with lines and columns.</summary>
    public SourceSpan Locate(TextSpan span)
    {
        var start = Locate(span.Start);
        return new(File, start, span.IsEmpty ? start : Locate(span.End));
    }

    /// <summary>A byte's place. Takes logarithmic time; the first call takes the length of the text.</summary>
    /// <param name="offset">Bytes from the start of this text, from 0 to its length.</param>
    public SourcePosition Locate(int offset)
    {
        var starts = _lineStarts ??= LineStarts(Bytes);
        var line = Array.BinarySearch(starts, offset);
        if (line < 0) line = ~line - 1;
        var start = line == 0 ? Math.Min(offset, _markLength) : starts[line];
        var before = 0;
        if (offset - start > LongLines.Length) (start, before) = (_longLines ??= new(Bytes, starts, _markLength)).Before(offset);
        before += Columns(Bytes[start..offset]);
        return new(Origin.Offset + offset, Origin.Line + line, before + (line == 0 ? Origin.Column : 1));
    }

    /// <summary>The bytes of a line without its ending.</summary>
    /// <param name="line">Line as in <see cref="SourcePosition.Line"/>; empty when there is no such line.</param>
    public string Line(int line)
    {
        var starts = _lineStarts ??= LineStarts(Bytes);
        var index = line - Origin.Line;
        if (index < 0 || index >= starts.Length) return "";
        var end = index + 1 < starts.Length ? starts[index + 1] : Length;
        return Text(new(starts[index], end)).TrimEnd('\n', '\r');
    }

    private static int Columns(ReadOnlySpan<byte> line) =>
        LongLines.IsPlain(line) ? line.Length : Graphemes.Count(Encoding.UTF8.GetString(line));

    private static int[] LineStarts(ReadOnlySpan<byte> bytes)
    {
        var starts = new int[1 + bytes.Count((byte)'\n')];
        for (var line = 1; line < starts.Length; line++)
        {
            var last = starts[line - 1];
            starts[line] = last + bytes[last..].IndexOf((byte)'\n') + 1;
        }

        return starts;
    }
}
