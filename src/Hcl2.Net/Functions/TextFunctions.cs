using System.Text;
using Hcl2.Unicode;
using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Strings: case, trimming, cutting and joining, paths.</summary>
internal static class TextFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Text("upper", "str", LetterCase.Upper),
        Define.Text("lower", "str", LetterCase.Lower),
        Define.Text("title", "str", LetterCase.Title),
        Define.Text("trimspace", "str", static s => s.Trim()),
        Define.Text("chomp", "str", static s => s.TrimEnd('\r', '\n')),
        Two("trim", "cutset", Trim),
        Two("trimprefix", "prefix", static (s, prefix) => s.StartsWith(prefix, StringComparison.Ordinal) ? s[prefix.Length..] : s),
        Two("trimsuffix", "suffix", static (s, suffix) => s.EndsWith(suffix, StringComparison.Ordinal) ? s[..^suffix.Length] : s),
        Define.Text("reverse", "str", Reverse),
        Define.Function("strlen", HclType.Number, [Text("str") with { AllowUnknown = true, AllowDynamic = true }], static a => Length(a[0])),
        Define.Function("substr", HclType.String, [Text("str"), Define.Of("offset", HclType.Number), Define.Of("length", HclType.Number)], Substring),
        Define.Function("indent", HclType.String, [Define.Of("spaces", HclType.Number), Text("str")], Indent),
        Define.Function("replace", HclType.String, [Text("str"), Text("substr"), Text("replace")],
            static a => Replace(a[0].AsString, a[1].AsString, a[2].AsString)),
        Define.Function("split", HclType.List(HclType.String), [Text("separator"), Text("str")], Split),
        Define.Function("join", HclType.String, [Text("separator")], Join, Define.Of("lists", HclType.List(HclType.String))),
        Define.Text("basename", "path", SlashPath.Base),
        Define.Text("dirname", "path", SlashPath.Directory),
        Define.Text("sanitize", "name", Sanitize),
    ];

    private static HclValue Length(HclValue text) => text.IsKnown
        ? HclValue.Number(Graphemes.Count(text.AsString))
        : HclValue.Unknown(HclType.Number, new Refinement { NotNull = true, Minimum = Graphemes.Count(text.Refinement.Prefix) });

    private static HclParameter Text(string name) => Define.Of(name, HclType.String);

    private static HclFunction Two(string name, string second, Func<string, string, string> body) =>
        Define.Function(name, HclType.String, [Text("str"), Text(second)], a => HclValue.String(body(a[0].AsString, a[1].AsString)));

    private static string Trim(string text, string cutset)
    {
        var cut = cutset.EnumerateRunes().ToHashSet();
        var (start, end) = (0, text.Length);
        while (start < end && Rune.DecodeFromUtf16(text.AsSpan(start, end - start), out var rune, out var length) == 0 && cut.Contains(rune)) start += length;
        while (start < end && Rune.DecodeLastFromUtf16(text.AsSpan(start, end - start), out var rune, out var length) == 0 && cut.Contains(rune)) end -= length;
        return text[start..end];
    }

    private static string Reverse(string text)
    {
        var reversed = new char[text.Length];
        var end = text.Length;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = Graphemes.FirstLength(rest);
            end -= length;
            rest[..length].CopyTo(reversed.AsSpan(end));
            rest = rest[length..];
        }

        return new string(reversed);
    }

    /// <summary>Counted in clusters; a negative offset counts from the end, a negative length means the rest.</summary>
    private static FunctionResult Substring(IReadOnlyList<HclValue> a)
    {
        if (!WholeNumbers.TryGetClamped(a[1], out var offset) || !WholeNumbers.TryGetClamped(a[2], out var length))
            return FunctionResult.Failed(WholeNumbers.Required);

        var text = a[0].AsString.AsSpan();
        // Counted from the end, no length is all of the rest: a peculiarity of the original.
        var isRest = length < 0 || (length == 0 && offset < 0);
        if (offset < 0) offset += Graphemes.Count(text);
        if (offset > 0) text = text[Graphemes.Take(text, offset).Length..];
        return HclValue.String((isRest ? text : Graphemes.Take(text, length)).ToString());
    }

    private static FunctionResult Indent(IReadOnlyList<HclValue> a)
    {
        if (!WholeNumbers.TryGetClamped(a[0], out var spaces)) return FunctionResult.Failed(WholeNumbers.Required);
        if (spaces < 0) return FunctionResult.Failed(0, "the number of spaces must not be negative");

        var text = a[1].AsString;
        if ((long)spaces * text.AsSpan().Count('\n') > Limits.Text) return FunctionResult.Failed(Limits.TextError);
        return HclValue.String(text.Replace("\n", "\n" + new string(' ', text.Contains('\n') ? spaces : 0), StringComparison.Ordinal));
    }

    /// <summary>Every occurrence; an empty one is found before every character and at the end.</summary>
    private static FunctionResult Replace(string text, string old, string replacement)
    {
        var count = old.Length == 0 ? text.Length + 1L : text.AsSpan().Count(old);
        if (text.Length + (count * replacement.Length) > Limits.Text) return FunctionResult.Failed(Limits.TextError);
        if (old.Length > 0) return HclValue.String(text.Replace(old, replacement, StringComparison.Ordinal));

        var result = new StringBuilder(replacement);
        foreach (var rune in text.EnumerateRunes()) result.Append(rune.ToString()).Append(replacement);
        return HclValue.String(result.ToString());
    }

    private static FunctionResult Split(IReadOnlyList<HclValue> a)
    {
        var (separator, text) = (a[0].AsString, a[1].AsString);
        IEnumerable<string> parts = separator.Length > 0
            ? text.Split(separator)
            : text.EnumerateRunes().Select(static rune => rune.ToString());
        return HclValue.List(HclType.String, parts.Select(HclValue.String));
    }

    private static FunctionResult Join(IReadOnlyList<HclValue> a)
    {
        if (a.Count < 2) return FunctionResult.Failed("at least one list is required");

        var parts = new List<string>();
        var length = 0L;
        for (var list = 1; list < a.Count; list++)
        {
            for (var i = 0; i < a[list].Length; i++)
            {
                var element = a[list].Elements[i];
                if (element.IsNull)
                {
                    var place = a.Count > 2 ? $"element {i} of list {list}" : $"element {i}";
                    return FunctionResult.Failed(list, $"{place} is null; cannot concatenate null values");
                }

                length += element.AsString.Length + a[0].AsString.Length;
                parts.Add(element.AsString);
            }
        }

        return length > Limits.Text ? FunctionResult.Failed(Limits.TextError) : HclValue.String(string.Join(a[0].AsString, parts));
    }

    private static string Sanitize(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            clean.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-') ? (char)rune.Value : '_');
        return clean.ToString();
    }
}
