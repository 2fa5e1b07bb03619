using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private ParserBuffer<TraversalStep> _steps;

    private ExpressionSyntax ParsePostfix() => ParseSteps(ParseTerm());

    /// <summary>Reads everything that can follow a term: attributes, indexes and splats.</summary>
    private ExpressionSyntax ParseSteps(ExpressionSyntax term)
    {
        if (_current.Kind is not (TokenKind.Dot or TokenKind.OpenBracket)) return term;

        var result = term;
        var depth = _depth;
        var mark = _steps.Count;
        while (_current.Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            // Static steps are collected; anything else is an expression over what was read so far.
            if (_current.Kind == TokenKind.Dot)
            {
                if (ParseDot(ref result, term.Span, mark) is { } step) _steps.Add(step);
            }
            else if (ParseBracket(ref result, term.Span, mark) is { } step)
            {
                _steps.Add(step);
            }
        }

        _depth = depth;
        return WithSteps(result, mark);
    }

    /// <summary>An expression with the static steps that were collected behind it.</summary>
    private ExpressionSyntax WithSteps(ExpressionSyntax target, int mark)
    {
        var steps = _steps.TakeFrom(mark);
        if (steps.Length == 0) return target;

        var span = TextSpan.Over(target.Span, steps[^1].Span);
        return target switch
        {
            ScopeTraversalSyntax { IsName: true } scope => new ScopeTraversalSyntax(_source, span, scope.Name, steps),
            // Parentheses whose inside is in error are not in the tree.
            RelativeTraversalSyntax relative => new RelativeTraversalSyntax(_source, span, relative.Target, relative.Traversal with { Steps = [.. relative.Traversal.Steps, .. steps] }),
            _ => new RelativeTraversalSyntax(_source, span, target, new(_source, "", new(target.Span.End, target.Span.End), steps)),
        };
    }

    /// <returns>A static step; null when the result became another expression instead.</returns>
    private TraversalStep? ParseDot(ref ExpressionSyntax result, TextSpan term, int mark)
    {
        var dot = Read();
        switch (_current.Kind)
        {
            case TokenKind.Identifier:
                var name = Read();
                return new AttributeStep(Name(name), Cover(dot, name));
            case TokenKind.Number:
                return ParseLegacyIndex(dot, Read(), ExpressionProblems.TwoLegacyIndexes, null);
            case TokenKind.Star:
                result = ParseAttributeSplat(WithSteps(result, mark), dot, term);
                return null;
            default:
                var errors = _diagnostics.Count;
                Report(ExpressionProblems.AttributeName, _current.Span);
                _isRecovering = true;
                var before = WithSteps(result, mark);
                result = new ErrorSyntax(
                    _source, TextSpan.Over(term, dot.Span), (before as ScopeTraversalSyntax)?.Traversal, _diagnostics.From(errors).ToArray());
                return null;
        }
    }

    /// <summary>A number behind a dot; two of them look like a fraction.</summary>
    private IndexStep ParseLegacyIndex(Token dot, Token number, Func<string, string, Problem> twoIndexes, TextSpan? subject)
    {
        var text = Text(number.Span);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return new(ParseNumber(number).Value, Cover(dot, number));

        Report(twoIndexes(text[..point], text[(point + 1)..]), subject ?? number.Span);
        return new(HclValue.Dynamic, Cover(dot, number));
    }

    /// <summary><c>.*</c> with the names and numbers behind it.</summary>
    private ExpressionSyntax ParseAttributeSplat(ExpressionSyntax target, Token dot, TextSpan term)
    {
        var star = Read();
        var first = _current;
        var marker = Cover(dot, star);
        var item = new AnonymousSymbolSyntax(_source, marker);
        var mark = _steps.Count;
        while (_current.Kind == TokenKind.Dot)
        {
            var innerDot = Read();
            if (_current.Kind == TokenKind.Number)
            {
                _steps.Add(ParseLegacyIndex(innerDot, Read(), ExpressionProblems.TwoLegacyIndexesInSplat, star.Span));
            }
            else if (_current.Kind == TokenKind.Identifier)
            {
                var name = Read();
                _steps.Add(new AttributeStep(Name(name), Cover(innerDot, name)));
            }
            else
            {
                if (_current.Kind == TokenKind.Star) ReportUnlessRecovering(ExpressionProblems.NestedSplat, _current.Span);
                else ReportUnlessRecovering(ExpressionProblems.AttributeName, star.Span);
                _isRecovering = true;
                _steps.TakeFrom(mark);
                return target;
            }
        }

        if (!TryEnter()) return target;
        var end = _last;
        var steps = _steps.TakeFrom(mark);
        ExpressionSyntax each = steps.Length == 0
            ? item
            : new RelativeTraversalSyntax(_source, Cover(first, end), item, new(_source, "", new(marker.End, marker.End), steps));
        return new SplatSyntax(_source, TextSpan.Over(term, end.Span), target, each, item, marker);
    }

    /// <returns>A static step; null when the result became another expression instead.</returns>
    private IndexStep? ParseBracket(ref ExpressionSyntax result, TextSpan term, int mark)
    {
        var open = Read();
        if (_current.Kind == TokenKind.Star)
        {
            result = ParseFullSplat(WithSteps(result, mark), open, term);
            return null;
        }

        var newlines = CountNewlines(false);
        var errors = _errors;
        var key = ParseExpression();
        Token close;
        if (HasFailed(errors))
        {
            close = RecoverBehind(TokenKind.CloseBracket);
        }
        else
        {
            close = Read();
            if (close.Kind != TokenKind.CloseBracket && !_isRecovering) close = ReportUnclosed(ExpressionProblems.UnclosedIndex);
        }

        CountNewlines(newlines);
        var span = Cover(open, close);
        if (StaticKey(key) is { } known) return new(known, span);

        if (TryEnter()) result = new IndexSyntax(_source, TextSpan.Over(term, span), WithSteps(result, mark), key, open.Span, span);
        return null;
    }

    /// <summary>HCL shows the bracket it finds in the end, not the token where it was missing.</summary>
    private Token ReportUnclosed(Problem problem)
    {
        var close = RecoverBehind(TokenKind.CloseBracket);
        Report(problem, close.Span);
        return close;
    }

    /// <summary>The value of a key that is written out; null for any other.</summary>
    private static HclValue? StaticKey(ExpressionSyntax key) => key switch
    {
        LiteralSyntax literal => literal.Value,
        TemplateSyntax { Parts: [LiteralSyntax literal] } => literal.Value,
        ErrorSyntax { Diagnostics.Count: 0 } => HclValue.Dynamic,
        _ => null,
    };

    /// <summary><c>[*]</c> with everything behind it.</summary>
    private ExpressionSyntax ParseFullSplat(ExpressionSyntax target, Token open, TextSpan term)
    {
        Read();
        var close = Read();
        if (close.Kind != TokenKind.CloseBracket && !_isRecovering) close = ReportUnclosed(ExpressionProblems.UnclosedSplat);

        if (!TryEnter()) return target;
        var marker = Cover(open, close);
        var item = new AnonymousSymbolSyntax(_source, marker);
        var each = ParseSteps(item);
        _depth--;
        return new SplatSyntax(_source, TextSpan.Over(term, each.Span), target, each, item, marker);
    }
}
