namespace Depot.Bake.Compose.Yaml;

/// <summary>A node of a YAML document as it is written.</summary>
/// <param name="line">Line, from 1.</param>
/// <param name="tag">The tag as written, <c>!!</c> for YAML's own; empty when there is none.</param>
internal abstract class YamlNode(int line, string tag)
{
    public int Line { get; } = line;

    public string Tag { get; } = tag;
}

/// <summary>A scalar.</summary>
/// <param name="line">Line, from 1.</param>
/// <param name="tag">The tag.</param>
/// <param name="value">The text without quotes and escapes.</param>
/// <param name="isPlain">Whether it stands without quotes, so that the text decides on the type.</param>
internal sealed class YamlScalar(int line, string tag, string value, bool isPlain) : YamlNode(line, tag)
{
    public string Value { get; } = value;

    public bool IsPlain { get; } = isPlain;
}

/// <summary>A list.</summary>
internal sealed class YamlSequence(int line, string tag) : YamlNode(line, tag)
{
    public List<YamlNode> Items { get; } = [];
}

/// <summary>A mapping, pairs in the order written.</summary>
internal sealed class YamlMapping(int line, string tag) : YamlNode(line, tag)
{
    public List<KeyValuePair<YamlNode, YamlNode>> Pairs { get; } = [];
}

/// <summary>A reference to a node further up.</summary>
internal sealed class YamlAlias(int line, YamlNode target) : YamlNode(line, "")
{
    public YamlNode Target { get; } = target;
}
