using System.Text;
using Hcl2.Syntax;

namespace Hcl2.Tests.Parsing;

public class LexerSpecs
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData("a_b-c1", "Identifier(a_b-c1)")]
    [InlineData("-a", "Minus(-) Identifier(a)")]
    [InlineData("日本 é", "Identifier(日本) Identifier(é)")]
    [InlineData("1 1.5 1e3 1e-3 1.5E+3", "Number(1) Number(1.5) Number(1e3) Number(1e-3) Number(1.5E+3)")]
    [InlineData("1.2.3", "Number(1.2.3)")]
    [InlineData("1..2", "Number(1..2)")]
    [InlineData("1.", "Number(1) Dot(.)")]
    [InlineData("1...", "Number(1) Ellipsis(...)")]
    [InlineData("a.0.b", "Identifier(a) Dot(.) Number(0) Dot(.) Identifier(b)")]
    [InlineData("10MB", "Number(10) Identifier(MB)")]
    [InlineData("1e", "Number(1) Identifier(e)")]
    [InlineData("{}[]()", "OpenBrace({) CloseBrace(}) OpenBracket([) CloseBracket(]) OpenParen(() CloseParen())")]
    [InlineData("* / % + -", "Star(*) Slash(/) Percent(%) Plus(+) Minus(-)")]
    [InlineData("= == != < <= > >=", "Equals(=) EqualsEquals(==) BangEquals(!=) Less(<) LessEquals(<=) Greater(>) GreaterEquals(>=)")]
    [InlineData("&& || ! ? : :: => . ... ,", "AndAnd(&&) OrOr(||) Bang(!) Question(?) Colon(:) ColonColon(::) FatArrow(=>) Dot(.) Ellipsis(...) Comma(,)")]
    [InlineData("& | ^ ~ ; ` '", "Ampersand(&) Pipe(|) Caret(^) Tilde(~) Semicolon(;) Backtick(`) Apostrophe(')")]
    [InlineData("..", "Dot(.) Dot(.)")]
    [InlineData("&&&", "AndAnd(&&) Ampersand(&)")]
    [InlineData("a\nb\r\nc", "Identifier(a) Newline(\\n) Identifier(b) Newline(\\r\\n) Identifier(c)")]
    [InlineData("a\rb", "Identifier(a) Invalid(\\r) Identifier(b)")]
    [InlineData("# x\na", "Comment(# x\\n) Identifier(a)")]
    [InlineData("// x\r\na", "Comment(// x\\r\\n) Identifier(a)")]
    [InlineData("a # x", "Identifier(a) Comment(# x)")]
    [InlineData("/* x\n*/a", "Comment(/* x\\n*/) Identifier(a)")]
    [InlineData("/**/a/***/", "Comment(/**/) Identifier(a) Comment(/***/)")]
    [InlineData("/* a", "Slash(/) Star(*) Identifier(a)")]
    [InlineData("/*/", "Slash(/) Star(*) Slash(/)")]
    [InlineData("@", "Invalid(@)")]
    [InlineData("“a”", "Invalid(“) Identifier(a) Invalid(”)")]
    [InlineData("\"\"", "OpenQuote(\") CloseQuote(\")")]
    [InlineData("\"a b\"", "OpenQuote(\") QuotedText(a b) CloseQuote(\")")]
    [InlineData("\"a\\\"b\\\\\"", "OpenQuote(\") QuotedText(a\\\"b\\\\) CloseQuote(\")")]
    [InlineData("\"a$b%c\"", "OpenQuote(\") QuotedText(a) QuotedText($) QuotedText(b) QuotedText(%) QuotedText(c) CloseQuote(\")")]
    [InlineData("\"$${a}\"", "OpenQuote(\") QuotedText($${) QuotedText(a}) CloseQuote(\")")]
    [InlineData("\"%%{~a}\"", "OpenQuote(\") QuotedText(%%{~) QuotedText(a}) CloseQuote(\")")]
    [InlineData("\"${a}\"", "OpenQuote(\") OpenInterpolation(${) Identifier(a) CloseSequence(}) CloseQuote(\")")]
    [InlineData("\"%{~ if a ~}\"", "OpenQuote(\") OpenDirective(%{~) Identifier(if) Identifier(a) CloseSequence(~}) CloseQuote(\")")]
    [InlineData("\"${{}}\"", "OpenQuote(\") OpenInterpolation(${) OpenBrace({) CloseBrace(}) CloseSequence(}) CloseQuote(\")")]
    [InlineData("\"${\"${a}\"}\"", "OpenQuote(\") OpenInterpolation(${) OpenQuote(\") OpenInterpolation(${) Identifier(a) CloseSequence(}) CloseQuote(\") CloseSequence(}) CloseQuote(\")")]
    [InlineData("\"a\n\nb\"", "OpenQuote(\") QuotedText(a) QuotedNewline(\\n\\n) QuotedText(b) CloseQuote(\")")]
    [InlineData("\"a\\", "OpenQuote(\") QuotedText(a) Invalid(\\)")]
    [InlineData("\"a$", "OpenQuote(\") QuotedText(a) Invalid($)")]
    [InlineData("\"a", "OpenQuote(\") QuotedText(a)")]
    [InlineData("\"\\${a}\"", "OpenQuote(\") QuotedText(\\${a}) CloseQuote(\")")]
    [InlineData("~}", "CloseSequence(~})")]
    [InlineData("<<E\na\nE\n", "OpenHeredoc(<<E\\n) Text(a\\n) CloseHeredoc(E) Newline(\\n)")]
    [InlineData("<<-E\n a ${b}\n E \n", "OpenHeredoc(<<-E\\n) Text( a ) OpenInterpolation(${) Identifier(b) CloseSequence(}) Text(\\n) CloseHeredoc( E ) Newline(\\n)")]
    [InlineData("<<E\nE", "OpenHeredoc(<<E\\n) Text(E)")]
    [InlineData("<<E\n$\nE\n", "OpenHeredoc(<<E\\n) Text($) Text(\\n) CloseHeredoc(E) Newline(\\n)")]
    [InlineData("<<E\na\rb", "OpenHeredoc(<<E\\n) Text(a) Invalid(\\rb)")]
    [InlineData("<<E x", "Less(<) Less(<) Identifier(E) Identifier(x)")]
    [InlineData("<< E\n", "Less(<) Less(<) Identifier(E) Newline(\\n)")]
    [InlineData("<<-1\n", "Less(<) Less(<) Minus(-) Number(1) Newline(\\n)")]
    public void A_text_is_cut_into_tokens(string text, string tokens) => Show(text, SyntaxTree.Tokens(SourceText.From("x", text))).Should().Be(tokens);

    [Theory]
    [InlineData("a\nb", "Text(a\\n) Text(b)")]
    [InlineData("a${b}c", "Text(a) OpenInterpolation(${) Identifier(b) CloseSequence(}) Text(c)")]
    [InlineData("a$", "Text(a) Text($)")]
    [InlineData("\"a\\n\"", "Text(\"a\\n\")")]
    [InlineData("a\rb", "Text(a) Text(\\rb)")]
    public void A_template_is_cut_into_tokens(string text, string tokens) => Show(text, SyntaxTree.TemplateTokens(SourceText.From("x", text))).Should().Be(tokens);

    [Fact]
    public void Bytes_that_are_no_text_are_tokens_of_their_own()
    {
        var bytes = new byte[] { 0xFF, (byte)' ', 0xC3, (byte)'"', (byte)'a', 0x80, (byte)'"', 0xE2, 0x80 };

        var tokens = SyntaxTree.Tokens(new SourceText("x", bytes));

        tokens.Select(static t => t.Kind).Should().Equal(
            TokenKind.InvalidEncoding, TokenKind.InvalidEncoding, TokenKind.OpenQuote, TokenKind.QuotedText, TokenKind.InvalidEncoding,
            TokenKind.CloseQuote, TokenKind.InvalidEncoding, TokenKind.InvalidEncoding, TokenKind.EndOfFile);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-b_1", true)]
    [InlineData("é", true)]
    [InlineData("", false)]
    [InlineData("1a", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a.b", false)]
    public void A_name_is_letters_digits_and_dashes(string text, bool isName) => Identifier.IsValid(text).Should().Be(isName);

    private static string Show(string text, IReadOnlyList<Token> tokens)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        tokens[^1].Should().Be(new Token(TokenKind.EndOfFile, bytes.Length, bytes.Length));
        return string.Join(' ', tokens.SkipLast(1).Select(t =>
            $"{t.Kind}({Encoding.UTF8.GetString(bytes[t.Start..t.End]).Replace("\r", "\\r").Replace("\n", "\\n")})"));
    }
}
