using Hcl2.Decoding;

namespace Hcl2.Extensions;

/// <summary>
/// Blocks that make blocks: <c>dynamic "type" { for_each, iterator, labels, content }</c> stands for one block of the type for each
/// element of <c>for_each</c>, with the body of <c>content</c>.
/// </summary>
/// <remarks>What they mean and what is reported is as in HCL 2.24, ext/dynblock, but for two things: the iterator is known in blocks
/// whose arguments have any name, too, and how many blocks come out is limited.</remarks>
public static class DynamicBlocks
{
    /// <summary>How many blocks the dynamic blocks of one body make at most; more are reported as HCL5037.</summary>
    public const int MaximumBlocks = 100_000;

    /// <summary>
    /// A body in which the dynamic blocks, at any depth, are replaced by the blocks that they generate. This happens when the content is
    /// read, because only the schema defines the blocks; diagnostics are reported at that time.
    /// </summary>
    /// <param name="body">The body, in either syntax.</param>
    /// <param name="context">What <c>for_each</c> and <c>labels</c> can use; null for literals only.</param>
    /// <param name="check">
    /// Asked about each value of <c>for_each</c> and the expression it comes from; an error among its diagnostics means that no
    /// blocks are made. Null for no such check.
    /// </param>
    public static HclBody Expand(HclBody body, EvaluationContext? context, Func<HclValue, HclExpression, IEnumerable<Diagnostic>>? check = null) =>
        new DynamicBody(body, new Expansion(check, MaximumBlocks), context);

    /// <summary>Every variable that expanding the body and decoding the result would read, without iterators.</summary>
    /// <param name="body">The body before it is expanded.</param>
    /// <param name="spec">How it is decoded.</param>
    public static IEnumerable<Traversal> Variables(HclBody body, DecodeSpec spec) => DynamicVariables.Of(body, spec, null, includesContent: true);

    /// <summary>Every variable that expanding the body alone would read: those of <c>for_each</c> and <c>labels</c>, without iterators.</summary>
    /// <param name="body">The body before it is expanded.</param>
    /// <param name="spec">How it is decoded.</param>
    public static IEnumerable<Traversal> ExpansionVariables(HclBody body, DecodeSpec spec) => DynamicVariables.Of(body, spec, null, includesContent: false);
}
