namespace Hcl2.Fuzz;

/// <summary>Makes new inputs out of known ones.</summary>
/// <param name="random">The same seed makes the same inputs.</param>
/// <param name="known">At least one.</param>
/// <param name="words">What the syntax is made of; at least one.</param>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> known, IReadOnlyList<byte[]> words)
{
    private const int MaximumLength = 4096;

    /// <summary>One of the known inputs, changed in one to eight places.</summary>
    public byte[] Next()
    {
        var bytes = new List<byte>(Pick(known));
        for (var changes = random.Next(1, 9); changes > 0; changes--) Change(bytes);
        if (bytes.Count > MaximumLength) bytes.RemoveRange(MaximumLength, bytes.Count - MaximumLength);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, random.Next(1, 17));
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                bytes.InsertRange(at, Pick(words));
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Pick(words));
                break;
            case 5 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 6:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            default:
                var other = Pick(known);
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 65))]);
                break;
        }
    }

    private byte[] Pick(IReadOnlyList<byte[]> choices) => choices[random.Next(choices.Count)];
}
