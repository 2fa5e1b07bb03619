using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;
using Hcl2.Syntax;

namespace Hcl2.Parsing;

/// <summary>Cuts bytes into tokens. Takes any bytes; what the language does not have becomes a token of its own.</summary>
/// <remarks>The rules are those of HCL 2.24, hclsyntax/scan_tokens.rl, where they differ from its specification.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "the tokens go to the caller, who disposes of them")]
internal ref partial struct Lexer
{
    private readonly ReadOnlySpan<byte> _bytes;

    private ParserBuffer<Frame> _outer;
    private TokenBuffer _tokens;
    private Frame _frame;
    private int _at;
    private int _firstInvalid;

    // From here on no block comment is closed, so that many open ones do not mean many searches.
    private int _noBlockCommentAfter = int.MaxValue;

    private Lexer(ReadOnlySpan<byte> bytes, int start, LexerMode mode)
    {
        _bytes = bytes;
        _tokens = new TokenBuffer(((bytes.Length - start) / 4) + 16);
        _frame = new Frame { Mode = mode, IsRoot = true };
        _at = start;
        // Almost all source text is valid UTF-8; then strings need no check.
        _firstInvalid = Utf8.IsValid(bytes[start..]) ? bytes.Length : start;
    }

    /// <summary>All tokens, the last of which is <see cref="TokenKind.EndOfFile"/>. The caller disposes of them.</summary>
    public static TokenBuffer Tokens(ReadOnlySpan<byte> bytes, LexerMode mode) => Tokens(bytes, bytes.StartsWith("\uFEFF"u8) ? 3 : 0, mode);

    /// <summary>The tokens from a place on that is between two of them.</summary>
    public static TokenBuffer Tokens(ReadOnlySpan<byte> bytes, int start, LexerMode mode)
    {
        var lexer = new Lexer(bytes, start, mode);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        while (_at < _bytes.Length)
        {
            switch (_frame.Mode)
            {
                case LexerMode.Normal:
                    Normal();
                    break;
                case LexerMode.Quoted:
                    Quoted();
                    break;
                case LexerMode.Heredoc:
                    Heredoc();
                    break;
                case LexerMode.Template:
                    Template();
                    break;
            }
        }

        _tokens.Add(TokenKind.EndOfFile, _bytes.Length, _bytes.Length);
    }

    private void Emit(TokenKind kind, int length)
    {
        _tokens.Add(kind, _at, _at + length);
        _at += length;
    }

    private void Push(Frame frame)
    {
        _outer.Add(_frame);
        _frame = frame;
    }

    private void Pop()
    {
        var last = _outer.Count - 1;
        _frame = _outer[last];
        _outer.CutTo(last);
    }

    private readonly byte Next(int distance) => _at + distance < _bytes.Length ? _bytes[_at + distance] : (byte)0;

    /// <summary>The length of the UTF-8 sequence at a place; 0 when there is none. Overlong forms pass.</summary>
    private readonly int Sequence(int at)
    {
        var length = _bytes[at] switch
        {
            < 0x80 => 1,
            < 0xC0 => 0,
            < 0xE0 => 2,
            < 0xF0 => 3,
            < 0xF8 => 4,
            _ => 0,
        };
        if (at + length > _bytes.Length) return 0;
        for (var i = 1; i < length; i++)
        {
            if ((_bytes[at + i] & 0xC0) != 0x80) return 0;
        }

        return length;
    }

    /// <summary>The first byte from here on that is not UTF-8; the end when there is none.</summary>
    private int FirstInvalid()
    {
        while (_firstInvalid < _bytes.Length && (_firstInvalid < _at || Sequence(_firstInvalid) > 0))
        {
            _firstInvalid = _firstInvalid < _at ? _at : _firstInvalid + Sequence(_firstInvalid);
        }

        return _firstInvalid;
    }

    /// <summary>What the lexer is inside of.</summary>
    private struct Frame
    {
        public LexerMode Mode;

        /// <summary>Whether this is the text itself, which no closing brace ends.</summary>
        public bool IsRoot;

        /// <summary>Whether nothing has been read of the heredoc's current line.</summary>
        public bool IsLineStart;

        /// <summary>How many braces are open inside, in normal mode.</summary>
        public int Braces;

        /// <summary>The marker that ends the heredoc.</summary>
        public TextSpan Marker;
    }
}
