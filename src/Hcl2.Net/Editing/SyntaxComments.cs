using Hcl2.Editing;
using Hcl2.Syntax;

namespace Hcl2;

/// <summary>The comments of a string.</summary>
/// <param name="source">The text; it is cut into tokens once.</param>
public sealed class SyntaxComments(SourceText source)
{
    private readonly FileTokens _tokens = new(source);

    /// <summary>The comments right above an item or before it in its line, in order, as written; not those with an empty line between.</summary>
    public IReadOnlyList<string> Before(SyntaxNode node)
    {
        var comments = new List<string>();
        for (var at = _tokens.At(node.Span.Start) - 1; at >= 0; at--)
        {
            var token = _tokens[at];
            if (token.Kind == TokenKind.Comment && IsOwn(at)) comments.Insert(0, source.Text(token.Span).TrimEnd('\r', '\n'));
            // Behind a comment between slashes and stars the line goes on to its newline.
            else if (token.Kind != TokenKind.Newline || at == 0 || _tokens[at - 1].Kind != TokenKind.Comment || _tokens.EndsLine(at - 1)) break;
        }

        return comments;
    }

    /// <summary>The comments behind an item in the line that it ends in, in order, as written.</summary>
    public IReadOnlyList<string> Behind(SyntaxNode node)
    {
        var comments = new List<string>();
        for (var at = _tokens.At(node.Span.End); _tokens[at].Kind == TokenKind.Comment; at++)
        {
            comments.Add(source.Text(_tokens[at].Span).TrimEnd('\r', '\n'));
            if (_tokens.EndsLine(at)) break;
        }

        return comments;
    }

    /// <summary>Whether nothing but comments is before a comment in its line.</summary>
    private bool IsOwn(int comment)
    {
        while (!_tokens.EndsLine(comment - 1))
        {
            comment--;
            if (_tokens[comment].Kind != TokenKind.Comment) return false;
        }

        return true;
    }
}
