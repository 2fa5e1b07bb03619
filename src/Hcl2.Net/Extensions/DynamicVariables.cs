using Hcl2.Decoding;

namespace Hcl2.Extensions;

/// <summary>Finds the variables of bodies with dynamic blocks without expanding them.</summary>
internal static class DynamicVariables
{
    private static readonly DecodeSpec Nothing = new TupleSpec([]);

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
        if (spec.NestedIn(type) is { } nested) return Of(body, nested, iteration, includesContent);
        if (!spec.ReadsAttributesOf(type)) return [];

        // Blocks whose arguments have any name.
        var attributes = includesContent ? body.JustAttributes(new DiagnosticBag()) : [];
        return attributes.SelectMany(attribute => Outer(attribute.Expression, iteration)).Concat(Of(body, Nothing, iteration, includesContent));
    }

    private static IEnumerable<Traversal> Outer(HclExpression expression, Iteration? iteration) =>
        expression.Variables().Where(traversal => iteration?.Provides(traversal.RootName) != true);
}
