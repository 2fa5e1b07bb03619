using System.Globalization;
using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Diagnostics of HCL as errors of bake.</summary>
internal static class BakeErrors
{
    // Codes of docs/diagnostics.md. HCL: nesting and length of the text, of expressions, of values and of JSON; steps, work, memory and
    // results. BAKE: the same of all targets together.
    private static readonly HashSet<string> Limits =
    [
        .. new[] { 1901, 1902, 3032, 3033, 3034, 3036, 5037 }.Select(static number => string.Create(CultureInfo.InvariantCulture, $"HCL{number}")),
        string.Create(CultureInfo.InvariantCulture, $"BAKE{1006}"),
    ];

    /// <summary>The error that the CLI would print: the first diagnostic, and how many others there are.</summary>
    public static BakeError From(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var others = diagnostics.Count - 1;
        var message = others > 0 ? $"{errors[0]}, and {others} other diagnostic(s)" : errors[0].ToString();
        return new(message, errors[0].Subject is { } subject ? Place(subject) : null)
        {
            Diagnostics = errors,
            IsBeyondLimits = errors.Any(static error => Limits.Contains(error.Code)),
        };
    }

    private static BakePlace Place(SourceSpan span) => new(span.File, span.Start.Line, span.Start.Column, span.End.Line, span.End.Column);
}
