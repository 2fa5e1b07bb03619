using System.Text;
using Hcl2.Unicode;

namespace Hcl2.Text;

/// <summary>
/// Places in long lines whose columns are known. A column is counted from the last of them, not from the start of the line: of a line
/// with many errors that would take the square of its length.
/// </summary>
internal sealed class LongLines
{
    /// <summary>A line of so many bytes has no places; counting from its start is as fast.</summary>
    public const int Length = 1024;

    private const int BytesBetween = 256;

    private readonly List<int> _places = [];
    private readonly List<int> _columns = [];

    /// <summary>Finds the places.</summary>
    /// <param name="bytes">The whole text.</param>
    /// <param name="starts">Where its lines start.</param>
    /// <param name="markLength">Bytes at the start of the first line that have no column.</param>
    public LongLines(ReadOnlySpan<byte> bytes, int[] starts, int markLength)
    {
        for (var line = 0; line < starts.Length; line++)
        {
            var start = line == 0 ? markLength : starts[line];
            var end = line + 1 < starts.Length ? starts[line + 1] : bytes.Length;
            if (end - start > Length) Add(start, bytes[start..end]);
        }
    }

    /// <summary>Whether every character is a byte and a column.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && !text.Contains((byte)'\r');

    /// <summary>The last place in a long line that is not behind an offset, and how many columns are before it in the line.</summary>
    public (int Place, int Columns) Before(int offset)
    {
        var found = _places.BinarySearch(offset);
        if (found < 0) found = ~found - 1;
        return (_places[found], _columns[found]);
    }

    private void Add(int start, ReadOnlySpan<byte> line)
    {
        if (IsPlain(line))
        {
            for (var at = 0; at < line.Length; at += BytesBetween) Add(start + at, at);
            return;
        }

        // A place is between two clusters. Whether one ends there depends on nothing that follows the next character.
        ReadOnlySpan<char> text = Encoding.UTF8.GetString(line);
        var (place, columns, next) = (0, 0, 0);
        while (!text.IsEmpty)
        {
            if (place >= next)
            {
                Add(start + place, columns);
                next = place + BytesBetween;
            }

            var length = Graphemes.FirstLength(text);
            place += Bytes(line[place..], length);
            text = text[length..];
            columns++;
        }
    }

    private void Add(int place, int columns)
    {
        _places.Add(place);
        _columns.Add(columns);
    }

    // Bytes that are not valid are read as one character, however many they are, so the text does not say how many there were.
    private static int Bytes(ReadOnlySpan<byte> line, int units)
    {
        var bytes = 0;
        while (units > 0)
        {
            Rune.DecodeFromUtf8(line[bytes..], out var rune, out var length);
            bytes += length;
            units -= rune.Utf16SequenceLength;
        }

        return bytes;
    }
}
