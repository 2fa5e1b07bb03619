using System.Globalization;
using System.Text;
using Depot.Bake.Compose.Tree;

namespace Depot.Bake.Compose;

/// <summary>Reads files of <c>KEY=VALUE</c> lines as Compose does.</summary>
internal sealed class DotEnv
{
    private readonly string _text;
    private readonly Interpolation _interpolation;
    private readonly Func<string, string?> _inherited;
    private readonly Dictionary<string, string> _values;
    private int _next;
    private int _line = 1;

    private DotEnv(string text, Dictionary<string, string> values, Func<string, string?> inherited, Action<string> warn, ComposeBudget budget)
    {
        (_text, _values, _inherited) = (text, values, inherited);
        _interpolation = new(name => inherited(name) ?? values.GetValueOrDefault(name), warn, budget);
    }

    /// <summary>Adds the variables of a file to those of earlier files.</summary>
    /// <param name="text">The file.</param>
    /// <param name="values">The variables so far.</param>
    /// <param name="inherited">The values from outside, which override those of the file.</param>
    /// <param name="warn">Takes warnings about variables that are not set.</param>
    /// <param name="budget">What the files of the plan may cost.</param>
    /// <exception cref="FormatException">A line has the wrong form.</exception>
    public static void Read(string text, Dictionary<string, string> values, Func<string, string?> inherited, Action<string> warn, ComposeBudget budget) =>
        new DotEnv(text, values, inherited, warn, budget).Read();

    private void Read()
    {
        while (SkipToStatement())
        {
            var (key, hasValue) = Key();
            if (key.Contains(' ')) throw Failure("key cannot contain a space");
            if (hasValue) _values[key] = Value();
            else if (_inherited(key) is { } value) _values[key] = value;
        }
    }

    private bool SkipToStatement()
    {
        while (_next < _text.Length)
        {
            if (_text[_next] == '#')
            {
                var end = _text.IndexOf('\n', _next);
                _next = end < 0 ? _text.Length : end;
            }
            else if (char.IsWhiteSpace(_text[_next]))
            {
                if (_text[_next++] == '\n') _line++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private (string Key, bool HasValue) Key()
    {
        const string Export = "export";
        if (_text.AsSpan(_next).StartsWith(Export) && _next + Export.Length < _text.Length && char.IsWhiteSpace(_text[_next + Export.Length]))
        {
            _next += Export.Length;
            SkipSpaces();
        }

        var start = _next;
        for (var i = start; i < _text.Length; i++)
        {
            var c = _text[i];
            if (IsSpace(c) || c is '_' or '.' or '-' or '[' or ']' || char.IsLetter(c) || char.IsNumber(c) || char.IsSurrogate(c)) continue;
            if (c is not ('=' or ':' or '\n'))
            {
                throw Failure($"unexpected character {Text.GoQuote.Of(c.ToString())} in variable name {Text.GoQuote.Of(_text[start..].Split('\n')[0])}");
            }

            var key = _text[start..i];
            if (c == '\n' && !key.Contains(' ')) _line++;
            _next = i + 1;
            SkipSpaces();
            return (key.TrimEnd(), c != '\n');
        }

        // The last line without its end and without a value has no key either.
        _next = start;
        SkipSpaces();
        return ("", true);
    }

    private string Value()
    {
        if (_next < _text.Length && _text[_next] is '"' or '\'') return Quoted(_text[_next]);

        var end = _text.IndexOf('\n', _next);
        var value = _text[_next..(end < 0 ? _text.Length : end)];
        _next = end < 0 ? _text.Length : end + 1;
        _line++;
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return Expanded((comment < 0 ? value : value[..comment]).TrimEnd());
    }

    private string Quoted(char quote)
    {
        var value = new StringBuilder();
        var start = _next++;
        for (; _next < _text.Length; _next++)
        {
            var c = _text[_next];
            if (c == '\n') _line++;
            if (c == quote)
            {
                _next++;
                return quote == '"' ? Expanded(Unescaped(value.ToString())) : value.ToString();
            }

            // Only the backslash before the quote is removed here.
            if (c == '\\' && _next + 1 < _text.Length)
            {
                var escaped = _text[++_next];
                if (escaped == '\n') _line++;
                if (escaped != quote) value.Append('\\');
                value.Append(escaped);
            }
            else if (c != '\\')
            {
                value.Append(c);
            }
        }

        throw Failure($"unterminated quoted value {_text[start..].Split('\n')[0]}");
    }

    private string Expanded(string value)
    {
        try
        {
            return _interpolation.Replace(value);
        }
        catch (InterpolationException wrong)
        {
            throw new FormatException(wrong.Message);
        }
    }

    private static string Unescaped(string text)
    {
        if (!text.Contains('\\')) return text;

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var next = text[++i];
            if (next == '0')
            {
                var digits = text.AsSpan(i + 1, Math.Min(3, text.Length - i - 1));
                var other = digits.IndexOfAnyExceptInRange('0', '9');
                if (other >= 0) digits = digits[..other];
                i += digits.Length;
                result.Append(Octal(digits));
                continue;
            }

            // An escaped dollar sign does not start a variable.
            var at = "abfnrtv\\\"$".IndexOf(next, StringComparison.Ordinal);
            if (at < 0) result.Append('\\').Append(next);
            else result.Append(at == 9 ? "$$" : "\a\b\f\n\r\t\v\\\""[at].ToString());
        }

        return result.ToString();
    }

    private static string Octal(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 3 && digits.IndexOfAnyExceptInRange('0', '7') < 0)
        {
            var value = ((digits[0] - '0') * 64) + ((digits[1] - '0') * 8) + digits[2] - '0';
            if (value < 256) return ((char)value).ToString();
        }

        return string.Concat("\\0", digits);
    }

    private void SkipSpaces()
    {
        while (_next < _text.Length && IsSpace(_text[_next])) _next++;
    }

    private static bool IsSpace(char c) => c is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00a0';

    private FormatException Failure(string problem) => new(string.Create(CultureInfo.InvariantCulture, $"line {_line}: {problem}"));
}
