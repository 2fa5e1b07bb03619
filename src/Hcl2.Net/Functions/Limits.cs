namespace Hcl2.Functions;

/// <summary>What one call may produce, so that no expression exhausts the machine. The original has no such limits.</summary>
internal static class Limits
{
    /// <summary>UTF-16 units of a string.</summary>
    public const int Text = 16 * 1024 * 1024;

    /// <summary>Elements of a list, tuple or set.</summary>
    public const int Elements = 1_000_000;

    /// <summary>The error for a string beyond the limit.</summary>
    public const string TextError = "the result would be longer than 16777216 characters";

    /// <summary>The error for a collection beyond the limit.</summary>
    public const string ElementsError = "the result would have more than 1000000 elements";
}
