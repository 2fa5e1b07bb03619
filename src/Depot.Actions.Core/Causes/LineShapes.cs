using System.Buffers;

namespace Depot.Actions.Causes;

/// <summary>Kinds of lines that are recognized by their form, not by words.</summary>
internal static class LineShapes
{
    private static readonly string[] CountNouns = ["error", "failure", "failed", "failing", "fail", "problem", "issue", "warning"];

    /// <summary>A frame of a stack trace, or its delimiter.</summary>
    public static bool IsFrame(OutputLine line)
    {
        var text = line.Text.AsSpan(line.Indent);
        if (line.HasPlace && line.Message.StartsWith("+0x", StringComparison.Ordinal)) return true;
        if (line.HasPlace && line.Message.StartsWith("in ", StringComparison.Ordinal) && !line.Message.Contains("': ", StringComparison.Ordinal)) return true;
        if (text.StartsWith("at ")) return line.Indent > 0 || text.IndexOf('(') > 0;
        if (text.StartsWith("File \"")) return true;
        if (text.StartsWith("from ")) return FilePosition.Parse(text["from ".Length..]).Length > 0;
        if (text.StartsWith("... ")) return text.EndsWith(" more");
        if (text is ['#', >= '0' and <= '9', ..]) return true;
        if (text.StartsWith("goroutine ") || text.StartsWith("created by ") || text.StartsWith("stack backtrace") || text.StartsWith("Call Stack") || text.StartsWith("Calls:")) return true;
        return text.StartsWith("stack trace", StringComparison.OrdinalIgnoreCase) || text.StartsWith("stacktrace", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Traceback (most recent");
    }

    /// <summary>Quoted source: a number and a bar (<c>12 | code</c>, <c>12: code</c>), or a line of code that throws.</summary>
    public static bool IsSource(OutputLine line)
    {
        var text = line.Text.AsSpan(line.Indent);
        if (text is ['>', ' ', ..]) text = text[1..].TrimStart();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && digits < 7)
        {
            var rest = text[digits..].TrimStart();
            if (rest is ['|' or '│' or '┃', ..]) return true;
            if (text[digits] == ':' && rest is [':', ' ', ..] && line.Indent == 0 && digits < 5 && (rest.IndexOfAny(";{}=") >= 0)) return true;
        }

        return line.Indent > 0 && (text.StartsWith("throw ") || text.StartsWith("raise ") || text.StartsWith("return "));
    }

    /// <summary><c>code: 'ENOENT',</c>: a name and a literal.</summary>
    public static bool IsField(OutputLine line)
    {
        if (line.Level >= Level.Error || line.IsException) return false;
        var text = line.Level == Level.LooseError ? line.Message.AsSpan() : line.Text.AsSpan(line.Indent);
        if (line.Level == Level.LooseError && IsPrintedField(text)) return true;
        var colon = text.IndexOf(": ");
        if (colon < 1 || text[..colon].IndexOfAny(' ', '/', '.') >= 0) return false;
        var value = text[(colon + 2)..].TrimEnd(',');
        return value is [] or ['\'', .., '\''] or ['"', .., '"'] or ['['] or ['{'] or "null" or "undefined" or "true" or "false" or "|-" || value.TrimStart('-').IndexOfAnyExcept(LineWords.Digits) < 0;
    }

    private static readonly string[] Fields = ["code ", "errno ", "syscall ", "path ", "dest ", "cwd ", "command ", "signal ", "location ", "workspace ", "file ", "pkgid ", "stack "];

    // npm prints the fields of its error as lines of their own.
    private static bool IsPrintedField(ReadOnlySpan<char> message)
    {
        foreach (var field in Fields)
        {
            if (message.StartsWith(field, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary><c>Failures:</c>, <c>=== ERRORS ===</c>, <c>FAIL</c>: a word of failure alone.</summary>
    public static bool IsTitle(OutputLine line)
    {
        if (line.Level >= Level.LooseError) return false;
        var words = line.Text.Trim(' ', ':', '=', '-', '_', '*', '#');
        return Array.Exists(Titles, title => words.Equals(title, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Titles = ["fail", "failed", "failure", "failures", "errors", "errors and failures", "failed examples", "failed tests", "failures and errors", "problems"];

    /// <summary>Whether a line is one side of a comparison: <c>Expected: 3</c>, <c>+ received</c>.</summary>
    public static bool IsSide(string text)
    {
        var start = text.AsSpan().TrimStart(" #-+|E");
        foreach (var side in Sides)
        {
            if (start.StartsWith(side, StringComparison.OrdinalIgnoreCase)) return start.Length == side.Length || start[side.Length] is ':' or ' ' && start.IndexOf(':') == side.Length;
        }

        return false;
    }

    private static readonly string[] Sides = ["expected", "received", "actual", "left", "right", "got", "want", "but was"];

    /// <summary>Whether a message begins with a URL and more text follows.</summary>
    public static bool IsAddress(string message) => message.StartsWith("http", StringComparison.Ordinal) && message.Contains(' ', StringComparison.Ordinal);

    private static readonly SearchValues<char> NameSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+/");

    /// <summary>Whether the message begins with the name of the program, as errors of Unix programs do: <c>ld: …</c>.</summary>
    public static bool IsNamed(OutputLine line)
    {
        var colon = line.Text.IndexOf(": ", StringComparison.Ordinal);
        return line.Indent == 0 && colon is > 0 and < 40 && char.IsAsciiLetterLower(line.Text[0]) && line.Text.AsSpan(0, colon).IndexOfAnyExcept(NameSigns) < 0;
    }

    /// <summary><c>make: *** [Makefile:3: all] Error 2</c></summary>
    public static bool IsMakeError(ReadOnlySpan<char> text) =>
        text.IndexOf("*** [") is var stars and >= 0 && text[stars..].IndexOf("] Error ") > 0;

    /// <summary>Whether a line reports success: by its text, or by a count of zero.</summary>
    public static bool IsSuccess(OutputLine line) => line.Shows(Signs.Success) && !HasCount(line.Text, zero: false);

    /// <summary>Whether a line counts failures: <c>2 errors generated</c>, <c>1 of 61 files</c>, <c>failures=1</c>.</summary>
    public static bool IsCount(ReadOnlySpan<char> text) => HasCount(text, zero: false);

    private static bool HasCount(ReadOnlySpan<char> text, bool zero)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or ':' or '_'))) continue;
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            var isZero = text[at..end].IndexOfAnyExcept('0') < 0;
            if (isZero == zero && (CountsAfter(text[end..], end - at) || CountsBefore(text[..at]))) return true;
            at = end;
        }

        return false;
    }

    // ` errors generated`, ` test failed`, ` previous errors`: the noun is one of the next three words.
    private static bool CountsAfter(ReadOnlySpan<char> text, int digits)
    {
        for (var word = 0; word < 3; word++)
        {
            if (text is not [' ', ..]) return false;
            text = text.TrimStart(' ');
            var end = 0;
            while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
            if (end == 0) return false;
            var noun = text[..end];
            foreach (var known in CountNouns)
            {
                if (!noun.StartsWith(known, StringComparison.OrdinalIgnoreCase) || noun.Length > known.Length + 1) continue;
                // `404 error` is a status; `3 error: x` a place.
                return digits < 6 && (word > 0 || digits != 3 || noun.Length > known.Length) && !(noun.Length == known.Length && end < text.Length && text[end] == ':' && end + 1 < text.Length);
            }

            text = text[end..];
            if (text is [',' or ';', ..]) return false;
        }

        return false;
    }

    // `failures=`, `Errors: `, `# fail `
    private static bool CountsBefore(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(' ');
        var isSet = text is [.., '=' or ':'];
        text = text.TrimEnd("=: ");
        var start = text.Length;
        while (start > 0 && char.IsAsciiLetter(text[start - 1])) start--;
        var noun = text[start..];
        return noun.Equals("failures", StringComparison.OrdinalIgnoreCase) || noun.Equals("errors", StringComparison.OrdinalIgnoreCase) || (noun.Equals("failed", StringComparison.OrdinalIgnoreCase) && isSet)
            || (noun.Equals("fail", StringComparison.OrdinalIgnoreCase) && text[..start].TrimStart("# ") is []);
    }

    /// <summary>Whether the word at a position is a separate word, not part of the name of a file or package.</summary>
    public static bool StandsAlone(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var before = at == 0 ? ' ' : text[at - 1];
        var isGlued = char.IsLetterOrDigit(before) ? !char.IsLetter(before) || char.IsAsciiLetterLower(text[at]) : before is '-' or '_' or '.' or '/' or '\\' or '@';
        var after = end < text.Length ? text[end] : ' ';
        var next = end + 1 < text.Length ? text[end + 1] : ' ';
        return !isGlued && !(after is '-' or '_' or '/' or '\\' or '@' or '(' or '=' || char.IsDigit(after) || (after == '.' && char.IsLetterOrDigit(next)));
    }
}
