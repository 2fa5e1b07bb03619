using Hcl2.Work;

namespace Hcl2.Evaluation;

/// <summary>The values that an expression read, to find the reason of a failure.</summary>
internal static class EvaluationTrace
{
    // More do not help; and in a chain of operators each may fail, and have read all that those before it have.
    private const int MaximumPaths = 100;

    // A path of steps is the most work to read, at three bytes a step.
    private const int BytesOfUnit = 2;

    /// <summary>
    /// The value of every variable with its path, by name as written, each once, in order. Of a path that leads nowhere only the
    /// part that leads somewhere is here.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, HclValue>> Of(HclExpression expression, EvaluationContext? context)
    {
        // In a loop whose errors "try" hides, all that an expression reads may be more than what it evaluates.
        if (context is null || !WorkMeter.CanSpend(expression.Span.Length / BytesOfUnit)) return [];

        var values = new List<KeyValuePair<string, HclValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var traversal in expression.Variables().Take(MaximumPaths))
        {
            if (!context.TryGetVariable(traversal.RootName, out var value)) continue;

            var span = traversal.RootSpan;
            foreach (var step in traversal.Steps)
            {
                var next = step.From(value, EvaluationContext.LogicOf(context), out var problem);
                if (problem is not null) break;
                (value, span) = (next, TextSpan.Over(span, step.Span));
            }

            var name = traversal.Source.Text(span);
            if (names.Add(name)) values.Add(new(name, value));
        }

        return values;
    }
}
