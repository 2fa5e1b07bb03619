using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Depot.Bake.Evaluation;

/// <summary>An attribute of a block of bake.</summary>
/// <typeparam name="TBlock">What the block defines.</typeparam>
/// <param name="Name">As files write it.</param>
/// <param name="Unset">What other expressions read while it is not set.</param>
/// <param name="Publish">What other expressions read once it is set, from its converted value.</param>
/// <param name="Read">Converts a value and puts it into the block.</param>
/// <param name="IsRequired">Whether a block without it is in error.</param>
internal sealed record BlockAttribute<TBlock>(
    string Name, HclValue Unset, Func<object?, HclValue> Publish, BlockAttribute<TBlock>.Reader Read, bool IsRequired = false)
    where TBlock : class
{
    /// <summary>Puts a value into a block.</summary>
    /// <param name="expression">Where the value comes from.</param>
    /// <param name="value">The value.</param>
    /// <param name="block">The block so far.</param>
    /// <param name="diagnostics">Takes the reason why the value will not do.</param>
    /// <param name="content">The converted value.</param>
    /// <returns>The block with the value; null when it will not do.</returns>
    internal delegate TBlock? Reader(HclExpression expression, HclValue value, TBlock block, DiagnosticBag diagnostics, out object? content);

    /// <summary>An attribute.</summary>
    /// <param name="name">As files write it.</param>
    /// <param name="convert">Converts its value, or throws a <see cref="FormatException"/>.</param>
    /// <param name="publish">The converted value for other expressions; of the default when it is not set.</param>
    /// <param name="set">Puts the converted value into the block.</param>
    /// <param name="isRequired">Whether a block without it is in error.</param>
    public static BlockAttribute<TBlock> Of<T>(
        string name, Func<HclValue, T> convert, Func<T?, HclValue> publish, Func<TBlock, T, TBlock> set, bool isRequired = false) =>
        new(name, publish(default), content => publish((T?)content), (HclExpression expression, HclValue value, TBlock block, DiagnosticBag diagnostics, out object? content) =>
        {
            var isSuitable = Suitable.Value(expression, value, convert, diagnostics, out var converted);
            content = converted;
            return isSuitable ? set(block, converted!) : null;
        }, isRequired);
}
