using System.Buffers;
using System.Text;

namespace Depot.Actions.Causes;

/// <summary>Tells at the speed of memory which lines cannot say anything of a failure: nearly all of a log.</summary>
internal sealed class LineFilter
{
    private const int Longest = 2048;
    private readonly char[] _chars = new char[Longest];

    // Parts of the words of LineSigns and LineWords, at least three letters each and at most eighty, so that the search is vectorized.
    // A test sees to it that every wording there has one.
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        [
            "err", "fail", "fatal", "crit", "emerg", "alert", "panic", "severe", "exce", "no ", "not", "caused by", "multipl", "n't", "can", "unable", "unde", "unr", "unk", "unex", "uns", "unme", "unau", "unb", "unca", "unha",
            "inval", "miss", "denied", "refus", "forbid", "incomp", "mismatch", "confli", "exist", "does ", "did ", "memory", "kill", "segm", "overflow", "timed", "syntax", "assert", "viol", "dupl", "too ", "corru",
            "traceb", "double", "needs to", "must ", "would ", "illeg", "malf", "wrong", "expe", "exit", "abort", "build ", "non", "signal", "core d", "code", "bail", "giving", "halt", "termin", "wait", "fehl",
            "fout", "virhe", "hata", "problem", "bad ", "level", "sever", "lvl", "out of", "fault", "returned",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line has to be looked at.</summary>
    public bool MayTell(ReadOnlySpan<byte> line)
    {
        if (line.Length > Longest) line = line[..Longest];
        if (line.Length < 2) return false;
        if (line.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0) return true;
        if (line[1] == (byte)':' && line[0] is (byte)'E' or (byte)'e' or (byte)'F') return true;
        var length = Encoding.Latin1.GetChars(line, _chars);
        return _chars.AsSpan(0, length).ContainsAny(Stems) || HasPlace(line);
    }

    // `.c:3`: a letter, a colon, a digit.
    private static bool HasPlace(ReadOnlySpan<byte> line)
    {
        for (var rest = line; rest.IndexOf((byte)':') is var colon and >= 0 && colon + 1 < rest.Length; rest = rest[(colon + 1)..])
        {
            if (colon > 0 && char.IsAsciiLetterOrDigit((char)rest[colon - 1]) && char.IsAsciiDigit((char)rest[colon + 1]) && char.IsAsciiLetter((char)rest[colon - 1])) return true;
        }

        return false;
    }
}
