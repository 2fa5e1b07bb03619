namespace Hcl2.Functions;

/// <summary>One verb of a format, such as <c>%-[2]8.3f</c>.</summary>
/// <param name="Text">As written, from the percent sign.</param>
/// <param name="Offset">Where it starts in the format, in UTF-8 bytes from 0.</param>
/// <param name="Mode">The letter at the end.</param>
internal sealed record FormatVerb(string Text, int Offset, char Mode)
{
    /// <summary>Which argument it takes, from 1.</summary>
    public int Argument { get; init; }

    public bool Sharp { get; init; }

    public bool Zero { get; init; }

    public bool Minus { get; init; }

    public bool Plus { get; init; }

    public bool Space { get; init; }

    /// <summary>Least number of grapheme clusters; null when not given.</summary>
    public int? Width { get; init; }

    /// <summary>Places, digits or clusters, depending on the mode; null when not given.</summary>
    public int? Precision { get; init; }
}
