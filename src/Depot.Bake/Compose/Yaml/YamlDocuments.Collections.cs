namespace Depot.Bake.Compose.Yaml;

/// <content>Lists and mappings, in blocks and in brackets.</content>
internal sealed partial class YamlDocuments
{
    private void BlockSequence(YamlSequence sequence)
    {
        var start = Token.Start;
        _scanner.Take();
        Entries(sequence, isInMapping: false);
        if (Token.Kind != YamlTokenKind.BlockEnd)
        {
            throw YamlException.Parsing("while parsing a block collection", start, "did not find expected '-' indicator", Token.Start);
        }

        _scanner.Take();
    }

    // In a mapping, entries need not be indented further than their key.
    private void Entries(YamlSequence sequence, bool isInMapping)
    {
        while (Token.Kind == YamlTokenKind.BlockEntry)
        {
            var end = Token.End;
            _scanner.Take();
            var isEmpty = Token.Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd || (isInMapping && Token.Kind is YamlTokenKind.Key or YamlTokenKind.Value);
            sequence.Items.Add(isEmpty ? Empty(end) : Node(isBlock: true));
        }
    }

    private void BlockMapping(YamlMapping mapping)
    {
        var start = Token.Start;
        _scanner.Take();
        while (Token.Kind == YamlTokenKind.Key)
        {
            var key = BlockPart();
            var value = Token.Kind == YamlTokenKind.Value ? BlockPart() : Empty(Token.Start);
            mapping.Pairs.Add(new(key, value));
        }

        if (Token.Kind != YamlTokenKind.BlockEnd) throw YamlException.Parsing("while parsing a block mapping", start, "did not find expected key", Token.Start);
        _scanner.Take();
    }

    // What follows the token of a key or of a value; it may be nothing.
    private YamlNode BlockPart()
    {
        var end = Token.End;
        _scanner.Take();
        return Token.Kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd ? Empty(end) : Node(isBlock: true, mayBeEntries: true);
    }

    private void FlowSequence(YamlSequence sequence)
    {
        var start = Token.Start;
        _scanner.Take();
        for (var isFirst = true; Token.Kind != YamlTokenKind.FlowSequenceEnd; isFirst = false)
        {
            if (!isFirst && !TakeComma("while parsing a flow sequence", start, "did not find expected ',' or ']'", YamlTokenKind.FlowSequenceEnd)) break;
            sequence.Items.Add(Token.Kind == YamlTokenKind.Key ? Pair() : Node(isBlock: false));
        }

        _scanner.Take();
    }

    // An entry `key: value` is a mapping of its own.
    private YamlMapping Pair()
    {
        var pair = new YamlMapping(Token.Start.Line + 1, "");
        _scanner.Take();
        YamlNode key;
        if (Token.Kind is YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceEnd)
        {
            // The library loses the token behind a key without text.
            key = Empty(Token.End);
            _scanner.Take();
        }
        else
        {
            key = Node(isBlock: false);
        }

        pair.Pairs.Add(new(key, FlowValue(YamlTokenKind.FlowSequenceEnd)));
        return pair;
    }

    private void FlowMapping(YamlMapping mapping)
    {
        var start = Token.Start;
        _scanner.Take();
        for (var isFirst = true; Token.Kind != YamlTokenKind.FlowMappingEnd; isFirst = false)
        {
            if (!isFirst && !TakeComma("while parsing a flow mapping", start, "did not find expected ',' or '}'", YamlTokenKind.FlowMappingEnd)) break;
            if (Token.Kind != YamlTokenKind.Key)
            {
                mapping.Pairs.Add(new(Node(isBlock: false), Empty(Token.Start)));
                continue;
            }

            _scanner.Take();
            var key = IsFlowEnd(YamlTokenKind.FlowMappingEnd) || Token.Kind == YamlTokenKind.Value ? Empty(Token.Start) : Node(isBlock: false);
            mapping.Pairs.Add(new(key, FlowValue(YamlTokenKind.FlowMappingEnd)));
        }

        _scanner.Take();
    }

    // False when the comma was the last token before the end.
    private bool TakeComma(string context, YamlMark start, string problem, YamlTokenKind end)
    {
        if (Token.Kind != YamlTokenKind.FlowEntry) throw YamlException.Parsing(context, start, problem, Token.Start);

        _scanner.Take();
        return Token.Kind != end;
    }

    private YamlNode FlowValue(YamlTokenKind end)
    {
        if (Token.Kind != YamlTokenKind.Value) return Empty(Token.Start);

        _scanner.Take();
        return IsFlowEnd(end) ? Empty(Token.Start) : Node(isBlock: false);
    }

    private bool IsFlowEnd(YamlTokenKind end) => Token.Kind == YamlTokenKind.FlowEntry || Token.Kind == end;
}
