using System.Collections.Immutable;
using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private HclValue Tuple(TupleSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (_budget.Charge((long)expression.Items.Count * EvaluationBudget.ElementSize, "This tuple") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);

        var values = new HclValue[expression.Items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (diagnostics.Count > EvaluationBudget.MaximumErrors) return HclValue.Dynamic;
            values[i] = Value(expression.Items[i], context, diagnostics);
        }

        return HclValue.TupleOf(values);
    }

    private HclValue Object(ObjectSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (_budget.Charge((long)expression.Items.Count * EvaluationBudget.ElementSize, "This object") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);

        var attributes = new List<KeyValuePair<string, HclValue>>(expression.Items.Count);
        var marks = ImmutableHashSet<object>.Empty;
        var isKnown = true;
        foreach (var item in expression.Items)
        {
            if (diagnostics.Count > EvaluationBudget.MaximumErrors) return HclValue.Dynamic;

            var name = KeyText(item, context, diagnostics, ref marks);

            // The value is evaluated whatever became of the key: its errors are worth knowing.
            var value = Value(item.Value, context, diagnostics);
            if (name.Problem is { } problem) Report(diagnostics, problem, (problem == EvaluationProblems.NullKey ? item.Value : item.Key).Span, null, item.Key, context);
            if (name.Text is { } text) attributes.Add(new(text, value));
            else isKnown = false;
        }

        return (isKnown ? HclValue.Object(attributes) : HclValue.Dynamic).WithMarks(marks);
    }

    /// <summary>The name an item gets; no text when it is not known, and a problem when it cannot be a name.</summary>
    private (string? Text, Problem? Problem) KeyText(ObjectItemSyntax item, EvaluationContext? context, DiagnosticBag diagnostics,
        ref ImmutableHashSet<object> marks)
    {
        var before = diagnostics.Count;
        var key = Key(item.Key, context, diagnostics);
        if (diagnostics.Count > before) return (null, null);
        if (key.IsNull) return (null, EvaluationProblems.NullKey);

        if (key.IsMarked) marks = marks.Union(key.Marks);
        var name = HclConvert.To(key, HclType.String);
        if (!name.Succeeded) return (null, EvaluationProblems.KeyType(Error(name, context)));
        if (!name.Value.IsKnown) return (null, null);
        // It is hashed and compared.
        var text = name.Value.AsString;
        return _budget.Charge(text.Length, "This key") is { } exhausted ? (null, exhausted) : (text, null);
    }

    private HclValue Key(ObjectKeySyntax key, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (key.ForceNonLiteral) return Value(key.Wrapped, context, diagnostics);
        if (StaticSyntax.Keyword(key.Wrapped) is { } name) return HclValue.String(name);
        if (key.Wrapped is not ScopeTraversalSyntax) return Value(key.Wrapped, context, diagnostics);

        diagnostics.Add(EvaluationProblems.AmbiguousKey.At(key.Location));
        return HclValue.Dynamic;
    }
}
