using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Depot.Bake.Evaluation;

/// <summary>One of the groups or targets that a block defines: as a rule the only one, but one for each element of a matrix.</summary>
internal abstract class BlockInstance(EvaluationContext context, string name)
{
    // Made when an expression elsewhere asks for a single attribute. Most blocks are evaluated as a whole.
    private HashSet<string>? _started;
    private HashSet<string>? _done;

    /// <summary>The root context, or one inside it with the variables of the matrix.</summary>
    public EvaluationContext Context => context;

    /// <summary>The label of the block, until the name is known.</summary>
    public string Name { get; set; } = name;

    /// <summary>Whether all attributes are evaluated.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether some attribute is evaluated.</summary>
    public bool IsBegun => IsDone || _done is not null;

    /// <summary>What an expression reads as <c>TYPE.NAME</c>.</summary>
    /// <param name="wanted">The attributes that it names; a null stands for all. A value of those alone does as well, and costs less.</param>
    public abstract HclValue Value(IReadOnlyCollection<string?> wanted);

    /// <summary>Whether an attribute needs no further evaluation.</summary>
    public bool Has(string attribute) => IsDone || _done?.Contains(attribute) == true;

    /// <summary>Notes that an attribute is evaluated on its own.</summary>
    /// <returns>False when it was being evaluated already, so that it depends on itself.</returns>
    public bool Start(string attribute) => (_started ??= new(StringComparer.Ordinal)).Add(attribute);

    /// <summary>Notes that an attribute needs no further evaluation.</summary>
    public void Finish(string attribute) => (_done ??= new(StringComparer.Ordinal)).Add(attribute);

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
    private readonly List<(BlockAttribute<TBlock> Attribute, object? Content)> _set = [];

    /// <summary>The group or target as far as it is evaluated, still without its final name.</summary>
    public TBlock Block { get; private set; } = empty;

    /// <inheritdoc/>
    public override HclValue Value(IReadOnlyCollection<string?> wanted)
    {
        var isPart = wanted.All(name => name is not null && attributes.ContainsKey(name));
        var shown = isPart ? wanted.Distinct(StringComparer.Ordinal).Select(name => attributes[name!]) : attributes.Values;
        var values = shown.Select(attribute => KeyValuePair.Create(attribute.Name, Published(attribute)));
        return HclValue.Object([.. values, KeyValuePair.Create("name", HclValue.String(Name))]);
    }

    /// <inheritdoc/>
    public override void Set(HclAttribute attribute, HclValue value, DiagnosticBag diagnostics)
    {
        var known = attributes[attribute.Name];
        if (known.Read(attribute.Expression, value, Block, diagnostics, out var content) is not { } changed) return;
        Block = changed;
        _set.Add((known, content));
    }

    // Only what an expression reads is made a value again.
    private HclValue Published(BlockAttribute<TBlock> attribute)
    {
        var index = _set.FindIndex(item => ReferenceEquals(item.Attribute, attribute));
        return index < 0 ? attribute.Unset : attribute.Publish(_set[index].Content);
    }
}
