using System.Text;
using Hcl2.Values;
using Hcl2.Work;

namespace Hcl2.Functions;

/// <summary><c>format</c> and <c>formatlist</c>.</summary>
internal static class FormatFunctions
{
    private static readonly HclParameter Arguments =
        Define.Any("args") with { AllowNull = true, AllowUnknown = true, AllowDynamic = true };

    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("format", HclType.String, [Define.Of("format", HclType.String)], static a => Formatted(a[0].AsString, [.. a.Skip(1)]), Arguments),
        Define.Function("formatlist", HclType.List(HclType.String), [Define.Of("format", HclType.String)], FormatList, Arguments),
    ];

    private static FunctionResult Formatted(string format, HclValue[] arguments)
    {
        if (arguments.Any(static argument => !argument.IsWhollyKnown)) return HclValue.Unknown(HclType.String, new Refinement { NotNull = true, Prefix = Prefix(format) });

        var text = new StringBuilder();
        return FormatText.Append(format, arguments, text, out var argument) is { } failed ? FunctionResult.Failed(argument + 1, failed) : HclValue.String(text.ToString());
    }

    /// <summary>What stands before the first verb.</summary>
    private static string Prefix(string format) => format.IndexOf('%') is > 0 and var percent ? KnownPrefix.Of(format[..percent]) : "";

    /// <summary>Once per position of the lists, which have one length; other arguments are the same each time.</summary>
    private static FunctionResult FormatList(IReadOnlyList<HclValue> a)
    {
        if (a.Count == 1)
        {
            var only = Formatted(a[0].AsString, []);
            return only.Succeeded ? HclValue.List(HclType.String, [only.Value]) : only;
        }

        var length = -1;
        var first = 0;
        var isKnown = true;
        for (var i = 1; i < a.Count; i++)
        {
            if (Length(a[i]) is not { } own)
            {
                isKnown &= !IsSequence(a[i]) && (a[i].IsKnown || !a[i].Type.IsDynamic);
                continue;
            }

            isKnown &= a[i].IsKnown;
            if (length < 0) (length, first) = (own, i);
            else if (own != length)
                return FunctionResult.Failed(i, $"argument {i} has length {own}, which is inconsistent with argument {first} of length {length}");
        }

        if (!isKnown) return HclValue.Unknown(HclType.List(HclType.String));

        var results = new List<HclValue>();
        for (var row = 0; row < (length < 0 ? 1 : length); row++)
        {
            WorkMeter.Check();
            var result = Row(a[0].AsString, [.. a.Skip(1).Select(v => IsSequence(v) ? v.Elements[row] : v)]);
            if (!result.Succeeded) return result.Within($"error on format iteration {row}: ");
            results.Add(result.Value);
        }

        return HclValue.List(HclType.String, results);
    }

    private static FunctionResult Row(string format, HclValue[] arguments) =>
        arguments.All(static argument => argument.IsWhollyKnown) ? Formatted(format, arguments) : HclValue.Unknown(HclType.String, new Refinement { NotNull = true });

    private static bool IsSequence(HclValue value) => !value.IsNull && value.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple;

    /// <summary>The number of rows that an argument makes; null when it makes none, or it is unknown.</summary>
    private static int? Length(HclValue value) =>
        !IsSequence(value) ? null
        : value.Type.Kind == HclTypeKind.Tuple ? value.Type.Elements.Count
        : value.IsKnown && (value.IsWhollyKnown || value.Type.Kind == HclTypeKind.List || value.Length == 1) ? value.Length
        : null;
}
