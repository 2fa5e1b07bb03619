using System.Text;

namespace Depot.Bake.Compose.Yaml;

/// <summary>Reads a YAML text character by character. The end of the text reads as NUL, which no text contains.</summary>
internal sealed class YamlCursor(YamlEncoding input)
{
    private int _position;
    private int _line;
    private int _column;

    /// <summary>Where the next character is.</summary>
    public YamlMark Mark => new(_line, _column);

    public int Column => _column;

    /// <summary>The next character.</summary>
    public char Current => At(0);

    /// <summary>Whether there are only blanks since the last line break.</summary>
    public bool IsLineStart { get; private set; }

    public bool IsEnd => Current == '\0';

    public bool IsBreak => IsBreakAt(0);

    /// <summary>A space or a tab.</summary>
    public bool IsBlank => IsBlankAt(0);

    /// <summary>A space, a tab, a line break, or the end.</summary>
    public bool IsSpace => IsSpaceAt(0);

    /// <summary>The start of a document, or its end.</summary>
    public bool IsDocumentIndicator => _column == 0 && (IsTriple('-') || IsTriple('.'));

    /// <summary>A character further on.</summary>
    public char At(int ahead)
    {
        Need(ahead + 1);
        return _position + ahead is var place && place < input.Text.Length ? input.Text[place] : '\0';
    }

    public bool IsBreakAt(int ahead) => At(ahead) is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public bool IsBlankAt(int ahead) => At(ahead) is ' ' or '\t';

    public bool IsSpaceAt(int ahead) => At(ahead) is '\0' || IsBlankAt(ahead) || IsBreakAt(ahead);

    /// <summary>Exactly three of a character, followed by white space.</summary>
    public bool IsTriple(char c) => At(0) == c && At(1) == c && At(2) == c && IsSpaceAt(3);

    /// <summary>Fails when the next characters cannot be read.</summary>
    public void Need(int count)
    {
        if (input.Fault is not null && _position + count > input.Text.Length) throw input.Fault;
    }

    /// <summary>Skips one character that is not a line break.</summary>
    public void Skip()
    {
        if (!IsBlank) IsLineStart = false;
        _position += char.IsHighSurrogate(Current) ? 2 : 1;
        _column++;
    }

    public void Skip(int count)
    {
        for (var i = 0; i < count; i++) Skip();
    }

    public void SkipBlanks()
    {
        while (IsBlank) Skip();
    }

    public void SkipToBreak()
    {
        while (!IsBreak && !IsEnd) Skip();
    }

    /// <summary>Skips a line break, if there is one.</summary>
    public void SkipBreak()
    {
        if (!IsBreak) return;

        _position += Current == '\r' && At(1) == '\n' ? 2 : 1;
        _line++;
        _column = 0;
        IsLineStart = true;
    }

    /// <summary>Copies one character that is not a line break.</summary>
    public void Read(StringBuilder to)
    {
        to.Append(Current);
        if (char.IsHighSurrogate(Current)) to.Append(At(1));
        Skip();
    }

    /// <summary>Copies a line break, if there is one; all become the same, except those of Unicode.</summary>
    public void ReadBreak(StringBuilder to)
    {
        if (!IsBreak) return;

        to.Append(Current is '\u2028' or '\u2029' ? Current : '\n');
        SkipBreak();
    }

    /// <summary>The end of the text counts as a line of its own.</summary>
    public void EndLine()
    {
        if (_column == 0) return;

        _line++;
        _column = 0;
    }
}
