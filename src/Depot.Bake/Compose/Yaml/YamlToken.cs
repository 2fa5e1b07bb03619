namespace Depot.Bake.Compose.Yaml;

/// <summary>What a token is.</summary>
internal enum YamlTokenKind
{
    StreamStart,
    StreamEnd,
    VersionDirective,
    TagDirective,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Scalar,
}

/// <summary>A token of a YAML text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Value">The text of a scalar, the name of an anchor, the handle of a tag, a version.</param>
/// <param name="Suffix">What follows the handle of a tag, or what a handle stands for.</param>
/// <param name="IsPlain">Whether a scalar stands without quotes.</param>
internal sealed record YamlToken(YamlTokenKind Kind, YamlMark Start, YamlMark End, string Value = "", string Suffix = "", bool IsPlain = false);
