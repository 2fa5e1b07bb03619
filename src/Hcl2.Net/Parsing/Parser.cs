using System.Runtime.CompilerServices;
using System.Text;
using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>Reads tokens into a tree, by recursive descent.</summary>
/// <remarks>
/// After the first error that leaves the parser at an uncertain place it is recovering, to the end of the text: from then on it does not
/// report what is probably a consequence. Which errors those are decides what users see, so it is as in HCL 2.24, hclsyntax/parser.go.
/// </remarks>
internal sealed partial class Parser
{
    private readonly SourceText _source;
    private readonly ParseOptions _options;
    private readonly Token[] _tokens;
    private ParserBuffer<Diagnostic> _diagnostics;

    // The first token that was not read, and the first from there that counts: comments never do, newlines sometimes.
    private int _next;
    private Token _current;
    private int _afterCurrent;
    private Token _last;

    private bool _newlinesCount = true;
    private bool _isRecovering;
    private int _errors;
    private int _depth;
    private int _deepest;

    private Parser(SourceText source, ParseOptions options, Token[] tokens)
    {
        _source = source;
        _options = options;
        _tokens = tokens;
        Settle();
        _last = _current;
    }

    /// <summary>Reads attributes and blocks.</summary>
    public static SyntaxTree<BodySyntax> Body(SourceText source, ParseOptions options) =>
        Run(source, options, LexerMode.Normal, static parser => parser.ParseBody(TokenKind.EndOfFile), static whole => new(whole.Source, whole.Span, [], whole.Span));

    /// <summary>Reads one expression; newlines do not count.</summary>
    public static SyntaxTree<ExpressionSyntax> Expression(SourceText source, ParseOptions options) =>
        Run(source, options, LexerMode.Normal, static parser => parser.ParseWholeExpression(), static whole => whole);

    /// <summary>Reads a template without quotes.</summary>
    public static SyntaxTree<ExpressionSyntax> Template(SourceText source, ParseOptions options) =>
        Run(source, options, LexerMode.Template, static parser => parser.ParseWholeTemplate(), static whole => whole);

    /// <summary>Reads a traversal of names, literal numbers and literal strings.</summary>
    public static SyntaxTree<Traversal?> Traversal(SourceText source, ParseOptions options) =>
        Run<Traversal?>(source, options, LexerMode.Normal, static parser => parser.ParseWholeTraversal(allowsSplats: false), static _ => null);

    /// <summary>Reads a traversal of names, literal numbers, literal strings and splats.</summary>
    public static SyntaxTree<Traversal?> PartialTraversal(SourceText source, ParseOptions options) =>
        Run<Traversal?>(source, options, LexerMode.Normal, static parser => parser.ParseWholeTraversal(allowsSplats: true), static _ => null);

    private static SyntaxTree<T> Run<T>(
        SourceText source, ParseOptions options, LexerMode mode, Func<Parser, T> parse, Func<ErrorSyntax, T> placeholder)
    {
        var diagnostics = new DiagnosticBag();
        if (source.Length > options.MaxLength)
        {
            var start = source.Locate(new TextSpan(0, 0));
            diagnostics.Add(LimitProblems.Length(options.MaxLength).At(start));
            return new(source, placeholder(new ErrorSyntax(source, new(0, source.Length))), diagnostics);
        }

        using var tokens = Lexer.Tokens(source.Bytes, mode);
        var parser = new Parser(source, options, tokens.Items);
        parser.ReportCharacters(tokens.Items.AsSpan(0, tokens.Count));
        var root = parse(parser);
        foreach (var diagnostic in parser._diagnostics.From(0)) diagnostics.Add(diagnostic);
        return new(source, root, diagnostics);
    }

    /// <summary>Finds the token that counts now.</summary>
    private void Settle()
    {
        for (var at = _next; ; at++)
        {
            var token = _tokens[at];
            if (token.Kind == TokenKind.Comment)
            {
                // A line comment holds its newline, which ends what stands before it.
                if (!_newlinesCount || _source.Bytes[token.End - 1] != '\n') continue;
                token = token with { Kind = TokenKind.Newline };
            }
            else if (token.Kind == TokenKind.Newline && !_newlinesCount)
            {
                continue;
            }

            _current = token;
            _afterCurrent = at + 1;
            return;
        }
    }

    private Token Read()
    {
        _last = _current;
        if (_current.Kind != TokenKind.EndOfFile)
        {
            _next = _afterCurrent;
            Settle();
        }

        return _last;
    }

    private bool TryRead(TokenKind kind)
    {
        if (_current.Kind != kind) return false;
        Read();
        return true;
    }

    /// <summary>Says whether newlines count from here on.</summary>
    /// <returns>Whether they did until now, to be handed back to <see cref="CountNewlines"/> later.</returns>
    private bool CountNewlines(bool count)
    {
        var before = _newlinesCount;
        if (before != count)
        {
            _newlinesCount = count;
            Settle();
        }

        return before;
    }

    private bool IsWord(Token token, ReadOnlySpan<byte> word) =>
        token.Kind == TokenKind.Identifier && token.End - token.Start == word.Length && _source.Slice(token.Span).SequenceEqual(word);

    private string Name(Token token) => _source.Names.Get(_source.Slice(token.Span));

    private string Text(TextSpan span) => Encoding.UTF8.GetString(_source.Slice(span));

    private void Report(Problem problem, TextSpan subject, TextSpan? context = null)
    {
        _errors++;
        if (_diagnostics.Count < _options.MaxDiagnostics) _diagnostics.Add(Located(problem, subject, context));
    }

    /// <summary>Reports what users should read before what was reported since.</summary>
    private void ReportAt(int place, Problem problem, TextSpan subject, TextSpan? context = null)
    {
        _errors++;
        if (_diagnostics.Count < _options.MaxDiagnostics) _diagnostics.Insert(place, Located(problem, subject, context));
    }

    /// <summary>Reports what may be the consequence of an earlier error, unless there was one.</summary>
    private void ReportUnlessRecovering(Problem problem, TextSpan subject, TextSpan? context = null)
    {
        if (!_isRecovering) Report(problem, subject, context);
    }

    private Diagnostic Located(Problem problem, TextSpan subject, TextSpan? context) =>
        problem.At(_source.Locate(subject), context is { } wide ? _source.Locate(wide) : null);

    /// <summary>Whether something went wrong since, and the parser is at an uncertain place.</summary>
    private bool HasFailed(int errorsBefore) => _isRecovering && _errors > errorsBefore;

    /// <summary>Goes one level deeper, if that is allowed. The caller leaves by lowering the depth.</summary>
    private bool TryEnter()
    {
        if (_depth < _options.MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _deepest = Math.Max(_deepest, ++_depth);
            return true;
        }

        if (!_isRecovering) Report(LimitProblems.Depth(Math.Min(_depth, _options.MaxDepth)), _current.Span);
        else _errors++;
        _isRecovering = true;
        return false;
    }

    private static TextSpan Cover(Token first, Token last) => TextSpan.Over(first.Span, last.Span);
}
