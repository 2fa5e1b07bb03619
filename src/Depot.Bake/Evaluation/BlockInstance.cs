using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

/// <summary>A group or target that a block defines: usually the only one, but one for each element of a matrix.</summary>
/// <param name="attributes">What can be set, by name.</param>
/// <param name="context">Where its expressions are evaluated.</param>
/// <param name="name">The label of the block.</param>
internal sealed class BlockInstance(IReadOnlyDictionary<string, BlockAttribute> attributes, EvaluationContext context, string name)
{
    // The content of the attributes that are set, which are few.
    private readonly List<(BlockAttribute Attribute, object? Content)> _set = [];

    // Created when another expression reads a single attribute. Most blocks are evaluated as a whole.
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

    /// <summary>Whether an attribute needs no further evaluation.</summary>
    public bool Has(string attribute) => IsDone || _done?.Contains(attribute) == true;

    /// <summary>The part of a schema that is not evaluated yet.</summary>
    public BodySchema Left(BodySchema schema) => new([.. schema.Attributes.Where(attribute => !Has(attribute.Name))], []);

    /// <summary>Notes that an attribute is evaluated on its own.</summary>
    /// <returns>False when it was being evaluated already, so that it depends on itself.</returns>
    public bool Start(string attribute) => (_started ??= new(StringComparer.Ordinal)).Add(attribute);

    /// <summary>Marks an attribute as evaluated.</summary>
    public void Finish(string attribute) => (_done ??= new(StringComparer.Ordinal)).Add(attribute);

    /// <summary>Reserves space for attributes that will be set.</summary>
    public void Expect(int attributes) => _set.Capacity = _set.Count + attributes;

    /// <summary>Sets an attribute.</summary>
    /// <param name="attribute">One that the schema of the block names.</param>
    /// <param name="value">Its value.</param>
    /// <param name="diagnostics">Takes the reason why it is invalid.</param>
    public void Set(HclAttribute attribute, HclValue value, DiagnosticBag diagnostics)
    {
        var known = attributes[attribute.Name];
        if (known.Read(attribute.Expression, value, diagnostics, out var content)) _set.Add((known, content));
    }

    /// <summary>The content of an attribute; the default if it is not set.</summary>
    /// <typeparam name="T">What its value is converted to.</typeparam>
    public T? Content<T>(string attribute)
    {
        foreach (var (known, content) in _set)
        {
            if (known.Name == attribute) return (T?)content;
        }

        return default;
    }

    /// <summary>What an expression reads as <c>TYPE.NAME</c>.</summary>
    /// <param name="wanted">The attributes that it names; a null stands for all. A value of only those is sufficient, and cheaper.</param>
    public HclValue Value(IReadOnlyCollection<string?> wanted)
    {
        var isPart = wanted.All(name => name is not null && attributes.ContainsKey(name));
        var shown = isPart ? wanted.Distinct(StringComparer.Ordinal).Select(name => attributes[name!]) : attributes.Values;
        var values = shown.Select(attribute => KeyValuePair.Create(attribute.Name, ValueOf(attribute)));
        return HclValue.Object([.. values, KeyValuePair.Create("name", HclValue.String(Name))]);
    }

    // Only attributes that an expression reads are converted back to values.
    private HclValue ValueOf(BlockAttribute attribute)
    {
        var index = _set.FindIndex(item => ReferenceEquals(item.Attribute, attribute));
        return index < 0 ? attribute.Unset : attribute.ToValue(_set[index].Content);
    }
}
