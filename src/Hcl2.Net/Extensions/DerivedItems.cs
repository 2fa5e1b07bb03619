namespace Hcl2.Extensions;

/// <summary>An argument with another expression.</summary>
internal sealed class DerivedAttribute(HclAttribute original, HclExpression expression) : HclAttribute(original.Name, expression)
{
    public override SourceSpan NameLocation => original.NameLocation;
}

/// <summary>A block with another body.</summary>
internal sealed class DerivedBlock(HclBlock original, HclBody body) : HclBlock
{
    public override string Type => original.Type;

    public override IReadOnlyList<string> Labels => original.Labels;

    public override HclBody Body => body;

    public override SourceSpan TypeLocation => original.TypeLocation;

    public override SourceSpan Location => original.Location;

    public override IReadOnlyList<SourceSpan> LabelLocations => original.LabelLocations;
}

/// <summary>A block that a dynamic block generates.</summary>
internal sealed class GeneratedBlock(HclBlock dynamic, IReadOnlyList<string> labels, IReadOnlyList<SourceSpan> labelLocations, HclBody body) : HclBlock
{
    public override string Type => dynamic.Labels[0];

    public override IReadOnlyList<string> Labels => labels;

    public override HclBody Body => body;

    public override SourceSpan TypeLocation => dynamic.LabelLocations[0];

    public override SourceSpan Location => dynamic.Location;

    public override IReadOnlyList<SourceSpan> LabelLocations => labelLocations;
}
