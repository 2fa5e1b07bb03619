namespace Depot.Actions.Causes;

/// <summary>What the words in a line indicate.</summary>
[Flags]
internal enum Signs
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See <see cref="LineSigns.Aftermath"/>.</summary>
    Aftermath = 1,

    /// <summary>See <see cref="LineSigns.Alarm"/>.</summary>
    Alarm = 2,

    /// <summary>See <see cref="LineSigns.Harmless"/>.</summary>
    Harmless = 4,

    /// <summary>See <see cref="LineSigns.GoingOn"/>.</summary>
    GoingOn = 8,

    /// <summary>See <see cref="LineSigns.Success"/>.</summary>
    Success = 16,

    /// <summary>See <see cref="LineSigns.Words"/>.</summary>
    Word = 32,
}

/// <summary>Finds many words in one pass over a line, in any case.</summary>
/// <remarks>
/// Three letters, five bits of each, are a number: upper and lower case have the same. Only where a word begins with that
/// number is it compared.
/// </remarks>
internal sealed class WordFinder
{
    private readonly byte[] _starts = new byte[1 << 15];
    private readonly List<(string Word, Signs Sign)[]> _buckets = [[]];

    /// <summary>A finder of words of at least three letters, with at most 255 different beginnings.</summary>
    public WordFinder(IEnumerable<(string Word, Signs Sign)> words)
    {
        foreach (var group in words.GroupBy(entry => Key(entry.Word[0], entry.Word[1], entry.Word[2])))
        {
            _starts[group.Key] = checked((byte)_buckets.Count);
            _buckets.Add([.. group]);
        }
    }

    /// <summary>The words that begin at the letters before and at a place; empty for nearly all places.</summary>
    public ReadOnlySpan<(string Word, Signs Sign)> EndingAt(ref int key, char letter)
    {
        key = ((key << 5) | (letter & 31)) & 0x7FFF;
        return _buckets[_starts[key]];
    }

    /// <summary>Whether bytes hold one of the words, which are ASCII.</summary>
    public bool IsIn(ReadOnlySpan<byte> text)
    {
        var key = 0;
        for (var at = 0; at < text.Length; at++)
        {
            key = ((key << 5) | (text[at] & 31)) & 0x7FFF;
            var bucket = _starts[key];
            if (bucket != 0 && at >= 2 && IsAt(text[(at - 2)..], _buckets[bucket])) return true;
        }

        return false;
    }

    private static bool IsAt(ReadOnlySpan<byte> text, (string Word, Signs Sign)[] words)
    {
        foreach (var (word, _) in words)
        {
            if (text.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(text[..word.Length], word)) return true;
        }

        return false;
    }

    private static int Key(char first, char second, char third) => ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}
