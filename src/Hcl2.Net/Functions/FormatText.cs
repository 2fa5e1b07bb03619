using System.Text;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Takes a format apart and fills it.</summary>
internal static class FormatText
{
    /// <summary>Greater widths and precisions are errors: they would only exhaust memory.</summary>
    private const int MaximumWidth = 1_000_000;

    /// <summary>Appends the format with its verbs replaced.</summary>
    /// <param name="format">Text with verbs.</param>
    /// <param name="arguments">What the verbs stand for, in order.</param>
    /// <param name="text">Receives the result; has part of it after an error.</param>
    /// <param name="argument">The argument at fault, from 0; null when it is the format.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Conversion? Append(string format, HclValue[] arguments, StringBuilder text, out int? argument)
    {
        argument = null;
        var next = 1;
        var highest = 0;
        for (var position = 0; position < format.Length;)
        {
            var percent = format.IndexOf('%', position);
            if (percent < 0) percent = format.Length;
            text.Append(format, position, percent - position);
            position = percent;
            if (position == format.Length) break;

            if (position + 1 < format.Length && format[position + 1] == '%')
            {
                text.Append('%');
                position += 2;
                continue;
            }

            if (Read(format, ref position, next, out var unreadable) is not { } verb) return Conversion.Failed(unreadable!);
            highest = Math.Max(highest, verb.Argument);
            next = verb.Argument + 1;
            var formatted = Formatted(verb, arguments);
            if (!formatted.Succeeded) return formatted;
            text.Append(formatted.Value.AsString);
            if (text.Length > Limits.Text) return Conversion.Failed(Limits.TextError);
        }

        if (highest >= arguments.Length) return null;
        argument = highest;
        return Conversion.Failed($"too many arguments; {(highest == 0 ? "no verbs in format string" : $"only {highest} used by format string")}");
    }

    /// <summary>Flags, argument in brackets, width, precision, letter: in this order.</summary>
    private static FormatVerb? Read(string format, ref int position, int next, out string? error)
    {
        var start = position++;
        var flags = "";
        while (position < format.Length && "#0-+ ".Contains(format[position])) flags += format[position++];

        var argument = next;
        if (position < format.Length && format[position] == '[')
        {
            position++;
            // Arguments count from 1, and numbers have no zero before them.
            if (position < format.Length && format[position] == '0') return Unreadable(format, position, out error);
            if (Number(format, ref position) is not { } index || position == format.Length || format[position] != ']')
                return Unreadable(format, position, out error);
            argument = index;
            position++;
        }

        var width = Number(format, ref position);
        int? precision = null;
        if (position < format.Length && format[position] == '.')
        {
            position++;
            precision = Number(format, ref position) ?? 0;
        }

        if (position == format.Length || !char.IsAsciiLetter(format[position])) return Unreadable(format, position, out error);

        var verb = new FormatVerb(format[start..(position + 1)], Encoding.UTF8.GetByteCount(format.AsSpan(0, start)), format[position])
        {
            Argument = argument,
            Sharp = flags.Contains('#'),
            Zero = flags.Contains('0'),
            Minus = flags.Contains('-'),
            Plus = flags.Contains('+'),
            Space = flags.Contains(' '),
            Width = width,
            Precision = precision,
        };
        position++;
        error = width > MaximumWidth || precision > MaximumWidth ? $"width or precision of {GoText.Quote(verb.Text)} is above {MaximumWidth}" : null;
        return error is null ? verb : null;
    }

    private static FormatVerb? Unreadable(string format, int position, out string error)
    {
        var offset = Encoding.UTF8.GetByteCount(format.AsSpan(0, position));
        error = $"invalid format string starting at offset {offset}";
        if (position == format.Length) return null;

        Rune.DecodeFromUtf16(format.AsSpan(position), out var rune, out _);
        error = $"unrecognized format character {GoText.Quote(rune)} at offset {offset}";
        return null;
    }

    private static int? Number(string format, ref int position)
    {
        var start = position;
        var number = 0L;
        for (; position < format.Length && char.IsAsciiDigit(format[position]); position++)
            number = Math.Min((number * 10) + format[position] - '0', int.MaxValue - 1);
        return position > start ? (int)number : null;
    }

    private static Conversion Formatted(FormatVerb verb, HclValue[] arguments)
    {
        if (verb.Argument > arguments.Length)
            return Conversion.Failed($"not enough arguments for {GoText.Quote(verb.Text)} at {verb.Offset}: need index {verb.Argument} but have {arguments.Length} total");

        var value = arguments[verb.Argument - 1];
        var result = verb.Mode != 'v' && value.IsNull ? Conversion.Failed("null value cannot be formatted") : FormatValue.Format(verb, value);
        return result.Succeeded ? result
            : result.Error is null ? Conversion.Failed($"unsupported format verb {GoText.Quote(new Rune(verb.Mode))} in {GoText.Quote(verb.Text)} at offset {verb.Offset}")
            : result.Within($"unsupported value for {GoText.Quote(verb.Text)} at {verb.Offset}: ");
    }
}
