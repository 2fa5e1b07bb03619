using Hcl2.Tests.Original;
using Hcl2.Values;

namespace Hcl2.Tests.Functions;

/// <summary>HCL_SEED and HCL_COUNT choose the calls.</summary>
public class RandomCallSpecs
{
    // bcrypt is slow on purpose, and the time and random functions say something else each time.
    private static readonly string[] Others = ["bcrypt", "try", "can", "convert"];

    private static readonly HclFunction[] Functions =
        [.. StandardFunctions.All(FunctionDialect.Buildx).Values.Where(static function => !Others.Contains(function.Name)).OrderBy(static function => function.Name, StringComparer.Ordinal)];

    private static readonly HclValue[] Values =
    [
        .. CaseContext.Pool,
        HclValue.List(HclType.Dynamic, []),
        HclValue.List(HclType.Dynamic, [HclValue.Dynamic, HclValue.NullDynamic]),
        HclValue.List(HclType.Map(HclType.Number), [HclValue.Map(HclType.Number, [])]),
        HclValue.Set(HclType.Dynamic, []),
        HclValue.Set(HclType.Dynamic, [HclValue.Dynamic]),
        HclValue.Set(HclType.List(HclType.String), [HclValue.Unknown(HclType.List(HclType.String))]),
        HclValue.Tuple(HclValue.NullDynamic, HclValue.EmptyObject, HclValue.Unknown(HclType.Map(HclType.Dynamic))),
        HclValue.Map(HclType.Dynamic, [new("a", HclValue.Dynamic.WithMarks(["deep"]))]),
        HclValue.Unknown(HclType.List(HclType.String), new Refinement { NotNull = true, MinimumLength = 2, MaximumLength = 2 }),
    ];

    [Fact]
    public void Any_function_called_with_any_values_gives_a_value_or_an_error()
    {
        var random = new Random(Setting("HCL_SEED", 1));

        for (var i = Setting("HCL_COUNT", 20_000); i > 0; i--)
        {
            var function = Functions[random.Next(Functions.Length)];
            var count = function.Parameters.Count + (function.Variadic is null ? 0 : random.Next(4));
            HclValue[] arguments = [.. Enumerable.Range(0, count).Select(_ => Values[random.Next(Values.Length)])];

            var thrown = Record.Exception(() => function.Call(arguments));

            if (thrown is not null) Assert.Fail($"{function.Name}({string.Join(", ", (object[])arguments)}): {thrown}");
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;
}
