using System.Text;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Replaces <c>$NAME</c> and <c>${NAME…}</c> in values of Compose files and of .env files.</summary>
/// <param name="lookup">The value of a variable; null when it is not set.</param>
/// <param name="warn">Takes warnings about variables that are not set and have no default.</param>
/// <param name="budget">What the files of the plan may cost: a variable that holds another twice doubles with every line, and an alias has its own copy of a string at each place.</param>
internal sealed class Interpolation(Func<string, string?> lookup, Action<string> warn, ComposeBudget budget)
{
    // Compose has no limit, but the stack has one.
    private const int MaxDepth = 100;

    // Each is a string of its own.
    private const int ForWarning = 64;

    /// <summary>Whether the budget is spent: an error of the plan and not of one string.</summary>
    public bool IsSpent => budget.IsSpent;

    /// <summary>The text with its variables replaced.</summary>
    /// <exception cref="Model.BakeException">The budget is spent.</exception>
    /// <exception cref="InterpolationException">A variable is written wrongly, or is required and missing.</exception>
    public string Replace(string text) => Replace(text, 0);

    private string Replace(string text, int depth)
    {
        if (!text.Contains('$')) return text;
        if (depth > MaxDepth) throw new InterpolationException($"variables are nested more than {MaxDepth} deep");

        budget.Charge(text.Length);
        var result = new StringBuilder(text.Length);
        // The rest of the line after a variable in braces is a separate template, which appears in messages.
        var (restStart, restEnd) = (0, 0);
        var line = default(Line);
        var i = 0;
        while (i < text.Length)
        {
            var dollar = text.IndexOf('$', i);
            if (dollar < 0 || dollar == text.Length - 1) break;

            result.Append(text, i, dollar - i);
            i = dollar + 1;
            if (text[i] == '$')
            {
                result.Append('$');
                i++;
            }
            else if (IsStart(text[i]))
            {
                var end = NameEnd(text, i);
                result.Append(Counted(Value(text[i..end])));
                i = end;
            }
            else if (text[i] == '{')
            {
                if (Braced.At(text, i + 1, ref line) is not { } braced)
                {
                    throw InterpolationException.Malformed(dollar < restEnd ? text[restStart..restEnd] : text);
                }

                result.Append(Counted(Value(braced, depth)));
                i = braced.End;
                if (braced.Operator.Length > 0 && dollar >= restEnd) restEnd = braced.LineEnd;
                restStart = i;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.Append(text, i, text.Length - i).ToString();
    }

    private string Counted(string value)
    {
        budget.Charge(value.Length);
        return value;
    }

    private static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static int NameEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end;
    }

    private string Value(string name)
    {
        if (lookup(name) is { } value) return value;

        budget.Charge(ForWarning);
        warn($"The {GoQuote.Of(name)} variable is not set. Defaulting to a blank string.");
        return "";
    }

    private string Value(Braced braced, int depth)
    {
        if (braced.Operator.Length == 0) return Value(braced.Name);

        var value = lookup(braced.Name);
        var counts = value is not null && (value.Length > 0 || braced.Operator[0] != ':');
        return (braced.Operator[^1], counts) switch
        {
            ('-', false) or ('+', true) => Replace(braced.Argument, depth + 1),
            ('?', false) => throw InterpolationException.Missing(braced.Name, Replace(braced.Argument, depth + 1)),
            _ => value ?? "",
        };
    }

    // A line's end, and its last closing brace. Found once for all variables of the line.
    private readonly record struct Line(int End, int LastBrace)
    {
        public static Line At(string text, int position)
        {
            var newline = text.IndexOf('\n', position);
            var end = newline < 0 ? text.Length : newline;
            return new(end, text.AsSpan(0, end).LastIndexOf('}'));
        }
    }

    // ${NAME}, or ${NAME and an operator and an argument}. LineEnd is behind the last brace of the line.
    private readonly record struct Braced(string Name, string Operator, string Argument, int End, int LineEnd)
    {
        public static Braced? At(string text, int start, ref Line line)
        {
            if (start >= text.Length || !IsStart(text[start])) return null;

            var name = NameEnd(text, start);
            if (name < text.Length && text[name] == '}') return new(text[start..name], "", "", name + 1, 0);

            var operation = name < text.Length && text[name] == ':' ? name + 1 : name;
            if (operation >= text.Length || text[operation] is not ('-' or '+' or '?')) return null;

            if (operation >= line.End) line = Line.At(text, operation);
            var last = line.LastBrace;
            if (last <= operation) return null;

            // Nested braces belong to the argument. If they are not balanced, the last one of the line closes the variable.
            var close = Closing(text.AsSpan(0, last + 1), start - 1);
            if (close < 0) close = last;
            return new(text[start..name], text[name..(operation + 1)], text[(operation + 1)..close], close + 1, last + 1);
        }

        private static int Closing(ReadOnlySpan<char> text, int open)
        {
            var depth = 0;
            for (var i = open; i < text.Length; i++)
            {
                if (text[i] == '}' && --depth == 0) return i;
                if (text[i] != '{') continue;

                depth++;
                i++;
            }

            return -1;
        }
    }
}
