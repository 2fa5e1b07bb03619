using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private Traversal? ParseWholeTraversal(bool allowsSplats)
    {
        CountNewlines(false);
        var root = Read();
        if (root.Kind != TokenKind.Identifier)
        {
            Report(TraversalProblems.RootName, root.Span);
            return null;
        }

        var mark = _steps.Count;
        while (_current.Kind != TokenKind.EndOfFile && ParseStaticStep(root, allowsSplats) is { } step) _steps.Add(step);
        return new(_source, Name(root), root.Span, _steps.TakeFrom(mark));
    }

    /// <returns>Null when there is no step, which was reported.</returns>
    private TraversalStep? ParseStaticStep(Token root, bool allowsSplats)
    {
        if (_current.Kind == TokenKind.OpenBracket) return ParseStaticIndex(root, allowsSplats);
        if (_current.Kind != TokenKind.Dot)
        {
            Report(TraversalProblems.Operator, _current.Span, Cover(root, _current));
            return null;
        }

        var dot = Read();
        var name = Read();
        if (name.Kind == TokenKind.Identifier) return new AttributeStep(Name(name), Cover(dot, name));

        Report(name.Kind == TokenKind.Star ? TraversalProblems.Star : TraversalProblems.Name, name.Span, Cover(root, name));
        return null;
    }

    private TraversalStep? ParseStaticIndex(Token root, bool allowsSplats)
    {
        var open = Read();
        var errors = _errors;
        HclValue? key = null;
        switch (_current.Kind)
        {
            case TokenKind.Number:
                key = ParseNumber(Read()).Value;
                break;
            case TokenKind.OpenQuote:
                key = HclValue.String(ParseQuotedLabel().Text);
                break;
            case TokenKind.Star when allowsSplats:
                Read();
                break;
            default:
                Report(_current.Kind == TokenKind.Star ? TraversalProblems.Splat : TraversalProblems.Index, _current.Span, Cover(root, _current));
                return null;
        }

        var close = Read();
        if (close.Kind != TokenKind.CloseBracket) Report(TraversalProblems.Unclosed, close.Span, Cover(open, close));
        if (_errors > errors) return null;
        return key is null ? new SplatStep(Cover(open, close)) : new IndexStep(key, Cover(open, close));
    }
}
