using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    /// <summary>Reports the tokens that the language does not have, each kind only so often that the first are not lost among them.</summary>
    private void ReportCharacters(ReadOnlySpan<Token> tokens)
    {
        int bitwise = 0, backticks = 0, apostrophes = 0, semicolons = 0, encodings = 0;
        // The kinds in question are the last of the enumeration.
        foreach (var token in tokens)
        {
            if (token.Kind < TokenKind.Ampersand) continue;

            Problem? problem = token.Kind switch
            {
                TokenKind.Ampersand when bitwise++ < 4 => CharacterProblems.BitwiseAnd,
                TokenKind.Pipe when bitwise++ < 4 => CharacterProblems.BitwiseOr,
                TokenKind.Caret when bitwise++ < 4 => CharacterProblems.BitwiseXor,
                TokenKind.Tilde when bitwise++ < 4 => CharacterProblems.BitwiseNot,
                // The second of a pair says nothing new, and after two pairs only the first ones are reported.
                TokenKind.Backtick when backticks++ is 0 or 2 => CharacterProblems.Backtick,
                TokenKind.Apostrophe when apostrophes++ is 0 or 2 => CharacterProblems.Apostrophe,
                TokenKind.Semicolon when semicolons++ == 0 => CharacterProblems.Semicolon,
                TokenKind.InvalidEncoding when encodings++ == 0 => CharacterProblems.Encoding,
                TokenKind.QuotedNewline => CharacterProblems.NewlineInString,
                TokenKind.Invalid when Text(token.Span) is "“" or "”" => CharacterProblems.CurlyQuote,
                TokenKind.Invalid => CharacterProblems.Unknown,
                _ => null,
            };
            if (problem is { } found) Report(found, token.Span);
            if (_diagnostics.Count >= _options.MaxDiagnostics) return;
        }
    }
}
