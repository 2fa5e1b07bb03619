using Hcl2.Bodies;
using Hcl2.Evaluation;

namespace Hcl2.Extensions;

/// <summary>A dynamic block that has been read.</summary>
/// <param name="Written">The block as written.</param>
/// <param name="ForEach">The elements to make blocks of, with marks; a collection, a structure, or unknown.</param>
/// <param name="ForEachExpression">Where they come from.</param>
/// <param name="Iterator">The name for the element in the content.</param>
/// <param name="Labels">The labels, as many as the type has; they can use the iterator.</param>
/// <param name="Body">The content.</param>
internal sealed record DynamicBlock(
    HclBlock Written, HclValue ForEach, HclExpression ForEachExpression, string Iterator, IReadOnlyList<HclExpression> Labels, HclBody Body)
{
    /// <summary>Reads a dynamic block; null, and an error, when it is not as it should be.</summary>
    public static DynamicBlock? Read(HclBlock block, BlockSchema wanted, Expansion expansion, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var content = block.Body.Content(wanted.LabelNames.Count > 0 ? DynamicSchema.WithLabels : DynamicSchema.WithoutLabels, found);
        diagnostics.AddRange(found);
        if (found.HasErrors) return null;

        var each = content.Attribute(DynamicSchema.ForEach)!.Expression;
        if (IteratorOf(content, wanted.Type, diagnostics) is not { } iterator
            || ElementsOf(each, expansion, context, diagnostics) is not { } elements
            || LabelsOf(content, wanted, diagnostics) is not { } labels)
        {
            return null;
        }

        switch (content.Blocks)
        {
            case [var one]:
                return new(block, elements, each, iterator, labels, one.Body);
            case []:
                diagnostics.Add(DynamicDiagnostics.NoContent(content.MissingItemLocation));
                return null;
            default:
                diagnostics.Add(DynamicDiagnostics.SecondContent(content.Blocks[1]));
                return null;
        }
    }

    /// <summary>The block for one element; null and an error if its labels are invalid.</summary>
    /// <param name="context">What the labels can use.</param>
    /// <param name="body">The body of the block.</param>
    /// <param name="diagnostics">Receives diagnostics.</param>
    public HclBlock? Block(EvaluationContext context, HclBody body, DiagnosticBag diagnostics)
    {
        var labels = new string[Labels.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            if (Label(Labels[i], context, diagnostics) is not { } label) return null;
            labels[i] = label;
        }

        return new GeneratedBlock(Written, labels, [.. Labels.Select(static label => label.Location)], body);
    }

    private static string? IteratorOf(BodyContent content, string type, DiagnosticBag diagnostics)
    {
        if (content.Attribute(DynamicSchema.Iterator) is not { } attribute) return type;
        if (StaticExpression.Traversal(attribute.Expression, diagnostics) is not { } traversal) return null;
        if (traversal.Steps.Count == 0) return traversal.RootName;

        diagnostics.Add(DynamicDiagnostics.InvalidIterator(attribute.Expression.Location));
        return null;
    }

    private static HclValue? ElementsOf(HclExpression each, Expansion expansion, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var elements = each.Evaluate(context, found);
        diagnostics.AddRange(found);
        if (found.HasErrors || !expansion.Allows(elements, each, diagnostics)) return null;

        // A null or unknown value may have the dynamic type.
        if (elements.Type.IsPrimitive || elements.Type.Kind == HclTypeKind.Capsule)
            diagnostics.Add(DynamicDiagnostics.NotIterable(elements.Type, each, context));
        else if (elements.IsNull)
            diagnostics.Add(DynamicDiagnostics.NullForEach(each, context));
        else
            return elements;

        return null;
    }

    private static IReadOnlyList<HclExpression>? LabelsOf(BodyContent content, BlockSchema wanted, DiagnosticBag diagnostics)
    {
        if (content.Attribute(DynamicSchema.Labels) is not { } attribute) return [];
        if (StaticExpression.List(attribute.Expression, diagnostics) is not { } labels) return null;

        if (labels.Count > wanted.LabelNames.Count)
            diagnostics.Add(DynamicDiagnostics.ExtraneousLabel(wanted, labels[wanted.LabelNames.Count].Location));
        else if (labels.Count < wanted.LabelNames.Count)
            diagnostics.Add(DynamicDiagnostics.MissingLabels(wanted, attribute.Expression.Location));
        else
            return labels;

        return null;
    }

    private static string? Label(HclExpression expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var value = expression.Evaluate(context, found);
        diagnostics.AddRange(found);
        if (found.HasErrors) return null;

        var text = HclConvert.To(value, HclType.String);
        if (!text.Succeeded)
            diagnostics.Add(DynamicDiagnostics.InvalidLabel($"Cannot use this value as a dynamic block label: {text.ErrorIn(EvaluationContext.LogicOf(context))}.", expression, context));
        else if (text.Value.IsNull) diagnostics.Add(DynamicDiagnostics.InvalidLabel("Cannot use a null value as a dynamic block label.", expression, context));
        else if (!text.Value.IsKnown)
            diagnostics.Add(DynamicDiagnostics.InvalidLabel("This value is not yet known. Dynamic block labels must be immediately-known values.", expression, context));
        else if (text.Value.IsMarked)
            diagnostics.Add(DynamicDiagnostics.InvalidLabel("This value has dynamic marks that make it unsuitable for use as a block label.", expression, context));
        else return text.Value.AsString;

        return null;
    }
}
