using System.Numerics;

namespace Hcl2.Functions;

/// <summary>Schneier's block cipher (1993) with the expensive key schedule that bcrypt adds.</summary>
internal sealed class Blowfish
{
    private const int Rounds = 16;
    private static readonly Lazy<uint[]> Pi = new(static () => FractionOfPi(Rounds + 2 + (4 * 256)));

    private readonly uint[] _keys = Pi.Value[..(Rounds + 2)];
    private readonly uint[] _boxes = Pi.Value[(Rounds + 2)..];

    private Blowfish()
    {
    }

    /// <summary>A cipher whose key is expanded once with the salt and then 2^cost times with password and salt in turn.</summary>
    public static Blowfish Expensive(byte[] password, byte[] salt, int cost)
    {
        var cipher = new Blowfish();
        var noSalt = new byte[salt.Length];
        cipher.Expand(password, salt);
        for (var i = 1UL << cost; i > 0; i--)
        {
            cipher.Expand(password, noSalt);
            cipher.Expand(salt, noSalt);
        }

        return cipher;
    }

    /// <summary>Encrypts one block of two words in place.</summary>
    public void Encrypt(ref uint left, ref uint right)
    {
        var (l, r) = (left, right);
        for (var i = 0; i < Rounds; i += 2)
        {
            l ^= _keys[i];
            r ^= Mixed(l);
            r ^= _keys[i + 1];
            l ^= Mixed(r);
        }

        (left, right) = (r ^ _keys[Rounds + 1], l ^ _keys[Rounds]);
    }

    private uint Mixed(uint word) =>
        ((_boxes[word >> 24] + _boxes[256 + ((word >> 16) & 0xFF)]) ^ _boxes[512 + ((word >> 8) & 0xFF)]) + _boxes[768 + (word & 0xFF)];

    /// <summary>Mixes the key into the subkeys, then replaces all tables by a chain of encryptions fed with the salt.</summary>
    private void Expand(byte[] key, byte[] salt)
    {
        var position = 0;
        for (var i = 0; i < _keys.Length; i++) _keys[i] ^= NextWord(key, ref position);

        position = 0;
        var (left, right) = (0u, 0u);
        foreach (var table in new[] { _keys, _boxes })
        {
            for (var i = 0; i < table.Length; i += 2)
            {
                left ^= NextWord(salt, ref position);
                right ^= NextWord(salt, ref position);
                Encrypt(ref left, ref right);
                (table[i], table[i + 1]) = (left, right);
            }
        }
    }

    /// <summary>Four bytes, starting over at the end.</summary>
    private static uint NextWord(byte[] bytes, ref int position)
    {
        var word = 0u;
        for (var i = 0; i < 4; i++)
        {
            word = (word << 8) | bytes[position];
            position = (position + 1) % bytes.Length;
        }

        return word;
    }

    /// <summary>The first words behind the point of pi, from which the cipher takes its tables, by Machin's formula.</summary>
    private static uint[] FractionOfPi(int count)
    {
        const int Guard = 64;
        var bits = (count * 32) + Guard;
        var pi = (16 * ArcTangentOfInverse(5, bits)) - (4 * ArcTangentOfInverse(239, bits));
        var fraction = (pi - ((pi >> bits) << bits)) >> Guard;
        var words = new uint[count];
        for (var i = 0; i < count; i++) words[i] = (uint)((fraction >> ((count - 1 - i) * 32)) & uint.MaxValue);
        return words;
    }

    /// <summary>arctan(1/x) · 2^bits by its Taylor series.</summary>
    private static BigInteger ArcTangentOfInverse(int x, int bits)
    {
        var power = (BigInteger.One << bits) / x;
        var sum = power;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power = -power / (x * x);
            sum += power / n;
        }

        return sum;
    }
}
