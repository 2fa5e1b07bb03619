namespace Hcl2.Parsing;

/// <summary>What a string starts as.</summary>
internal enum LexerMode : byte
{
    /// <summary>Attributes, blocks or an expression.</summary>
    Normal,

    /// <summary>A template without quotes.</summary>
    Template,

    /// <summary>Between quotes; never the start of a string.</summary>
    Quoted,

    /// <summary>Between the markers of a heredoc; never the start of a string.</summary>
    Heredoc,
}
