using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

/// <summary>One of the groups or targets that a block defines: as a rule the only one, but one for each element of a matrix.</summary>
/// <param name="attributes">What can be set, by name.</param>
/// <param name="context">Where its expressions are evaluated.</param>
/// <param name="name">The label of the block.</param>
internal sealed class BlockInstance(IReadOnlyDictionary<string, BlockAttribute> attributes, EvaluationContext context, string name)
{
    // The content of the attributes that are set. Blocks set few.
    private readonly List<(BlockAttribute Attribute, object? Content)> _set = [];

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

    /// <summary>Whether an attribute needs no further evaluation.</summary>
    public bool Has(string attribute) => IsDone || _done?.Contains(attribute) == true;

    /// <summary>The part of a schema that needs evaluation yet.</summary>
    public BodySchema Left(BodySchema schema) => new([.. schema.Attributes.Where(attribute => !Has(attribute.Name))], []);

    /// <summary>Notes that an attribute is evaluated on its own.</summary>
    /// <returns>False when it was being evaluated already, so that it depends on itself.</returns>
    public bool Start(string attribute) => (_started ??= new(StringComparer.Ordinal)).Add(attribute);

    /// <summary>Notes that an attribute needs no further evaluation.</summary>
    public void Finish(string attribute) => (_done ??= new(StringComparer.Ordinal)).Add(attribute);

    /// <summary>Makes room for attributes that are going to be set.</summary>
    public void Expect(int attributes) => _set.Capacity = _set.Count + attributes;

    /// <summary>Sets an attribute.</summary>
    /// <param name="attribute">One that the schema of the block names.</param>
    /// <param name="value">Its value.</param>
    /// <param name="diagnostics">Takes the reason why it will not do.</param>
    public void Set(HclAttribute attribute, HclValue value, DiagnosticBag diagnostics)
    {
        var known = attributes[attribute.Name];
        if (known.Read(attribute.Expression, value, diagnostics, out var content)) _set.Add((known, content));
    }

    /// <summary>What an attribute is set to; the default when it is not set.</summary>
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
    /// <param name="wanted">The attributes that it names; a null stands for all. A value of those alone does as well, and costs less.</param>
    public HclValue Value(IReadOnlyCollection<string?> wanted)
    {
        var isPart = wanted.All(name => name is not null && attributes.ContainsKey(name));
        var shown = isPart ? wanted.Distinct(StringComparer.Ordinal).Select(name => attributes[name!]) : attributes.Values;
        var values = shown.Select(attribute => KeyValuePair.Create(attribute.Name, ValueOf(attribute)));
        return HclValue.Object([.. values, KeyValuePair.Create("name", HclValue.String(Name))]);
    }

    // Only what an expression reads is made a value again.
    private HclValue ValueOf(BlockAttribute attribute)
    {
        var index = _set.FindIndex(item => ReferenceEquals(item.Attribute, attribute));
        return index < 0 ? attribute.Unset : attribute.ToValue(_set[index].Content);
    }
}
