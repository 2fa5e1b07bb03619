namespace Hcl2.Syntax;

/// <summary>What a token is.</summary>
public enum TokenKind : byte
{
    /// <summary>The empty token behind everything else.</summary>
    EndOfFile,

    /// <summary><c>\n</c> or <c>\r\n</c></summary>
    Newline,

    /// <summary><c># …</c> or <c>// …</c> with its newline, or <c>/* … */</c>.</summary>
    Comment,

    /// <summary>A name.</summary>
    Identifier,

    /// <summary>Digits, with points and exponents; not necessarily a valid number.</summary>
    Number,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c> that ends no template sequence.</summary>
    CloseBrace,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,

    /// <summary><c>(</c></summary>
    OpenParen,

    /// <summary><c>)</c></summary>
    CloseParen,

    /// <summary>The <c>"</c> before a string.</summary>
    OpenQuote,

    /// <summary>The <c>"</c> after a string.</summary>
    CloseQuote,

    /// <summary><c>&lt;&lt;MARKER</c> or <c>&lt;&lt;-MARKER</c> with its newline.</summary>
    OpenHeredoc,

    /// <summary>The line that ends a heredoc, without its newline.</summary>
    CloseHeredoc,

    /// <summary>Literal text between quotes, escapes as written.</summary>
    QuotedText,

    /// <summary>Literal text of a heredoc, one token per line, or of a bare template.</summary>
    Text,

    /// <summary><c>${</c> or <c>${~</c></summary>
    OpenInterpolation,

    /// <summary><c>%{</c> or <c>%{~</c></summary>
    OpenDirective,

    /// <summary><c>}</c> or <c>~}</c> that ends a template sequence.</summary>
    CloseSequence,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>/</c></summary>
    Slash,

    /// <summary><c>%</c></summary>
    Percent,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>=</c></summary>
    Equals,

    /// <summary><c>==</c></summary>
    EqualsEquals,

    /// <summary><c>!=</c></summary>
    BangEquals,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessEquals,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterEquals,

    /// <summary><c>&amp;&amp;</c></summary>
    AndAnd,

    /// <summary><c>||</c></summary>
    OrOr,

    /// <summary><c>!</c></summary>
    Bang,

    /// <summary><c>?</c></summary>
    Question,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>::</c></summary>
    ColonColon,

    /// <summary><c>=&gt;</c></summary>
    FatArrow,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>...</c></summary>
    Ellipsis,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>&amp;</c>, which the language does not have.</summary>
    Ampersand,

    /// <summary><c>|</c>, which the language does not have.</summary>
    Pipe,

    /// <summary><c>^</c>, which the language does not have.</summary>
    Caret,

    /// <summary><c>~</c> outside of template sequences, which the language does not have.</summary>
    Tilde,

    /// <summary><c>;</c>, which the language does not have.</summary>
    Semicolon,

    /// <summary><c>`</c>, which the language does not have.</summary>
    Backtick,

    /// <summary><c>'</c>, which the language does not have.</summary>
    Apostrophe,

    /// <summary>Newlines between quotes.</summary>
    QuotedNewline,

    /// <summary>A character the language does not have.</summary>
    Invalid,

    /// <summary>A byte that is not UTF-8.</summary>
    InvalidEncoding,
}
