using System.Globalization;

namespace Hcl2.Functions;

/// <summary>A version as semver.org has it; missing minor and patch numbers are 0, a leading <c>v</c> is allowed.</summary>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Patch">Third number.</param>
/// <param name="Prerelease">What follows a hyphen, without build metadata; empty for a release.</param>
internal readonly record struct SemanticVersion(ulong Major, ulong Minor, ulong Patch, string Prerelease) : IComparable<SemanticVersion>
{
    /// <summary>How many of the three numbers were written: 1 to 3.</summary>
    public int Parts { get; private init; } = 3;

    /// <summary>Reads a version; null when the text is none.</summary>
    public static SemanticVersion? Parse(string text)
    {
        var rest = text.StartsWith('v') ? text[1..] : text;
        var plus = rest.IndexOf('+', StringComparison.Ordinal);
        if (plus >= 0 && !IsDotted(rest[(plus + 1)..], numbersPlain: false)) return null;
        if (plus >= 0) rest = rest[..plus];

        var hyphen = rest.IndexOf('-', StringComparison.Ordinal);
        var prerelease = hyphen < 0 ? "" : rest[(hyphen + 1)..];
        if (hyphen >= 0 && !IsDotted(prerelease, numbersPlain: true)) return null;

        var parts = (hyphen < 0 ? rest : rest[..hyphen]).Split('.');
        if (parts.Length > 3) return null;

        var numbers = new ulong[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        return new(numbers[0], numbers[1], numbers[2], prerelease) { Parts = parts.Length };
    }

    /// <summary>Precedence as section 11 of the specification has it: a prerelease comes before its release.</summary>
    public int CompareTo(SemanticVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0) return order;
        if (Prerelease.Length == 0 || other.Prerelease.Length == 0) return (Prerelease.Length == 0 ? 1 : 0) - (other.Prerelease.Length == 0 ? 1 : 0);

        var (mine, theirs) = (Prerelease.Split('.'), other.Prerelease.Split('.'));
        for (var i = 0; i < Math.Min(mine.Length, theirs.Length); i++)
        {
            order = ComparePart(mine[i], theirs[i]);
            if (order != 0) return order;
        }

        return mine.Length.CompareTo(theirs.Length);
    }

    private static int ComparePart(string one, string other)
    {
        var (isNumber, otherIsNumber) = (one.All(char.IsAsciiDigit), other.All(char.IsAsciiDigit));
        if (isNumber != otherIsNumber) return isNumber ? -1 : 1;
        if (isNumber && one.Length != other.Length) return one.Length.CompareTo(other.Length);
        return string.CompareOrdinal(one, other);
    }

    private static bool IsDotted(string text, bool numbersPlain) => text.Split('.').All(part =>
        part.Length > 0 && part.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && !(numbersPlain && part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)));
}
