using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Diagnostics of HCL as errors of bake.</summary>
internal static class BakeErrors
{
    /// <summary>The error that the CLI would print: the first diagnostic, and how many others there are.</summary>
    public static BakeError From(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var others = diagnostics.Count - 1;
        var message = others > 0 ? $"{errors[0]}, and {others} other diagnostic(s)" : errors[0].ToString();
        return new(message, errors[0].Subject is { } subject ? Place(subject) : null)
        {
            Diagnostics = errors,
            IsBeyondLimits = errors.Any(static error => error.IsLimit),
        };
    }

    private static BakePlace Place(SourceSpan span) => new(span.File, span.Start.Line, span.Start.Column, span.End.Line, span.End.Column);
}
