using System.Text;

namespace Hcl2.Text;

/// <summary>Makes one string of names that are written again and again.</summary>
/// <remarks>Every name has one place, and the newest takes it, so that no choice of names can make it slow.</remarks>
internal sealed class NameCache
{
    private const int Size = 1024;

    private readonly string[] _names = new string[Size];

    public string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > 64) return Encoding.UTF8.GetString(name);

        var hash = (uint)name.Length;
        foreach (var character in name) hash = (hash * 31) + character;
        // Read once: another thread may take the place meanwhile.
        ref var place = ref _names[(hash ^ (hash >> 10)) % Size];
        var known = place;
        return known is not null && Ascii.Equals(name, known) ? known : place = Encoding.UTF8.GetString(name);
    }
}
