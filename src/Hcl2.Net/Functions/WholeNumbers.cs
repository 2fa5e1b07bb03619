namespace Hcl2.Functions;

/// <summary>Numbers that functions need as integers.</summary>
internal static class WholeNumbers
{
    /// <summary>What is said about a number that is no 64-bit integer.</summary>
    public const string Required = "value must be a whole number, between -9223372036854775808 and 9223372036854775807";

    /// <summary>The number as an integer; false when it is none of 64 bits.</summary>
    public static bool TryGet(HclValue value, out long number) => value.AsNumber.TryGetInt64(out number);

    /// <summary>As <see cref="TryGet"/>, brought into the range of lengths and positions, where the exact excess does not matter.</summary>
    public static bool TryGetClamped(HclValue value, out int number)
    {
        var isWhole = TryGet(value, out var wide);
        number = (int)Math.Clamp(wide, int.MinValue + 1, int.MaxValue - 1);
        return isWhole;
    }
}
