using System.Globalization;

namespace Depot.Bake.Compose.Yaml;

/// <content>Keys, which are known as such by the colon behind them, and the blocks and brackets that they stand in.</content>
internal sealed partial class YamlScanner
{
    // More levels than any parser takes.
    private const int MaxLevels = 10_000;

    private readonly Stack<int> _indents = new();
    private readonly Stack<Candidate> _outerKeys = new();
    private int _indent = -1;
    private int _flowLevel;

    // The token that becomes a key if a colon follows. It is forgotten when a bracket opens, but stays possible.
    private Candidate _key;
    private bool _hasKey;

    // Whether a key may begin here.
    private bool _mayBeKey = true;

    private int _firstOuterKey;

    // The number of the first token that may turn out to be a key; -1 for none.
    private int FirstKey() => _outerKeys.Count > 0 ? _firstOuterKey : _hasKey ? _key.Token : -1;

    private void SaveKey()
    {
        if (!_mayBeKey) return;

        RemoveKey();
        _key = new(_flowLevel == 0 && _indent == _cursor.Column, _flowLevel, _taken + _tokens.Count - _head, _cursor.Mark);
        _hasKey = true;
    }

    private void RemoveKey()
    {
        if (_key.IsRequired) throw YamlException.Scanning("while scanning a simple key", _key.Start, "could not find expected ':'", _cursor.Mark);
        _hasKey = false;
    }

    private void OpenFlow(YamlTokenKind kind)
    {
        SaveKey();
        if (++_flowLevel > MaxLevels) throw TooDeep("flow");
        if (_hasKey)
        {
            if (_outerKeys.Count == 0) _firstOuterKey = _key.Token;
            _outerKeys.Push(_key);
        }

        _key = default;
        _mayBeKey = true;
        Add(kind);
    }

    private void CloseFlow(YamlTokenKind kind)
    {
        RemoveKey();
        if (_flowLevel > 0 && --_flowLevel is var level && _outerKeys.TryPeek(out var outer) && outer.FlowLevel == level)
        {
            _key = _outerKeys.Pop();
            _hasKey = true;
        }

        _mayBeKey = false;
        Add(kind);
    }

    private void FetchEntry()
    {
        if (_flowLevel == 0)
        {
            if (!_mayBeKey) throw YamlException.Scanning("block sequence entries are not allowed in this context", _cursor.Mark);
            OpenBlock(_cursor.Mark, null, YamlTokenKind.BlockSequenceStart);
        }

        RemoveKey();
        _mayBeKey = true;
        Add(YamlTokenKind.BlockEntry);
    }

    private void FetchKey()
    {
        if (_flowLevel == 0)
        {
            if (!_mayBeKey) throw YamlException.Scanning("mapping keys are not allowed in this context", _cursor.Mark);
            OpenBlock(_cursor.Mark, null, YamlTokenKind.BlockMappingStart);
        }

        RemoveKey();
        _mayBeKey = _flowLevel == 0;
        Add(YamlTokenKind.Key);
    }

    private void FetchValue()
    {
        if (_hasKey && _key.Start.Line == _cursor.Mark.Line)
        {
            Insert(_key.Token, new(YamlTokenKind.Key, _key.Start, _key.Start));
            OpenBlock(_key.Start, _key.Token, YamlTokenKind.BlockMappingStart);
            _hasKey = false;
            _key = _key with { IsRequired = false };
            _mayBeKey = false;
        }
        else
        {
            if (_flowLevel == 0)
            {
                if (!_mayBeKey) throw YamlException.Scanning("mapping values are not allowed in this context", _cursor.Mark);
                OpenBlock(_cursor.Mark, null, YamlTokenKind.BlockMappingStart);
            }

            _mayBeKey = _flowLevel == 0;
        }

        Add(YamlTokenKind.Value);
    }

    // A line that is indented further opens a block, before the token that begins it.
    private void OpenBlock(YamlMark start, int? token, YamlTokenKind kind)
    {
        if (_flowLevel > 0 || _indent >= start.Column) return;

        _indents.Push(_indent);
        _indent = start.Column;
        if (_indents.Count > MaxLevels) throw TooDeep("indent");

        Insert(token, new(kind, start, start));
    }

    private void CloseBlocks(int column)
    {
        if (_flowLevel > 0) return;

        while (_indent > column)
        {
            _tokens.Add(new(YamlTokenKind.BlockEnd, _cursor.Mark, _cursor.Mark));
            _indent = _indents.Pop();
        }
    }

    // A directive, a document's start or end.
    private void ResetBlocks()
    {
        CloseBlocks(-1);
        RemoveKey();
        _mayBeKey = false;
    }

    private void FetchEnd()
    {
        _cursor.EndLine();
        ResetBlocks();
        _key = default;
        _outerKeys.Clear();
        _tokens.Add(new(YamlTokenKind.StreamEnd, _cursor.Mark, _cursor.Mark));
    }

    // A key that brackets forgot belongs to the last token.
    private void Insert(int? token, YamlToken inserted)
    {
        if (token - _taken is >= 0 and var place) _tokens.Insert(_head + place, inserted);
        else _tokens.Add(inserted);
    }

    private YamlException TooDeep(string levels) => YamlException.Scanning(
        $"while increasing {levels} level", _key.Start, string.Create(CultureInfo.InvariantCulture, $"exceeded max depth of {MaxLevels}"), _cursor.Mark);

    private readonly record struct Candidate(bool IsRequired, int FlowLevel, int Token, YamlMark Start);
}
