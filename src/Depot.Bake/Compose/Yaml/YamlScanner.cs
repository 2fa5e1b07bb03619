namespace Depot.Bake.Compose.Yaml;

/// <summary>Cuts a YAML text into tokens as the Depot CLI's YAML library does, which differs from the standard here and there.</summary>
/// <remarks>Rules: go.yaml.in/yaml/v4 4.0.0-rc.4, the library of the Depot CLI 2.102.12.</remarks>
internal sealed partial class YamlScanner(ReadOnlySpan<byte> bytes)
{
    // A comment is looked for no further than this behind another one.
    private const int CommentReach = 512;

    private readonly YamlCursor _cursor = new(YamlEncoding.Decode(bytes));
    private readonly List<YamlToken> _tokens = [new(YamlTokenKind.StreamStart, default, default)];
    private int _head;
    private int _taken;

    /// <summary>The next token, which stays where it is.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public YamlToken Peek()
    {
        // Two tokens more are read, so that a fault in them is reported before what their order says. A token that may be a key is not
        // returned before this is known.
        while (_tokens.Count - _head <= 2 || FirstKey() == _taken) Fetch();
        return _tokens[_head];
    }

    /// <summary>Takes the token that <see cref="Peek"/> returned.</summary>
    public void Take()
    {
        _taken++;
        if (++_head < 1024) return;

        _tokens.RemoveRange(0, _head);
        _head = 0;
    }

    private void Fetch()
    {
        SkipToToken();
        CloseBlocks(_cursor.Column);
        _cursor.Need(4);
        if (_cursor.IsEnd)
        {
            FetchEnd();
        }
        else if (_cursor.Column == 0 && _cursor.Current == '%')
        {
            ResetBlocks();
            _tokens.Add(Directive());
        }
        else if (_cursor.IsDocumentIndicator)
        {
            ResetBlocks();
            Add(_cursor.Current == '-' ? YamlTokenKind.DocumentStart : YamlTokenKind.DocumentEnd, length: 3);
        }
        else
        {
            FetchContent();
            if (_tokens[^1].Kind != YamlTokenKind.BlockEntry) SkipLineComment();
        }
    }

    private void FetchContent()
    {
        switch (_cursor.Current)
        {
            case '[':
                OpenFlow(YamlTokenKind.FlowSequenceStart);
                break;
            case '{':
                OpenFlow(YamlTokenKind.FlowMappingStart);
                break;
            case ']':
                CloseFlow(YamlTokenKind.FlowSequenceEnd);
                break;
            case '}':
                CloseFlow(YamlTokenKind.FlowMappingEnd);
                break;
            case ',':
                RemoveKey();
                _mayBeKey = true;
                Add(YamlTokenKind.FlowEntry);
                break;
            case '-' when _cursor.IsSpaceAt(1):
                FetchEntry();
                break;
            case '?' when _cursor.IsSpaceAt(1):
                FetchKey();
                break;
            case ':' when _cursor.IsSpaceAt(1) || (_flowLevel > 0 && !IsEntryStart):
                FetchValue();
                break;
            case '*' or '&' or '!':
                SaveKey();
                _mayBeKey = false;
                _tokens.Add(_cursor.Current == '!' ? Tag() : Anchor());
                break;
            case '|' or '>' when _flowLevel == 0:
                RemoveKey();
                _mayBeKey = true;
                _tokens.Add(BlockScalar());
                break;
            case '\'' or '"':
                SaveKey();
                _mayBeKey = false;
                _tokens.Add(Quoted());
                break;
            default:
                if (!IsPlainStart) throw YamlException.Scanning("while scanning for the next token", _cursor.Mark, "found character that cannot start any token", _cursor.Mark);

                SaveKey();
                _mayBeKey = false;
                _tokens.Add(Plain());
                break;
        }
    }

    private bool IsEntryStart => _tokens is [.., { Kind: YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceStart }];

    private bool IsPlainStart => _cursor.Current switch
    {
        '-' => !_cursor.IsBlankAt(1),
        '?' or ':' => !_cursor.IsSpaceAt(1),
        ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => !_cursor.IsSpace,
    };

    private void Add(YamlTokenKind kind, int length = 1)
    {
        var start = _cursor.Mark;
        _cursor.Skip(length);
        _tokens.Add(new(kind, start, _cursor.Mark));
    }

    // Tabs count as blanks in brackets and braces, and where no key can begin.
    private void SkipToToken()
    {
        if (_cursor is { Column: 0, Current: '\ufeff' }) _cursor.Skip();
        while (true)
        {
            while (_cursor.Current == ' ' || (_cursor.Current == '\t' && (_flowLevel > 0 || !_mayBeKey))) _cursor.Skip();
            if (_cursor.Current == '#') SkipComments();
            if (!_cursor.IsBreak) return;

            _cursor.SkipBreak();
            if (_flowLevel == 0) _mayBeKey = true;
        }
    }

    // A comment, and those that follow with nothing between them; these may be indented with tabs.
    private void SkipComments()
    {
        while (true)
        {
            _cursor.SkipToBreak();
            var next = 1;
            while (next < CommentReach && _cursor.At(next) is ' ' or '\t' or '\r' or '\n') next++;
            if (_cursor.IsEnd || next == CommentReach || _cursor.At(next) != '#') return;

            while (_cursor.Current != '#')
            {
                if (_cursor.IsBreak) _cursor.SkipBreak();
                else _cursor.Skip();
            }
        }
    }

    // A comment behind a token, where tabs may stand before it whatever may follow.
    private void SkipLineComment()
    {
        if (_cursor.IsLineStart) return;

        var next = 0;
        while (next < CommentReach && _cursor.IsBlankAt(next)) next++;
        if (next < CommentReach && _cursor.At(next) == '#') _cursor.SkipToBreak();
    }
}
