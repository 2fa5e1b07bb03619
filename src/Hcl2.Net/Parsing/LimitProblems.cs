using System.Globalization;
using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>What can be too much.</summary>
internal static class LimitProblems
{
    public static Problem Depth(int limit) => new(
        "HCL1901",
        "Nesting too deep",
        string.Create(CultureInfo.InvariantCulture, $"More than {limit} brackets, blocks, templates or operators are nested here. Split the expression into several, or nest less."))
    {
        IsLimit = true,
    };

    public static Problem Length(int limit) => new(
        "HCL1902",
        "Text too long",
        string.Create(CultureInfo.InvariantCulture, $"The text has more than {limit} bytes and was not read. Split it into several files."))
    {
        IsLimit = true,
    };
}
