using System.Text;
using Hcl2.Syntax;

namespace Hcl2.Tests.Original;

/// <summary>Trees and tokens in the form of the recorded answers.</summary>
/// <param name="errorsAreUnknown">Whether what could not be read is shown as an unknown literal, as the original has it.</param>
/// <param name="openCallsEndAtZero">Whether calls without their parenthesis end before the text, as the original has it.</param>
internal sealed class AnswerTree(bool errorsAreUnknown, bool openCallsEndAtZero)
{
    private const string Nowhere = "0,0,0";

    private readonly StringBuilder _text = new();

    public static string Of(HclExpression expression, bool errorsAreUnknown, bool openCallsEndAtZero)
    {
        var tree = new AnswerTree(errorsAreUnknown, openCallsEndAtZero);
        tree.Add(expression);
        return tree._text.ToString();
    }

    public static string Of(BodySyntax body, bool errorsAreUnknown, bool openCallsEndAtZero)
    {
        var tree = new AnswerTree(errorsAreUnknown, openCallsEndAtZero);
        tree.Add(body);
        return tree._text.ToString();
    }

    public static string Of(SourceText source, IEnumerable<Token> tokens) =>
        string.Concat(tokens.Select(token => $"{Code(token.Kind)} {AnswerText.Of(source.Locate(token.Span))}\n"));

    private void Add(HclExpression expression)
    {
        string At(TextSpan span) => AnswerText.Of(expression.Source.Locate(span));
        var (name, parts, inner) = expression switch
        {
            LiteralSyntax e => ("Literal", AnswerText.Of(e.Value), Inner()),
            TemplateSyntax e => ("Template", "", Inner([.. e.Parts])),
            TemplateWrapSyntax e => ("Wrap", "", Inner(e.Wrapped)),
            TemplateJoinSyntax e => ("Join", "", Inner(e.Tuple)),
            ParenthesesSyntax e => ("Paren", "", Inner(e.Wrapped)),
            ScopeTraversalSyntax e => ("Scope", AnswerText.Of(e.Traversal), Inner()),
            RelativeTraversalSyntax e => ("Rel", AnswerText.Of(e.Traversal), Inner(e.Target)),
            FunctionCallSyntax e => ("Call", $"{e.Name} {At(e.NameSpan)} {At(e.OpenParen)} {(IsOpen(e) ? $"{Nowhere}-{Nowhere}" : At(e.CloseParen))} {Flag(e.ExpandsLast)}", Inner([.. e.Arguments])),
            ConditionalSyntax e => ("Cond", "", Inner(e.Condition, e.WhenTrue, e.WhenFalse)),
            IndexSyntax e => ("Index", $"{At(e.OpenSpan)} {At(e.BracketSpan)}", Inner(e.Collection, e.Key)),
            TupleSyntax e => ("Tuple", At(e.OpenSpan), Inner([.. e.Items])),
            ObjectSyntax e => ("Object", At(e.OpenSpan), Inner([.. e.Items.SelectMany(static IEnumerable<HclExpression> (item) => [item.Key, item.Value])])),
            ObjectKeySyntax e => ("Key", Flag(e.ForceNonLiteral), Inner(e.Wrapped)),
            ForSyntax e => ("For", $"{AnswerText.Quoted(e.KeyName ?? "")} {AnswerText.Quoted(e.ValueName)} {Flag(e.IsGrouping)} {At(e.OpenSpan)} {At(e.CloseSpan)}",
                [e.Collection, e.Key, e.Value, e.Condition]),
            SplatSyntax e => ("Splat", At(e.MarkerSpan), Inner(e.Target, e.Each)),
            AnonymousSymbolSyntax => ("Anon", "", Inner()),
            BinarySyntax e => ("Bin", Operator(e.Operator), Inner(e.Left, e.Right)),
            UnarySyntax e => ("Un", $"{(e.Operator == UnaryOperator.Not ? "!" : "neg")} {At(e.OperatorSpan)}", Inner(e.Operand)),
            _ => errorsAreUnknown ? ("Literal", "unk<any>{}", Inner()) : ("Error", "", Inner()),
        };

        var place = AnswerText.Of(expression.Location);
        if (expression is FunctionCallSyntax call && IsOpen(call)) place = $"{place[..place.IndexOf('-')]}-{Nowhere}";
        _text.Append('(').Append(name).Append(' ').Append(place).Append(" s").Append(AnswerText.Of(expression.StartLocation));
        if (parts.Length > 0) _text.Append(' ').Append(parts);
        foreach (var one in inner)
        {
            _text.Append(' ');
            if (one is null) _text.Append("nil");
            else Add(one);
        }

        _text.Append(')');
    }

