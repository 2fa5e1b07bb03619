using Hcl2.Extensions;
using Hcl2.Fuzz;

namespace Hcl2.Tests.Decoding;

/// <summary>HCL_SEED and HCL_COUNT choose the cases.</summary>
public class RandomDecodingSpecs
{
    private static readonly EvaluationContext Context = new()
    {
        Variables = new Dictionary<string, HclValue>
        {
            ["u"] = HclValue.Dynamic.WithMarks(["secret"]),
            ["l"] = HclValue.List(HclType.String, [HclValue.String("1"), HclValue.Unknown(HclType.String), HclValue.Null(HclType.String).WithMarks(["secret"])]),
            ["m"] = HclValue.Map(HclType.Number, [new("a", HclValue.Number(1))]),
        },
    };

    [Fact]
    public void Any_spec_decodes_any_body_to_a_value_or_errors()
    {
        var first = Setting("HCL_SEED", 1);

        for (var seed = first; seed < first + Setting("HCL_COUNT", 4000); seed++)
        {
            var random = new RandomDecoding(seed);
            var spec = random.Spec(3);
            var body = HclFile.ParseNative(SourceText.From("f.hcl", random.Body(3))).Body;

            var act = () =>
            {
                spec.Decode(body, Context, []);
                spec.Decode(DynamicBlocks.Expand(body, Context), Context, []);
                spec.PartialDecode(body, null, [], out var rest);
                rest.JustAttributes([]);
                _ = DynamicBlocks.Variables(body, spec).Concat(spec.Variables(body)).Count();
            };

            act.Should().NotThrow("of seed {0}", seed);
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;
}
