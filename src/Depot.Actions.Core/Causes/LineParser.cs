namespace Depot.Actions.Causes;

/// <summary>Parses the prefixes of a line. Linear: each part is read once.</summary>
internal ref struct LineParser
{
    private const int MostParts = 12;
    private const int LongestLabel = 48;

    private readonly string _text;
    private int _at;
    private Level _level;
    private bool _isChecked;
    private bool _isCrossed;
    private bool _hasPlace;
    private bool _hasColumn;
    private bool _isException;
    private bool _hasCode;
    private bool _hasLabel;

    private LineParser(string text) => _text = text;

    private readonly ReadOnlySpan<char> Rest => _text.AsSpan(_at);

    /// <summary>Parses a line without terminal codes.</summary>
    public static OutputLine Parse(string text)
    {
        var parser = new LineParser(text) { _level = MachineLine.Level(text) ?? Level.None };
        parser.SkipSpaces();
        var indent = parser._at;
        for (var part = 0; part < MostParts && parser.TakePart(); part++) parser.SkipSpaces();
        return new(text, parser.Rest.TrimEnd().ToString(), parser._level, indent)
        {
            IsChecked = parser._isChecked,
            IsCrossed = parser._isCrossed,
            HasPlace = parser._hasPlace,
            HasColumn = parser._hasColumn,
            IsException = parser._isException,
            HasCode = parser._hasCode,
            HasLabel = parser._hasLabel,
            Signs = LineSigns.Of(text),
        };
    }

    private bool TakePart() =>
        _at < _text.Length && (TakeBullet() || TakeTime() || TakeBrackets() || TakeException() || TakeLevel() || TakePlace() || TakeLabel());

    private void SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    // `✘ `, `│ `, `=> `: signs up to a space. A word directly after one belongs to the message.
    private bool TakeBullet()
    {
        var at = _at;
        var (isCross, isCheck) = (false, false);
        while (at < _text.Length && !char.IsWhiteSpace(_text[at]) && at - _at < 8)
        {
            if (char.IsAsciiLetterOrDigit(_text[at])) return false;
            var length = char.IsHighSurrogate(_text[at]) && at + 1 < _text.Length ? 2 : 1;
            var sign = _text.AsSpan(at, length);
            if (LineWords.Crosses.AsSpan().Contains(sign, StringComparison.Ordinal)) isCross = true;
            else if (LineWords.Checks.AsSpan().Contains(sign, StringComparison.Ordinal)) isCheck = true;
            else if (!LineWords.Bullets.AsSpan().Contains(sign, StringComparison.Ordinal) && sign[0] != '\uFE0F') return false;
            at += length;
        }

        if (at == _at || (at < _text.Length && !char.IsWhiteSpace(_text[at]))) return false;
        _isCrossed |= isCross;
        _isChecked |= isCheck;
        _at = at;
        return true;
    }

    // `2026-11-29T07:13:52.360Z `, `07:13:52 `, `2026/11/29 `
    private bool TakeTime()
    {
        if (IsLineAndColumn(out var length))
        {
            _at += length;
            return true;
        }

        var (at, marks) = (_at, 0);
        for (; at < _text.Length && !char.IsWhiteSpace(_text[at]); at++)
        {
            var c = _text[at];
            if (c is ':' or '-' or '/') marks++;
            else if (!char.IsAsciiDigit(c) && c is not ('.' or ',' or 'T' or 'Z' or '+')) return false;
        }

        if (marks < 2 || at - _at < 8 || !char.IsAsciiDigit(_text[_at])) return false;
        _at = at;
        return true;
    }

    // `2:1  error  …`: linters that name the file once.
    private readonly bool IsLineAndColumn(out int length)
    {
        length = Rest.IndexOf(' ');
        if (length < 3 || length > 12) return false;
        var colon = Rest[..length].IndexOf(':');
        return colon > 0 && colon < length - 1 && Rest[..colon].IndexOfAnyExceptInRange('0', '9') < 0 && Rest[(colon + 1)..length].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    // `[ERROR] `, `[javac] `, `(plugin terser) `, `[vite:css] `
    private bool TakeBrackets()
    {
        var close = _text[_at] switch { '[' => ']', '(' => ')', _ => '\0' };
        if (close == '\0') return false;
        var length = Rest[..Math.Min(Rest.Length, LongestLabel)].IndexOf(close);
        if (length < 2) return false;
        var inside = Rest[1..length].Trim();
        var after = _at + length + 1;
        if (after < _text.Length && _text[after] == ':') after++;
        else if (after < _text.Length && !char.IsWhiteSpace(_text[after])) return false;
        // An option of a usage text is no label.
        if (inside is ['-', ..]) return false;
        if (LineWords.LevelOf.TryGetValue(inside, out var level)) Raise(level);
        else if (IsExceptionName(inside)) _isException = true;
        _at = after;
        return true;
    }

    private readonly int WordEnd(int at)
    {
        while (at < _text.Length && (char.IsLetter(_text[at]) || (_text[at] == '!' && at > _at))) at++;
        return at;
    }

    // `error: `, `ERROR `, `error TS2304: `, `error[E0308]: `, `fatal error: `, `npm error `
    private bool TakeLevel()
    {
        if (_level is not (Level.None or Level.LooseError)) return false;
        var start = _at;
        for (var word = 0; word < 4; word++)
        {
            var end = WordEnd(start);
            if (end == start) return false;
            var text = _text.AsSpan(start, end - start);
            if (LineWords.LevelOf.TryGetValue(text, out var level) && TakeLevelEnd(level, text, word, end)) return true;
            if (word == 0 && LineWords.IsArticle.Contains(text)) return false;
            if (end >= _text.Length || _text[end] != ' ') return false;
            start = end + 1;
        }

        return false;
    }

    private bool TakeLevelEnd(Level level, ReadOnlySpan<char> word, int before, int end)
    {
        var next = end < _text.Length ? _text[end] : '\0';
        if (next == '[' && level == Level.Error && _text.AsSpan(end).IndexOf(']') is var bracket and > 0 && bracket < 20)
        {
            end += bracket + 1;
            next = end < _text.Length ? _text[end] : '\0';
            _hasCode = true;
        }

        if (next == ':' && (before == 0 || word.Length > 1))
        {
            // `error:tls.c:12` is not a path, `E:\x` a drive.
            if (end + 1 < _text.Length && !char.IsWhiteSpace(_text[end + 1])) return false;
            Raise(level);
            _at = end + 1;
            return true;
        }

        // Pytest puts an E before the lines of an assertion.
        if (word is "E" && before == 0 && _text.AsSpan(end).StartsWith("   ", StringComparison.Ordinal))
        {
            Raise(Level.Error);
            _at = end;
            return true;
        }

        if (word.Length == 1 || (next != '\0' && !char.IsWhiteSpace(next))) return false;
        // A code and a colon: `TS2304:`, `NU1004:`, `(E0425):`.
        if (level is Level.Error or Level.Warning && CodeEnd(end + 1) is var code and > 0)
        {
            _hasCode = true;
            Raise(level);
            _at = code;
            return true;
        }

        var isUpper = word.IndexOfAnyInRange('a', 'z') < 0 && char.IsAscii(word[0]);
        if (before == 0 && (isUpper || !char.IsUpper(word[0])))
        {
            Raise(level == Level.Error && !isUpper ? Level.LooseError : level);
            _at = end;
            return true;
        }

        // `npm error`, `lerna ERR!`, `npm notice`: the name of a tool, then the level.
        if (before != 1 || !char.IsAsciiLetterLower(_text[_at])) return false;
        Raise(level == Level.Error ? Level.LooseError : level);
        _at = end;
        return true;
    }

    private readonly int CodeEnd(int at)
    {
        var end = at;
        while (end < _text.Length && char.IsAsciiLetterUpper(_text[end])) end++;
        var letters = end - at;
        while (end < _text.Length && char.IsAsciiDigit(_text[end])) end++;
        return letters is > 0 and < 8 && end - at > letters && end < _text.Length && _text[end] == ':' ? end + 1 : 0;
    }

    // `TypeError: `, `java.io.IOException: `, `AssertionError [ERR_ASSERTION]: `, and prefixes of exceptions.
    private bool TakeException()
    {
        foreach (var opening in Openings)
        {
            if (!Rest.StartsWith(opening, StringComparison.Ordinal)) continue;
            _isException = true;
            _at += opening.Length;
            return true;
        }

        var end = Rest.IndexOfAny(' ', ':', '(');
        // `ActionView::Template::Error:`
        while (end >= 0 && Rest[end..].StartsWith("::", StringComparison.Ordinal))
        {
            var more = Rest[(end + 2)..].IndexOfAny(' ', ':', '(');
            end = more < 0 ? -1 : end + 2 + more;
        }

        var name = end < 0 ? Rest : Rest[..end];
        if (!IsExceptionName(name)) return false;
        var after = end < 0 ? [] : Rest[end..];
        if (after is not ([] or [':', ..]) && !after.StartsWith(" [", StringComparison.Ordinal)) return false;
        _isException = true;
        _at += name.Length + (after is [':', ..] ? 1 : after is [] ? 0 : Math.Max(0, after.IndexOf(':') + 1));
        return true;
    }

    private static readonly string[] Openings =
        ["Unhandled exception. ", "Unhandled exception: ", "Uncaught exception: ", "Uncaught (in promise) ", "Uncaught ", "Exception in thread \"main\" ", "panic: ", "panicked at "];

    private static bool IsExceptionName(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOfAny('.', ':', '\\') + 1)..];
        if (last.Length < 6 || !char.IsAsciiLetterUpper(last[0])) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or ':' or '\\' or '_' or '$')) return false;
        }

        foreach (var ending in LineWords.Exceptions)
        {
            if (last.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // `src/a.c:3:11: `, `a.ts(2,7): `, `App.java:[4,5] `, `main.js (2:6): `, `Dockerfile:4 `
    private bool TakePlace()
    {
        var place = FilePosition.Parse(Rest);
        if (place.Length == 0) return false;
        (_hasPlace, _hasColumn) = (true, _hasColumn || place.HasColumn);
        _at += place.Length;
        return true;
    }

    // `b:build: `, `configure: `, `line 4: `, `pkg/b build: `
    private bool TakeLabel()
    {
        var near = Rest[..Math.Min(Rest.Length, LongestLabel)];
        var colon = near.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 1 && Rest.Length <= LongestLabel && Rest[^1] == ':') return false;
        if (colon < 1) return false;
        var label = near[..colon];
        var words = label.Count(' ');
        if (words > 1 || label.IndexOfAny('\'', '"', '`') >= 0) return false;
        // Two words are a label when one is a number, a path or a word in brackets.
        if (words == 1 && label.IndexOfAny(LineWords.PartsOfPlaces) < 0) return false;
        // RSpec: `Failure/Error: expect(total).to eq(3)`.
        if (label.EndsWith("/Error", StringComparison.Ordinal)) Raise(Level.Error);
        _at += colon + 1;
        _hasLabel = true;
        return true;
    }

    // Of two, `npm error gyp info`, the second is the line's own.
    private void Raise(Level level)
    {
        if (_level is Level.None or Level.LooseError || level > _level) _level = level;
    }
}
