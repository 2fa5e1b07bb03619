namespace Depot.Actions.Causes;

/// <summary>Quickly excludes lines that cannot describe a failure, which are nearly all lines of a log.</summary>
internal static class LineFilter
{
    private const int Longest = 2048;

    // Parts of the words in LineSigns and LineWords, at least three letters each. A test checks that every entry there contains one.
    private static readonly WordFinder Stems = new(new[]
        {
            "err", "fail", "fatal", "crit", "emerg", "panic", "sever", "exce", "uncaught", "unhand", "level", "lvl", "fehl",
            "fault", "caused by", "traceb", "bad ", "problem", "no ", "not", "n't", "unable", "unde", "unr",
            "unk", "uns", "unme", "unau", "unb", "inval", "miss", "denied", "refus", "forbid", "incomp", "mism", "confli", "exist", "kill",
            "overflow", "timed", "viol", "dupl", "too ", "corru", "double", "needs", "must ", "would ", "illeg", "malf", "wrong", "expe",
            "exit", "abort", "build", "signal", "core d", "code", "bail", "giving", "halt", "zero", "multipl", "assert", "already", "eno",
            "eac", "eper", "econn", "eres", "eaddr", "elif", "recurs", "returned", "out of", "terminat", "encounter", "hung",
            "wait",
        }.Select(stem => (stem, Signs.None)));

    /// <summary>Whether a line must be parsed.</summary>
    public static bool MayTell(ReadOnlySpan<byte> line)
    {
        if (line.Length > Longest) line = line[..Longest];
        if (line.Length < 2) return false;
        if (line.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0) return true;
        if (line[1] is (byte)':' or (byte)' ' && line[0] is (byte)'E' or (byte)'e' or (byte)'F') return true;
        return Stems.IsIn(line) || HasPlace(line);
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
