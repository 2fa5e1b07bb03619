using System.Text;
using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary><c>format</c> and <c>formatlist</c>.</summary>
internal static class FormatFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("format", HclType.String, [Define.Of("format", HclType.String)],
            static a => Formatted(a[0].AsString, [.. a.Skip(1)]), Define.Any("args") with { AllowNull = true, AllowDynamic = true }),
        Define.Function("formatlist", HclType.List(HclType.String), [Define.Of("format", HclType.String)],
            FormatList, Define.Any("args") with { AllowNull = true, AllowDynamic = true }),
    ];

    private static FunctionResult Formatted(string format, HclValue[] arguments)
    {
        var text = new StringBuilder();
        return FormatText.TryAppend(format, arguments, text, out var error, out var argument)
            ? HclValue.String(text.ToString())
            : new FunctionResult(null, error, argument is { } position ? position + 1 : null);
    }

    /// <summary>Once per position of the lists, which have one length; other arguments are the same each time.</summary>
    private static FunctionResult FormatList(IReadOnlyList<HclValue> a)
    {
        var length = -1;
        var first = 0;
        for (var i = 1; i < a.Count; i++)
        {
            if (a[i].IsNull || a[i].Type.Kind is not (HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple)) continue;
            if (length < 0) (length, first) = (a[i].Length, i);
            else if (a[i].Length != length)
            {
                return FunctionResult.Failed(i,
                    $"argument {i} has length {a[i].Length}, which is inconsistent with argument {first} of length {length}");
            }
        }

        var results = new List<HclValue>();
        for (var row = 0; row < (length < 0 ? 1 : length); row++)
        {
            var arguments = a.Skip(1).Select(v => !v.IsNull && v.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple ? v.Elements[row] : v);
            var result = Formatted(a[0].AsString, [.. arguments]);
            if (!result.Succeeded) return FunctionResult.Failed($"error on format iteration {row}: {result.Error}");
            results.Add(result.Value);
        }

        return HclValue.List(HclType.String, results);
    }
}
