namespace Depot.Bake.Compose.Yaml;

/// <summary>The documents of a YAML stream, by the rules of the Depot CLI's YAML library.</summary>
internal sealed partial class YamlDocuments(ReadOnlySpan<byte> bytes)
{
    /// <summary>The maximum nesting; real Compose files have less than a dozen levels.</summary>
    public const int MaxDepth = 256;

    private readonly YamlScanner _scanner = new(bytes);
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _handles = new(StringComparer.Ordinal);
    private bool _isFirst = true;
    private int _depth;

    private YamlToken Token => _scanner.Peek();

    /// <summary>The next document; null at the end. An empty document is a scalar without text.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public YamlNode? Next()
    {
        if (_isFirst)
        {
            // A key without text in brackets at the very start is taken for the first token by the library.
            if (Token.Kind != YamlTokenKind.StreamStart) throw YamlException.Parsing("did not find expected <stream-start>", Token.Start);
            _scanner.Take();
        }

        // Only the first document may begin without three dashes.
        while (!_isFirst && Token.Kind == YamlTokenKind.DocumentEnd) _scanner.Take();
        if (Token.Kind == YamlTokenKind.StreamEnd) return null;

        var isBare = _isFirst && Token.Kind is not (YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart);
        Directives();
        if (!isBare)
        {
            if (Token.Kind != YamlTokenKind.DocumentStart) throw YamlException.Parsing("did not find expected <document start>", Token.Start);
            _scanner.Take();
        }

        var isEmpty = !isBare && Token.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart
            or YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd;
        var root = isEmpty ? Empty(Token.Start) : Node(isBlock: true);
        if (Token.Kind == YamlTokenKind.DocumentEnd) _scanner.Take();
        _isFirst = false;
        return root;
    }

    private void Directives()
    {
        _handles.Clear();
        for (var hasVersion = false; Token.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective; _scanner.Take())
        {
            if (Token.Kind == YamlTokenKind.VersionDirective)
            {
                if (hasVersion) throw YamlException.Parsing("found duplicate %YAML directive", Token.Start);
                if (Token.Value != "1.1") throw YamlException.Parsing("found incompatible YAML document", Token.Start);
                hasVersion = true;
            }
            else if (!_handles.TryAdd(Token.Value, Token.Suffix))
            {
                throw YamlException.Parsing("found duplicate %TAG directive", Token.Start);
            }
        }

        _handles.TryAdd("!", "!");
        _handles.TryAdd("!!", "tag:yaml.org,2002:");
    }

    private YamlNode Node(bool isBlock, bool mayBeEntries = false)
    {
        if (Token.Kind == YamlTokenKind.Alias) return Alias();

        var start = Token.Start;
        var (anchor, tag) = Properties();
        var kind = Token.Kind;
        if (kind == YamlTokenKind.Scalar)
        {
            var scalar = Named(anchor, new YamlScalar(start.Line + 1, tag ?? "", Token.Value, Token.IsPlain));
            _scanner.Take();
            return scalar;
        }

        var isSequence = kind == YamlTokenKind.FlowSequenceStart || (isBlock && kind == YamlTokenKind.BlockSequenceStart) || (mayBeEntries && kind == YamlTokenKind.BlockEntry);
        var isMapping = kind == YamlTokenKind.FlowMappingStart || (isBlock && kind == YamlTokenKind.BlockMappingStart);
        if (!isSequence && !isMapping)
        {
            return anchor is not null || tag is not null
                ? Named(anchor, new YamlScalar(start.Line + 1, tag ?? "", "", isPlain: true))
                : throw YamlException.Parsing(isBlock ? "while parsing a block node" : "while parsing a flow node", start, "did not find expected node content", Token.Start);
        }

        if (_depth == MaxDepth) throw new YamlException($"yaml: line {start.Line + 1}: nested more than {MaxDepth} levels deep", start.Line + 1);

        _depth++;
        YamlNode node = isSequence ? new YamlSequence(start.Line + 1, tag ?? "") : new YamlMapping(start.Line + 1, tag ?? "");
        Named(anchor, node);
        if (kind == YamlTokenKind.BlockEntry) Entries((YamlSequence)node, isInMapping: true);
        else if (kind == YamlTokenKind.BlockSequenceStart) BlockSequence((YamlSequence)node);
        else if (kind == YamlTokenKind.BlockMappingStart) BlockMapping((YamlMapping)node);
        else if (isSequence) FlowSequence((YamlSequence)node);
        else FlowMapping((YamlMapping)node);
        _depth--;
        return node;
    }

    private YamlAlias Alias()
    {
        var (name, at) = (Token.Value, Token.Start);
        if (!_anchors.TryGetValue(name, out var target))
        {
            // The CLI counts columns from 2 here.
            throw new YamlException($"yaml: {(at with { Column = at.Column + 1 }).Text(at.Line + 1)}: unknown anchor '{name}' referenced", at.Line + 1, at.Column + 1);
        }

        _scanner.Take();
        return new(at.Line + 1, target);
    }

    // An anchor and a tag, in any order. The tag is null when there is none. An exclamation mark alone is one, but an empty one.
    private (string? Anchor, string? Tag) Properties()
    {
        YamlToken? anchor = null;
        YamlToken? tag = null;
        var start = Token.Start;
        while ((Token.Kind == YamlTokenKind.Anchor && anchor is null) || (Token.Kind == YamlTokenKind.Tag && tag is null))
        {
            if (Token.Kind == YamlTokenKind.Anchor) anchor = Token;
            else tag = Token;
            _scanner.Take();
        }

        return (anchor?.Value, tag is null ? null : Tag(tag, start));
    }

    private string Tag(YamlToken token, YamlMark start)
    {
        if (token is { Value: "", Suffix: "!" }) return "";
        var tag = token.Value.Length == 0 ? token.Suffix
            : _handles.TryGetValue(token.Value, out var prefix) ? prefix + token.Suffix
            : throw YamlException.Parsing("while parsing a node", start, "found undefined tag handle", token.Start);
        const string Standard = "tag:yaml.org,2002:";
        return tag.StartsWith(Standard, StringComparison.Ordinal) ? "!!" + tag[Standard.Length..] : tag;
    }

    private YamlNode Named(string? anchor, YamlNode node)
    {
        if (anchor is not null) _anchors[anchor] = node;
        return node;
    }

    private static YamlScalar Empty(YamlMark at) => new(at.Line + 1, "", "", isPlain: true);
}
