using Hcl2.Decoding;

namespace Hcl2.Extensions;

/// <summary>Finds the variables of bodies with dynamic blocks without expanding them.</summary>
internal static class DynamicVariables
{
    /// <summary>See <see cref="DynamicBlocks.Variables"/> and <see cref="DynamicBlocks.ExpansionVariables"/>.</summary>
    public static IEnumerable<Traversal> Of(HclBody body, DecodeSpec spec, Iteration? iteration, bool includesContent)
    {
        // What is wrong is said when the body is expanded.
        var content = body.PartialContent(DynamicSchema.Extended(spec.Schema, [], []), new DiagnosticBag());
        var own = includesContent ? content.Attributes.SelectMany(attribute => Outer(attribute.Expression, iteration)) : [];
        return own.Concat(content.Blocks.SelectMany(block => block.Type == DynamicSchema.Type
            ? OfDynamic(block, spec, iteration, includesContent)
            : OfNested(block.Type, block.Body, spec, iteration, includesContent)));
    }

    private static IEnumerable<Traversal> OfDynamic(HclBlock block, DecodeSpec spec, Iteration? iteration, bool includesContent)
    {
        var content = block.Body.PartialContent(DynamicSchema.Lax, new DiagnosticBag());
        var name = block.Labels[0];
        if (content.Attribute(DynamicSchema.Iterator) is { } iterator)
        {
            if (iterator.Expression.AsTraversal() is not { } traversal) return [];
            name = traversal.RootName;
        }

        var inner = new Iteration(name, HclValue.Dynamic, HclValue.Dynamic, iteration);
        return
        [
            .. content.Attribute(DynamicSchema.ForEach) is { } each ? Outer(each.Expression, iteration) : [],
            .. content.Attribute(DynamicSchema.Labels) is { } labels ? Outer(labels.Expression, inner) : [],
            .. content.Blocks.SelectMany(one => OfNested(block.Labels[0], one.Body, spec, inner, includesContent)),
        ];
    }

    private static IEnumerable<Traversal> OfNested(string type, HclBody body, DecodeSpec spec, Iteration? iteration, bool includesContent)
    {
        // Several specs may read blocks of one type, and one of them arguments of any name.
        var nested = spec.NestedIn(type);
        var readsAll = spec.ReadsAttributesOf(type);
        if (nested.Length == 0 && !readsAll) return [];

        var all = includesContent && readsAll ? body.JustAttributes(new DiagnosticBag()).SelectMany(attribute => Outer(attribute.Expression, iteration)) : [];
        return all.Concat(Of(body, new TupleSpec(nested), iteration, includesContent)).DistinctBy(static path => (path.Source, path.Span));
    }

    private static IEnumerable<Traversal> Outer(HclExpression expression, Iteration? iteration) =>
        expression.Variables().Where(traversal => iteration?.Provides(traversal.RootName) != true);
}
