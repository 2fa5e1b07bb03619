using System.Text;
using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private static readonly string[] Directives = ["if", "for", "else", "endif", "endfor"];

    // Nested templates share the list: the inner one is finished before the outer one continues.
    private ParserBuffer<TemplatePart> _parts;

    private ExpressionSyntax ParseWholeTemplate()
    {
        var start = _current.Span;
        var expressions = ParseTemplate(TokenKind.EndOfFile, isFlush: false, out var isWrap);
        var span = TextSpan.Over(start, _last.Span);
        return isWrap ? new TemplateWrapSyntax(_source, span, expressions[0]) : new TemplateSyntax(_source, span, expressions);
    }

    private ExpressionSyntax ParseTemplateTerm()
    {
        var open = Read();
        if (open.Kind == TokenKind.OpenQuote && TryParsePlainText(open) is { } plain) return plain;
        if (!TryEnter()) return new ErrorSyntax(_source, open.Span);

        var isFlush = open.Kind == TokenKind.OpenHeredoc && _source.Bytes[open.Start + 2] == '-';
        var expressions = ParseTemplate(Closer(open.Kind), isFlush, out var isWrap);
        _depth--;
        var span = Cover(open, _last);
        return isWrap ? new TemplateWrapSyntax(_source, span, expressions[0]) : new TemplateSyntax(_source, span, expressions);
    }

    /// <summary>Reads a string without escapes and sequences, as almost all are.</summary>
    private TemplateSyntax? TryParsePlainText(Token open)
    {
        var text = _current;
        if (text.Kind != TokenKind.QuotedText || _tokens[_afterCurrent].Kind != TokenKind.CloseQuote) return null;
        if (!IsPlain(_source.Slice(text.Span))) return null;

        Read();
        return new(_source, Cover(open, Read()));
    }

    private ExpressionSyntax[] ParseTemplate(TokenKind closer, bool isFlush, out bool isWrap)
    {
        var mark = _parts.Count;
        ParseParts(closer);
        if (isFlush) Indentation.Remove(_source, _parts.From(mark));
        JoinTexts(mark);
        isWrap = _parts.Count - mark == 2 && _parts[mark].Kind == TemplatePartKind.Interpolation;

        var at = mark;
        var expressions = _expressions.Count;
        while (_parts[at].Kind != TemplatePartKind.End) _expressions.Add(ParsePart(ref at));
        _parts.CutTo(mark);
        return _expressions.TakeFrom(expressions);
    }

    /// <summary>Reads everything up to the closing token, and that too.</summary>
    private void ParseParts(TokenKind closer)
    {
        var start = _current.Span;
        var mark = _parts.Count;
        var trimsNext = false;
        while (true)
        {
            var token = Read();
            if (token.Kind == closer) break;

            var trims = trimsNext;
            trimsNext = false;
            switch (token.Kind)
            {
                case TokenKind.Text or TokenKind.QuotedText:
                    AddText(token, trims);
                    break;
                case TokenKind.OpenInterpolation:
                    if (IsTrimming(token)) TrimLast(mark);
                    trimsNext = ParseInterpolation(token, start, closer);
                    break;
                case TokenKind.OpenDirective:
                    if (IsTrimming(token)) TrimLast(mark);
                    trimsNext = ParseDirective(token, start);
                    break;
                default:
                    ReportUnlessRecovering(TemplateProblems.Unterminated, token.Span, TextSpan.Over(start, token.Span));
                    if (token.Kind != TokenKind.EndOfFile) RecoverBehind(closer);
                    _isRecovering = true;
                    AddEnd(mark, start);
                    return;
            }
        }

        AddEnd(mark, start);
    }

    private void AddEnd(int mark, TextSpan start)
    {
        // A template without content is the empty string.
        if (_parts.Count == mark) _parts.Add(new() { Text = "", Span = new(start.End, start.End) });
        _parts.Add(new() { Kind = TemplatePartKind.End, Span = _last.Span });
    }

    /// <summary>Whether a token has a <c>~</c> that removes the blanks on its outer side.</summary>
    private bool IsTrimming(Token token) => _source.Slice(token.Span).Contains((byte)'~');

    private void AddText(Token token, bool trims)
    {
        var text = IsPlain(_source.Slice(token.Span)) ? null : Unescape(token);
        if (trims) text = (text ?? Text(token.Span)).TrimStart();
        _parts.Add(new() { Text = text, Span = token.Span });
    }

    /// <summary>Removes the blanks at the end of the literal text before a sequence, as far as its line goes.</summary>
    private void TrimLast(int mark)
    {
        var end = _last.Start;
        for (var i = _parts.Count - 1; i >= mark; i--)
        {
            ref var part = ref _parts[i];
            if (part.Kind != TemplatePartKind.Text || part.Span.End != end) return;

            var text = part.Text ?? Text(part.Span);
            // The token right before is trimmed with its newline; a marker and a blank at the end of that line are a token of their own.
            if (i < _parts.Count - 1 && text.EndsWith('\n')) return;
            part.Text = text.TrimEnd();
            if (part.Text.Length > 0) return;
            end = part.Span.Start;
        }
    }

    /// <returns>Whether the sequence removes the blanks behind it.</returns>
    private bool ParseInterpolation(Token open, TextSpan start, TokenKind closer)
    {
        var newlines = CountNewlines(false);
        var expression = ParseExpression();
        var close = _current;
        if (close.Kind == TokenKind.CloseSequence)
        {
            Read();
        }
        else
        {
            var context = TextSpan.Over(start, close.Span);
            if (close.Kind == TokenKind.EndOfFile) ReportUnlessRecovering(TemplateProblems.UnclosedInFile, start);
            else if (close.Kind == TokenKind.Colon) ReportUnlessRecovering(TemplateProblems.Colon, close.Span, context);
            else if (closer == TokenKind.CloseQuote && close.Kind is TokenKind.OpenQuote or TokenKind.CloseQuote) ReportUnlessRecovering(TemplateProblems.UnclosedInQuotes, start);
            else ReportUnlessRecovering(TemplateProblems.Extra, close.Span, context);
            RecoverBehind(TokenKind.CloseSequence);
        }

        CountNewlines(newlines);
        _parts.Add(new() { Kind = TemplatePartKind.Interpolation, Span = Cover(open, close), Expression = expression });
        return close.Kind == TokenKind.CloseSequence && IsTrimming(close);
    }

    /// <inheritdoc cref="ParseInterpolation"/>
    private bool ParseDirective(Token open, TextSpan start)
    {
        var newlines = CountNewlines(false);
        var trims = ParseDirectiveInside(open, start);
        CountNewlines(newlines);
        return trims;
    }

    private bool ParseDirectiveInside(Token open, TextSpan start)
    {
        var keyword = _current;
        if (keyword.Kind != TokenKind.Identifier) return FailedDirective(TemplateProblems.KeywordRequired, Cover(open, keyword));

        Read();
        var name = Name(keyword);
        var part = new TemplatePart();
        switch (name)
        {
            case "if":
                part.Kind = TemplatePartKind.If;
                part.Expression = ParseExpression();
                break;
            case "else":
                part.Kind = TemplatePartKind.Else;
                break;
            case "endif":
                part.Kind = TemplatePartKind.EndIf;
                break;
            case "endfor":
                part.Kind = TemplatePartKind.EndFor;
                break;
            case "for":
                part.Kind = TemplatePartKind.For;
                if (!ParseForDirective(ref part)) return false;
                break;
            default:
                var problem = TemplateProblems.Keyword(name, Suggestion.For(name, Directives));
                ReportUnlessRecovering(problem, keyword.Span, Cover(open, keyword));
                RecoverBehind(TokenKind.CloseSequence);
                return false;
        }

        var close = _current;
        part.Span = Cover(open, close);
        _parts.Add(part);
        if (TryRead(TokenKind.CloseSequence)) return IsTrimming(close);

        ReportUnlessRecovering(TemplateProblems.ExtraInDirective(name), close.Span, TextSpan.Over(start, close.Span));
        RecoverBehind(TokenKind.CloseSequence);
        return false;
    }

    private bool FailedDirective(Problem problem, TextSpan? context)
    {
        ReportUnlessRecovering(problem, _current.Span, context);
        RecoverBehind(TokenKind.CloseSequence);
        return false;
    }

    /// <returns>Whether it could be read.</returns>
    private bool ParseForDirective(ref TemplatePart part)
    {
        if (_current.Kind != TokenKind.Identifier) return FailedDirective(TemplateProblems.ForName, null);
        part.ValueName = Name(Read());
        if (TryRead(TokenKind.Comma))
        {
            if (_current.Kind != TokenKind.Identifier) return FailedDirective(TemplateProblems.ForValueName, null);
            part.KeyName = part.ValueName;
            part.ValueName = Name(Read());
        }

        if (!IsWord(_current, "in"u8)) return FailedDirective(TemplateProblems.ForIn, null);
        Read();
        part.Expression = ParseExpression();
        return true;
    }

    /// <summary>Joins literal parts that follow each other into one.</summary>
    private void JoinTexts(int mark)
    {
        var parts = _parts.From(0);
        var kept = mark;
        for (var at = mark; at < parts.Length; kept++)
        {
            parts[kept] = parts[at++];
            if (parts[kept].Kind != TemplatePartKind.Text || parts[at].Kind != TemplatePartKind.Text) continue;

            var end = at;
            while (parts[end].Kind == TemplatePartKind.Text) end++;
            Join(ref parts[kept], parts[at..end]);
            at = end;
        }

        _parts.CutTo(kept);
    }

    private void Join(ref TemplatePart first, ReadOnlySpan<TemplatePart> others)
    {
        var span = TextSpan.Over(first.Span, others[^1].Span);
        var isAsWritten = first.Text is null;
        var end = first.Span.End;
        foreach (var other in others)
        {
            isAsWritten &= other.Text is null && other.Span.Start == end;
            end = other.Span.End;
        }

        if (!isAsWritten)
        {
            var text = new StringBuilder(first.Text ?? Text(first.Span));
            foreach (var other in others) text.Append(other.Text ?? Text(other.Span));
            first.Text = text.ToString();
        }

        first.Span = span;
    }

    private ExpressionSyntax ParsePart(ref int at)
    {
        var part = _parts[at++];
        switch (part.Kind)
        {
            case TemplatePartKind.Text:
                return part.Text is null
                    ? new LiteralSyntax(_source, part.Span, isNumber: false)
                    : new LiteralSyntax(_source, part.Span, HclValue.String(part.Text));
            case TemplatePartKind.Interpolation:
                return part.Expression!;
            case TemplatePartKind.If:
                return ParseNested(part, ref at);
            case TemplatePartKind.For:
                return ParseNested(part, ref at);
            default:
                Report(TemplateProblems.Unbalanced(NameOf(part.Kind)), part.Span);
                return new ErrorSyntax(_source, part.Span);
        }
    }

    private ExpressionSyntax ParseNested(TemplatePart opener, ref int at)
    {
        if (!TryEnter()) return new ErrorSyntax(_source, opener.Span);
        var result = opener.Kind == TemplatePartKind.If ? ParseIf(opener, ref at) : ParseForParts(opener, ref at);
        _depth--;
        return result;
    }

    private ExpressionSyntax ParseIf(TemplatePart opener, ref int at)
    {
        var whenTrue = ParseUntilDirective(ref at);
        var middle = _parts[at];
        ExpressionSyntax[] whenFalse = [];
        if (middle.Kind == TemplatePartKind.Else)
        {
            at++;
            whenFalse = ParseUntilDirective(ref at);
        }

        var end = _parts[at];
        if (end.Kind == TemplatePartKind.End)
        {
            Report(TemplateProblems.MissingEnd("if", _source.Locate(opener.Span)), end.Span);
            return new ErrorSyntax(_source, end.Span);
        }

        at++;
        if (end.Kind != TemplatePartKind.EndIf)
        {
            var start = _source.Locate(opener.Span);
            Report(
                end.Kind == TemplatePartKind.Else ? TemplateProblems.SecondElse(start) : TemplateProblems.NotEndIf(NameOf(end.Kind), start),
                end.Span);
            return new ErrorSyntax(_source, end.Span);
        }

        return new ConditionalSyntax(
            _source,
            TextSpan.Over(opener.Span, end.Span),
            opener.Expression!,
            Content(whenTrue, opener.Span.End),
            Content(whenFalse, end.Span.Start));
    }

    private ExpressionSyntax ParseForParts(TemplatePart opener, ref int at)
    {
        var content = ParseUntilDirective(ref at);
        var end = _parts[at];
        if (end.Kind == TemplatePartKind.End)
        {
            Report(TemplateProblems.MissingEnd("for", _source.Locate(opener.Span)), end.Span);
            return new ErrorSyntax(_source, end.Span);
        }

        at++;
        if (end.Kind != TemplatePartKind.EndFor)
        {
            Report(
                end.Kind == TemplatePartKind.Else ? TemplateProblems.ElseInFor : TemplateProblems.NotEndFor(NameOf(end.Kind), _source.Locate(opener.Span)),
                end.Span);
            return new ErrorSyntax(_source, end.Span);
        }

        var span = TextSpan.Over(opener.Span, end.Span);
        var rounds = new ForSyntax(
            _source, span, opener.Span, opener.KeyName, opener.ValueName!, opener.Expression!, null, Content(content, opener.Span.End), null, false, end.Span);
        return new TemplateJoinSyntax(_source, span, rounds);
    }

    /// <summary>Everything up to an <c>else</c>, an end, or the end of the template.</summary>
    private ExpressionSyntax[] ParseUntilDirective(ref int at)
    {
        var mark = _expressions.Count;
        while (_parts[at].Kind is TemplatePartKind.Text or TemplatePartKind.Interpolation or TemplatePartKind.If or TemplatePartKind.For)
        {
            _expressions.Add(ParsePart(ref at));
        }

        return _expressions.TakeFrom(mark);
    }

    private TemplateSyntax Content(ExpressionSyntax[] parts, int place) => parts.Length == 0
        ? new(_source, new(place, place), [new LiteralSyntax(_source, new(place, place), HclValue.EmptyString)])
        : new(_source, TextSpan.Over(parts[0].Span, parts[^1].Span), parts);

    private static string NameOf(TemplatePartKind kind) => kind switch
    {
        TemplatePartKind.Else => "else",
        TemplatePartKind.EndIf => "endif",
        _ => "endfor",
    };
}
