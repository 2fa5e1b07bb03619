using System.Text;

namespace Hcl2.Values;

/// <summary>A decimal magnitude: 0.<see cref="Digits"/> × 10^<see cref="Point"/>.</summary>
/// <param name="Digits">ASCII digits, the first not zero unless the magnitude is.</param>
/// <param name="Point">How many digits stand before the decimal point; may lie outside of the digits on both sides.</param>
internal readonly record struct DecimalDigits(string Digits, int Point)
{
    /// <summary>The decimal exponent when one digit stands before the point.</summary>
    public int Exponent => Point - 1;

    /// <summary>Without trailing zeros and, when asked to, one unit more in the last place.</summary>
    public DecimalDigits Finished(bool roundsUp)
    {
        var end = Digits.Length;
        if (roundsUp)
        {
            while (end > 0 && Digits[end - 1] == '9') end--;
            return end == 0 ? new("1", Point + 1) : new(string.Concat(Digits.AsSpan(0, end - 1), [(char)(Digits[end - 1] + 1)]), Point);
        }

        while (end > 1 && Digits[end - 1] == '0') end--;
        return this with { Digits = Digits[..end] };
    }

    /// <summary>The digit that stands for 10^-<paramref name="place"/>; 0 outside of the digits.</summary>
    public char At(int place) => Point + place - 1 is var index && index >= 0 && index < Digits.Length ? Digits[index] : '0';

    /// <summary>Digits with as many places after the point as there are, no exponent.</summary>
    public string ToPlainText(bool negative)
    {
        var text = new StringBuilder(Digits.Length + 2);
        if (negative) text.Append('-');
        if (Point <= 0) return text.Append("0.").Append('0', -Point).Append(Digits).ToString();
        if (Point >= Digits.Length) return text.Append(Digits).Append('0', Point - Digits.Length).ToString();
        return text.Append(Digits, 0, Point).Append('.').Append(Digits, Point, Digits.Length - Point).ToString();
    }

    /// <summary>Digits with exactly as many places after the point as asked for; the digits are already rounded to them.</summary>
    public string ToPlacesText(bool negative, int places)
    {
        var text = new StringBuilder(Math.Max(Point, 1) + places + 2);
        if (negative) text.Append('-');
        if (Point <= 0) text.Append('0');
        for (var place = Point - 1; place >= 0; place--) text.Append(At(-place));
        if (places > 0) text.Append('.');
        for (var place = 1; place <= places; place++) text.Append(At(place));
        return text.ToString();
    }
}
