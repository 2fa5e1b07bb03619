using Hcl2.Evaluation;
using Hcl2.Values;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private HclValue Splat(SplatSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Count;
        var source = Value(expression.Target, context, diagnostics);
        if (diagnostics.Count > before) return HclValue.Dynamic;

        var isSequence = source.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple;
        if (source.IsNull)
        {
            if (!isSequence) return HclValue.EmptyTuple.WithMarksOf(source);
            var around = TextSpan.Over(expression.Target.Span, expression.MarkerSpan);
            diagnostics.Add(Diagnosis(EvaluationProblems.NullSplat, expression.Target, null, context) with { Context = expression.Source.Locate(around) });
            return HclValue.Dynamic;
        }

        if (source.Type.IsDynamic) return HclValue.Dynamic.WithMarksOf(source);

        // Anything but a sequence stands for a tuple of itself; of an unknown it is not known whether it will be null and the tuple empty.
        var mayBeEmpty = !isSequence && !source.IsKnown && !source.Refinement.NotNull;
        var sequence = isSequence ? source : HclValue.Tuple(source).WithMarksOf(source);
        if (!sequence.IsKnown) return UnknownSplat(expression, sequence, context, diagnostics).WithMarksOf(source);

        var elements = new HclValue[sequence.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            if (_budget.Step() is { } exhausted) return Exhausted(exhausted, expression, diagnostics);
            if (diagnostics.Count > EvaluationBudget.MaximumErrors) return HclValue.Dynamic;
            elements[i] = Each(expression, sequence.Elements[i], context, diagnostics);
        }

        if (_budget.Produce((long)elements.Length * EvaluationBudget.ElementSize) is { } problem) return Exhausted(problem, expression, diagnostics);
        if (_budget.Charge(sequence.Weight, "This splat") is { } tooMuch) return Exhausted(tooMuch, expression, diagnostics);
        if (mayBeEmpty) return HclValue.Dynamic.WithMarksOf(source);
        if (diagnostics.Count > before) return HclValue.Unknown(SplatType(expression, sequence.Type, context, [])).WithMarksOf(source);
        return SplatResult(expression, sequence.Type, elements, context, diagnostics).WithMarksOf(source);
    }

    private HclValue SplatResult(SplatSyntax expression, HclType type, HclValue[] elements, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (type.Kind == HclTypeKind.Tuple) return HclValue.Tuple(elements);
        if (elements.Length == 0) return HclValue.List(SplatType(expression, type, context, diagnostics).ElementType, []);

        var known = Array.Find(elements, static element => !element.Type.IsDynamic);
        if (known is null || Array.TrueForAll(elements, element => element.Type.IsDynamic || element.Type.Equals(known.Type)))
            return HclValue.List(elements);

        // Splats inside splats make tuples, whose types differ with their lengths.
        Report(diagnostics, EvaluationProblems.MixedSplat, expression.Each.Span, expression, expression, context);
        return HclValue.Dynamic;
    }

    private HclValue UnknownSplat(SplatSyntax expression, HclValue sequence, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var type = SplatType(expression, sequence.Type, context, diagnostics);
        return HclValue.Unknown(type, sequence.Type.IsCollection
            ? sequence.Refinement with { NotNull = true }
            : new Refinement { NotNull = true });
    }

    /// <summary>The type of the result, from what is taken of unknown elements.</summary>
    private HclType SplatType(SplatSyntax expression, HclType type, EvaluationContext? context, DiagnosticBag diagnostics) =>
        type.Kind == HclTypeKind.Tuple
            ? HclType.Tuple(type.Elements.Select(element => Each(expression, HclValue.Unknown(element), context, diagnostics).Type))
            : HclType.List(Each(expression, HclValue.Unknown(type.ElementType), context, diagnostics).Type);

    private HclValue Each(SplatSyntax expression, HclValue element, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        _items ??= [];
        _items[expression.Item] = element;
        return Value(expression.Each, context, diagnostics);
    }
}
