using System.Globalization;
using System.Text;

namespace Hcl2.Functions;

/// <summary>The password hash of Provos and Mazières (USENIX 1999), version 2a.</summary>
internal static class Bcrypt
{
    public const int MinimumCost = 4;
    public const int DefaultCost = 10;
    public const int MaximumCost = 31;

    /// <summary>Costs above this are refused: every step doubles the time, and this one takes seconds.</summary>
    public const int AffordableCost = 16;

    /// <summary>Bytes of a password; the algorithm would ignore more.</summary>
    public const int MaximumPassword = 72;

    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The 60 characters <c>$2a$COST$SALTHASH</c>.</summary>
    /// <param name="password">At most 72 bytes.</param>
    /// <param name="salt">16 bytes.</param>
    /// <param name="cost">4 to 31: the key is expanded 2^cost times.</param>
    public static string Hash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int cost)
    {
        var cipher = Blowfish.Expensive([.. password, 0], salt.ToArray(), cost);
        var words = Words("OrpheanBeholderScryDoubt"u8);
        for (var i = 0; i < 64; i++)
        {
            for (var pair = 0; pair < words.Length; pair += 2) cipher.Encrypt(ref words[pair], ref words[pair + 1]);
        }

        var hash = words.SelectMany(static word => new[] { (byte)(word >> 24), (byte)(word >> 16), (byte)(word >> 8), (byte)word }).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"$2a${cost:00}${Encoded(salt)}{Encoded(hash.AsSpan(0, 23))}");
    }

    private static uint[] Words(ReadOnlySpan<byte> bytes)
    {
        var words = new uint[bytes.Length / 4];
        for (var i = 0; i < words.Length; i++) words[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * 4)..]);
        return words;
    }

    /// <summary>Base64 in an order of its own, without padding.</summary>
    private static string Encoded(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 6)
        {
            var high = bytes[bit / 8];
            var low = (bit / 8) + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0;
            text.Append(Alphabet[(((high << 8) | low) >> (10 - (bit % 8))) & 0x3F]);
        }

        return text.ToString();
    }
}