    private void Add(BodySyntax body)
    {
        string At(TextSpan span) => AnswerText.Of(body.Source.Locate(span));
        _text.Append('{').Append(AnswerText.Of(body.Location)).Append(' ').Append(At(body.EndSpan));
        foreach (var item in body.Items)
        {
            if (item is AttributeSyntax attribute)
            {
                _text.Append($"\n attr {AnswerText.Quoted(attribute.Name)} {AnswerText.Of(attribute.Location)} {At(attribute.NameSpan)} {At(attribute.EqualsSpan)} ");
                Add(attribute.Expression);
            }
            else if (item is BlockSyntax block)
            {
                _text.Append($"\n block {AnswerText.Quoted(block.Type)} {At(block.TypeSpan)}");
                foreach (var label in block.Labels) _text.Append($" {AnswerText.Quoted(label.Text)} {AnswerText.Of(label.Location)}");
                _text.Append($" {At(block.OpenBrace)} {At(block.CloseBrace)} ");
                Add(block.Body);
            }
        }

        _text.Append('}');
    }

    private bool IsOpen(FunctionCallSyntax call) => openCallsEndAtZero && call.CloseParen.Length == 0;

    private static HclExpression?[] Inner(params HclExpression?[] expressions) => expressions;

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static string Operator(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "%",
    };

    /// <summary>The number of a kind of token in hclsyntax: mostly a character.</summary>
    private static int Code(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => 0x2404,
        TokenKind.Newline => '\n',
        TokenKind.Comment => 'C',
        TokenKind.Identifier => 'I',
        TokenKind.Number => 'N',
        TokenKind.OpenBrace => '{',
        TokenKind.CloseBrace => '}',
        TokenKind.OpenBracket => '[',
        TokenKind.CloseBracket => ']',
        TokenKind.OpenParen => '(',
        TokenKind.CloseParen => ')',
        TokenKind.OpenQuote => '«',
        TokenKind.CloseQuote => '»',
        TokenKind.OpenHeredoc => 'H',
        TokenKind.CloseHeredoc => 'h',
        TokenKind.QuotedText => 'Q',
        TokenKind.Text => 'S',
        TokenKind.OpenInterpolation => '∫',
        TokenKind.OpenDirective => 'λ',
        TokenKind.CloseSequence => '∎',
        TokenKind.Star => '*',
        TokenKind.Slash => '/',
        TokenKind.Percent => '%',
        TokenKind.Plus => '+',
        TokenKind.Minus => '-',
        TokenKind.Equals => '=',
        TokenKind.EqualsEquals => '≔',
        TokenKind.BangEquals => '≠',
        TokenKind.Less => '<',
        TokenKind.LessEquals => '≤',
        TokenKind.Greater => '>',
        TokenKind.GreaterEquals => '≥',
        TokenKind.AndAnd => '∧',
        TokenKind.OrOr => '∨',
        TokenKind.Bang => '!',
        TokenKind.Question => '?',
        TokenKind.Colon => ':',
        TokenKind.ColonColon => '⸬',
        TokenKind.FatArrow => '⇒',
        TokenKind.Dot => '.',
        TokenKind.Ellipsis => '…',
        TokenKind.Comma => ',',
        TokenKind.Ampersand => '&',
        TokenKind.Pipe => '|',
        TokenKind.Caret => '^',
        TokenKind.Tilde => '~',
        TokenKind.Semicolon => ';',
        TokenKind.Backtick => '`',
        TokenKind.Apostrophe => '\'',
        TokenKind.QuotedNewline => 0x2424,
        TokenKind.Invalid => 0xFFFD,
        _ => 0x1F4A9,
    };
}
