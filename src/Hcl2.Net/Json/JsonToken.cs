namespace Hcl2.Json;

/// <summary>What a token is taken for; whether it is well-formed is the parser's to say.</summary>
internal enum JsonTokenKind : byte
{
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    Equals,
    Text,
    Number,
    Keyword,
    Invalid,
    End,
}

/// <summary>A token with its bytes and its place.</summary>
internal readonly record struct JsonToken(JsonTokenKind Kind, TextSpan Bytes, SourceSpan Place);
