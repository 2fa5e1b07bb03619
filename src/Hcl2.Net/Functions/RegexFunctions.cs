using System.Text;
using Hcl2.Re2;

namespace Hcl2.Functions;

/// <summary>Regular expressions.</summary>
internal static class RegexFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("regex", static a => ResultType(a), [Text("pattern"), Text("string")], First),
        Define.Function("regexall", static a => ResultType(a) is { Type: { } type } ? HclType.List(type) : ResultType(a),
            [Text("pattern"), Text("string")], Every),
        Define.Function("regex_replace", HclType.String, [Text("str"), Text("pattern"), Text("replace")], Replace),
    ];

    private static HclParameter Text(string name) => Define.Of(name, HclType.String);

    /// <summary>A string without groups, a tuple of those without names, an object of those with.</summary>
    private static TypeResult ResultType(IReadOnlyList<HclValue> a)
    {
        if (!a[0].IsKnown) return HclType.Dynamic;
        if (!Pattern.TryParse(a[0].AsString, out var pattern, out var error))
            return TypeResult.Failed(0, $"invalid regexp pattern: {error.Problem} in {error.Text}");

        var names = pattern.GroupNames.Skip(1).ToArray();
        var named = names.Count(static name => name is not null);
        if (named > 0 && named < names.Length)
            return TypeResult.Failed(0, "invalid regexp pattern: cannot mix both named and unnamed capture groups");
        if (names.Length == 0) return HclType.String;
        return named == 0
            ? HclType.Tuple(names.Select(static _ => HclType.String))
            : HclType.Object(names.Select(static name => KeyValuePair.Create(name!, HclType.String)));
    }

    private static FunctionResult First(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!Pattern.TryParse(a[0].AsString, out var pattern, out var error)) return FunctionResult.Failed(0, error.Problem);

        var match = new Search(pattern, a[1].AsString).From(0);
        return match is null
            ? FunctionResult.Failed("pattern did not match any part of the given string")
            : Captures(pattern, a[1].AsString, match, type);
    }

    private static FunctionResult Every(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!Pattern.TryParse(a[0].AsString, out var pattern, out var error)) return FunctionResult.Failed(0, error.Problem);

        var text = a[1].AsString;
        var search = new Search(pattern, text);
        var results = new List<HclValue>();
        var lastEnd = -1;
        for (var position = 0; position <= text.Length;)
        {
            if (search.From(position) is not { } match) break;
            // An empty match right behind another one is none.
            if (match[1] > position || match[0] != lastEnd) results.Add(Captures(pattern, text, match, type.ElementType));
            position = match[1] > position ? match[1] : position + Width(text, position);
            lastEnd = match[1];
        }

        return HclValue.List(type.ElementType, results);
    }

    private static FunctionResult Replace(IReadOnlyList<HclValue> a)
    {
        var text = a[0].AsString;
        if (!Pattern.TryParse(a[1].AsString, out var pattern, out var error))
            return FunctionResult.Failed($"error parsing regexp: {error.Problem}: `{error.Text}`");

        var search = new Search(pattern, text);
        var result = new StringBuilder();
        var end = 0;
        for (var position = 0; position <= text.Length;)
        {
            if (search.From(position) is not { } match) break;

            result.Append(text, end, match[0] - end);
            if (match[1] > end || match[0] == 0) Expand(a[2].AsString, pattern, text, match, result);
            if (result.Length > Limits.Text) return FunctionResult.Failed(Limits.TextError);
            end = match[1];
            position = Math.Max(match[1], position + Width(text, position));
        }

        return HclValue.String(result.Append(text, end, text.Length - end).ToString());
    }

    /// <summary>UTF-16 units of the character at a position; 1 at the end.</summary>
    private static int Width(string text, int position) =>
        position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]) ? 2 : 1;

    private static HclValue Captures(Pattern pattern, string text, int[] match, HclType type)
    {
        HclValue Group(int index) => match[2 * index] < 0
            ? HclValue.Null(HclType.String)
            : HclValue.String(text[match[2 * index]..match[(2 * index) + 1]]);

        var groups = Enumerable.Range(1, pattern.GroupNames.Count - 1);
        return type.Kind switch
        {
            HclTypeKind.String => Group(0),
            HclTypeKind.Tuple => HclValue.Tuple(groups.Select(Group)),
            _ => HclValue.Object(groups.Select(index => KeyValuePair.Create(pattern.GroupNames[index]!, Group(index)))),
        };
    }

    /// <summary><c>$1</c>, <c>$name</c> (as long as it goes), <c>${name}</c>; groups that are not there are empty, <c>$$</c> is a dollar.</summary>
    private static void Expand(string template, Pattern pattern, string text, int[] match, StringBuilder result)
    {
        for (var position = 0; position < template.Length;)
        {
            var dollar = template.IndexOf('$', position);
            if (dollar < 0) dollar = template.Length;
            result.Append(template, position, dollar - position);
            position = dollar;
            if (position == template.Length) return;

            if (position + 1 < template.Length && template[position + 1] == '$')
            {
                result.Append('$');
                position += 2;
            }
            else if (Reference(template, position, out var name) is var length and > 0)
            {
                if (Index(pattern, name, match) is { } group) result.Append(text, match[2 * group], match[(2 * group) + 1] - match[2 * group]);
                position += length;
            }
            else
            {
                result.Append('$');
                position++;
            }
        }
    }

    /// <summary>Length of a reference with its dollar; 0 when there is none.</summary>
    private static int Reference(string template, int dollar, out string name)
    {
        var start = dollar + 1;
        var inBraces = start < template.Length && template[start] == '{';
        if (inBraces) start++;
        var end = start;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_')) end++;
        name = template[start..end];
        if (name.Length == 0 || (inBraces && (end == template.Length || template[end] != '}'))) return 0;
        return end - dollar + (inBraces ? 1 : 0);
    }

    /// <summary>The group of a number or, of those with a name, the first that has a part in the match.</summary>
    private static int? Index(Pattern pattern, string name, int[] match)
    {
        if (name.All(char.IsAsciiDigit))
            return name.Length < 9 && int.Parse(name, null) is var index && index < pattern.GroupNames.Count && match[2 * index] >= 0 ? index : null;
        for (var i = 1; i < pattern.GroupNames.Count; i++)
        {
            if (pattern.GroupNames[i] == name && match[2 * i] >= 0) return i;
        }

        return null;
    }
}
