using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Depot.Bake.Evaluation;

/// <summary>One of the groups or targets that a block defines: as a rule the only one, but one for each element of a matrix.</summary>
internal abstract class BlockInstance(EvaluationContext context, string name)
{
    /// <summary>The root context, or one inside it with the variables of the matrix.</summary>
    public EvaluationContext Context => context;

    /// <summary>The label of the block, until the name is known.</summary>
    public string Name { get; set; } = name;

    /// <summary>Names of attributes that need no further evaluation.</summary>
    public HashSet<string> Done { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of attributes that were asked for while others are evaluated.</summary>
    public HashSet<string> InProgress { get; } = new(StringComparer.Ordinal);

    /// <summary>What other expressions read as <c>TYPE.NAME</c>.</summary>
    public abstract HclValue Value { get; }

    /// <summary>Puts a value into what the block defines.</summary>
    /// <param name="attribute">One that the schema of the block names.</param>
    /// <param name="value">Its value.</param>
    /// <param name="diagnostics">Takes the reason why it will not do.</param>
    public abstract void Set(HclAttribute attribute, HclValue value, DiagnosticBag diagnostics);
}

/// <inheritdoc/>
/// <typeparam name="TBlock">What the block defines.</typeparam>
/// <param name="attributes">What can be set.</param>
/// <param name="empty">The group or target without attributes.</param>
/// <param name="context">Where its expressions are evaluated.</param>
/// <param name="name">The label of the block.</param>
internal sealed class BlockInstance<TBlock>(IReadOnlyDictionary<string, BlockAttribute<TBlock>> attributes, TBlock empty, EvaluationContext context, string name)
    : BlockInstance(context, name)
    where TBlock : class
{
    private readonly Dictionary<string, HclValue> _published = new(StringComparer.Ordinal);

    /// <summary>The group or target as far as it is evaluated, still without its final name.</summary>
    public TBlock Block { get; private set; } = empty;

    /// <inheritdoc/>
    public override HclValue Value => HclValue.Object(
    [
        .. attributes.Values.Select(attribute => KeyValuePair.Create(attribute.Name, _published.GetValueOrDefault(attribute.Name, attribute.Unset))),
        KeyValuePair.Create("name", HclValue.String(Name)),
    ]);

    /// <inheritdoc/>
    public override void Set(HclAttribute attribute, HclValue value, DiagnosticBag diagnostics)
    {
        if (attributes[attribute.Name].Read(attribute.Expression, value, Block, diagnostics, out var published) is not { } changed) return;
        Block = changed;
        _published[attribute.Name] = published;
    }
}
