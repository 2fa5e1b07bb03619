using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

/// <summary>A block during its evaluation to groups or targets.</summary>
internal sealed class BlockState(HclBlock block)
{
    // By the names of the attributes. A body may have thousands of items, and each instance of a matrix reads it.
    private Dictionary<string, (IReadOnlyList<HclAttribute> Attributes, DiagnosticBag Diagnostics)>? _contents;

    /// <summary>The block.</summary>
    public HclBlock Block => block;

    /// <summary>Its only label.</summary>
    public string Label { get; } = block.Labels[0];

    /// <summary>Whether it defines a group; otherwise targets.</summary>
    public bool IsGroup => block.Type == "group";

    /// <summary>Its groups or targets, in order; null until they are known.</summary>
    public BlockInstance[]? Instances { get; set; }

    /// <summary>Whether it defines exactly one instance with the name of the block, as every block without a matrix does.</summary>
    public bool DefinesItsLabel => Instances is [var only] && only.Name == Label;

    /// <summary>Whether all attributes are being evaluated, so that an expression that wants them all is a circular reference.</summary>
    public bool IsResolving { get; set; }

    /// <summary>The attributes of a schema that are set.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="diagnostics">Takes what is wrong with them.</param>
    public IReadOnlyList<HclAttribute> Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var key = string.Join(' ', schema.Attributes.Select(static attribute => attribute.Name));
        if (_contents?.TryGetValue(key, out var content) != true)
        {
            var found = new DiagnosticBag();
            content = (block.Body.PartialContent(schema, found).Attributes, found);
            (_contents ??= new(StringComparer.Ordinal)).Add(key, content);
        }

        diagnostics.AddRange(content.Diagnostics);
        return content.Attributes;
    }
}
