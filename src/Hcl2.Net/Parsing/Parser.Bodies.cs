using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private ParserBuffer<BodyItemSyntax> _items;
    private ParserBuffer<LabelSyntax> _labels;

    /// <summary>Reads attributes and blocks up to a closing brace or the end of the file, and that too.</summary>
    private BodySyntax ParseBody(TokenKind end)
    {
        var start = _last.Span;
        var mark = _items.Count;
        Dictionary<string, AttributeSyntax>? table = null;
        while (_current.Kind != end)
        {
            if (_current.Kind == TokenKind.Newline)
            {
                Read();
            }
            else if (_current.Kind == TokenKind.Identifier)
            {
                if (ParseItem() is { } item && (item is not AttributeSyntax attribute || IsNew(attribute, mark, ref table))) _items.Add(item);
            }
            else
            {
                var wrong = Read();
                ReportUnlessRecovering(wrong.Kind switch
                {
                    TokenKind.OpenQuote => BodyProblems.QuotedName,
                    TokenKind.EndOfFile => BodyProblems.UnclosedBlock,
                    _ => BodyProblems.ItemRequired,
                }, wrong.Kind == TokenKind.EndOfFile ? start : wrong.Span);
                RecoverBehind(end);
                return Body(start, wrong.Span, mark);
            }
        }

        return Body(start, Read().Span, mark);
    }

    private BodySyntax Body(TextSpan start, TextSpan end, int mark) =>
        new(_source, TextSpan.Over(start, end), _items.TakeFrom(mark), new(end.End, end.End));

    /// <summary>Reports an attribute whose name the body has already.</summary>
    private bool IsNew(AttributeSyntax attribute, int mark, ref Dictionary<string, AttributeSyntax>? table)
    {
        if (Earlier(attribute.Name, mark, ref table) is not { } earlier)
        {
            table?.Add(attribute.Name, attribute);
            return true;
        }

        Report(BodyProblems.Redefined(attribute.Name, _source.Locate(earlier.NameSpan).ToString()), attribute.NameSpan);
        return false;
    }

    /// <summary>Finds an attribute of the body under construction; a table is only made for one with many items.</summary>
    private AttributeSyntax? Earlier(string name, int mark, ref Dictionary<string, AttributeSyntax>? table)
    {
        const int Few = 16;
        if (table is not null) return table.GetValueOrDefault(name);

        var items = _items.From(mark);
        if (items.Length >= Few)
        {
            table = new(StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (item is AttributeSyntax attribute) table.Add(attribute.Name, attribute);
            }

            return table.GetValueOrDefault(name);
        }

        foreach (var item in items)
        {
            if (item is AttributeSyntax attribute && string.Equals(attribute.Name, name, StringComparison.Ordinal)) return attribute;
        }

        return null;
    }

    private BodyItemSyntax? ParseItem()
    {
        var name = Read();
        switch (_current.Kind)
        {
            case TokenKind.Equals:
                return ParseAttribute(name, isOnBlockLine: false);
            case TokenKind.OpenQuote or TokenKind.OpenBrace or TokenKind.Identifier:
                return ParseBlock(name);
            default:
                Report(BodyProblems.EqualsRequired, name.Span);
                RecoverBehindLine();
                return null;
        }
    }

    /// <param name="name">The name, which was read.</param>
    /// <param name="isOnBlockLine">Whether a brace may follow instead of a newline.</param>
    private AttributeSyntax ParseAttribute(Token name, bool isOnBlockLine)
    {
        var equals = Read();
        var errors = _errors;
        var expression = ParseExpression();
        var end = _last;
        if (HasFailed(errors))
        {
            RecoverBehindLine();
        }
        else if (!isOnBlockLine && _current.Kind is not (TokenKind.Newline or TokenKind.EndOfFile))
        {
            var problem = _current.Kind == TokenKind.Comma ? BodyProblems.Comma : BodyProblems.MissingNewline;
            ReportUnlessRecovering(problem, _current.Span, Cover(name, _current));
            RecoverBehindLine();
        }
        else if (!isOnBlockLine)
        {
            Read();
        }

        return new(_source, Cover(name, end), Name(name), name.Span, equals.Span, expression);
    }

    private BlockSyntax ParseBlock(Token type)
    {
        var mark = _labels.Count;
        while (_current.Kind != TokenKind.OpenBrace)
        {
            if (_current.Kind == TokenKind.OpenQuote)
            {
                _labels.Add(ParseQuotedLabel());
            }
            else if (_current.Kind == TokenKind.Identifier)
            {
                _labels.Add(new(_source, _current.Span, Name(_current)));
                Read();
            }
            else
            {
                ReportHeader(type);
                RecoverBehindLine();
                var placeholder = new BodySyntax(_source, type.Span, [], type.Span);
                return new(_source, type.Span, Name(type), type.Span, _labels.TakeFrom(mark), type.Span, placeholder, type.Span);
            }
        }

        var brace = Read();
        var labels = _labels.TakeFrom(mark);
        var (body, isForgettable) = ParseForgettableBody(type, brace);
        var close = _last;
        EndBlock(type);
        return isForgettable
            ? new(_source, Cover(type, close), Name(type), type.Span, labels, brace.Span, close.Span, Again)
            : new(_source, Cover(type, close), Name(type), type.Span, labels, brace.Span, body, close.Span);
    }

    private void ReportHeader(Token type)
    {
        var context = Cover(type, _current);
        if (_current.Kind == TokenKind.Equals) Report(BodyProblems.BlockWithEquals, _current.Span, context);
        else if (_current.Kind == TokenKind.Newline) Report(BodyProblems.BraceOnNextLine, _current.Span, context);
        else ReportUnlessRecovering(BodyProblems.LabelRequired, _current.Span, context);
    }

    private BodySyntax ParseBlockBody(Token type, Token brace)
    {
        if (!TryEnter())
        {
            var end = RecoverBehind(TokenKind.CloseBrace);
            return new(_source, Cover(brace, end), [], end.Span);
        }

        var body = _current.Kind is TokenKind.Newline or TokenKind.EndOfFile or TokenKind.CloseBrace
            ? ParseBody(TokenKind.CloseBrace)
            : ParseOneLineBody(type, brace);
        _depth--;
        return body;
    }

    /// <summary>The body of a block on one line: one attribute, and then the brace.</summary>
    private BodySyntax ParseOneLineBody(Token type, Token brace)
    {
        // What is wrong with the block comes before what is wrong inside, which is found first.
        var place = _diagnostics.Count;
        var attribute = ParseOneLineAttribute();
        if (!TryRead(TokenKind.CloseBrace))
        {
            if (_current.Kind == TokenKind.Comma) ReportAt(place, BodyProblems.SeveralOnOneLine, _current.Span);
            else if (_current.Kind == TokenKind.Newline) ReportAt(place, BodyProblems.NotClosedOnSameLine, _current.Span);
            else if (_current.Kind == TokenKind.EndOfFile && !_isRecovering) ReportAt(place, BodyProblems.UnclosedBlock, brace.Span, Cover(type, brace));
            else if (!_isRecovering) ReportAt(place, BodyProblems.NotClosedAfterOne, _current.Span);
            RecoverBehind(TokenKind.CloseBrace);
        }

        return attribute is null
            ? new(_source, Cover(brace, _last), [], _last.Span)
            : new(_source, attribute.Span, [attribute], new(attribute.Span.End, attribute.Span.End));
    }

    private AttributeSyntax? ParseOneLineAttribute()
    {
        var name = Read();
        if (name.Kind == TokenKind.Identifier && _current.Kind == TokenKind.Equals) return ParseAttribute(name, isOnBlockLine: true);

        if (name.Kind != TokenKind.Identifier) Report(BodyProblems.ItemRequired, name.Span);
        else if (_current.Kind is not (TokenKind.OpenQuote or TokenKind.OpenBrace or TokenKind.Identifier)) Report(BodyProblems.EqualsRequired, name.Span);
        else Report(BodyProblems.BlockOnOneLine(Name(name)), Cover(name, _current));
        RecoverBehindLine();
        return null;
    }

    private void EndBlock(Token type)
    {
        if (_current.Kind is TokenKind.Newline or TokenKind.EndOfFile)
        {
            Read();
            return;
        }

        ReportUnlessRecovering(BodyProblems.MissingNewlineAfterBlock, _current.Span, Cover(type, _current));
        RecoverBehindLine();
    }
}
