using System.Text.Json.Nodes;

namespace Hcl2.Tests.Original;

/// <summary>Looks at the specs of recorded cases as they are written down.</summary>
internal static class SpecShape
{
    /// <summary>Whether arguments of any name are read somewhere.</summary>
    public static bool ReadsAttributes(JsonNode spec) => spec.ToJsonString().Contains("\"attrs\"", StringComparison.Ordinal);

    /// <summary>Whether one body has blocks of a type that specs expect to have different labels: the original chooses one.</summary>
    public static bool HasTypeWithSeveralLabels(JsonNode spec) => HasType(spec, static same => same.Select(Labels).Distinct().Count() > 1);

    /// <summary>Whether several specs read the blocks of one type in one body.</summary>
    public static bool HasTypeInSeveralSpecs(JsonNode spec) => HasType(spec, static same => same.Count() > 1);

    private static bool HasType(JsonNode spec, Func<IEnumerable<JsonNode>, bool> holds)
    {
        var blocks = SameBody(spec).Where(static one => Nested(one) is not null || Kind(one) == "attrs").ToArray();
        return blocks.GroupBy(static block => (string)block[1]!).Any(holds)
            || blocks.Select(Nested).OfType<JsonNode>().Any(nested => HasType(nested, holds));
    }

    private static string Kind(JsonNode spec) => (string)spec[0]!;

    private static string Labels(JsonNode block)
    {
        var keys = Kind(block) is "map" or "bobject" ? block[2]!.AsArray().Select(static name => (string)name!) : [];
        var own = Nested(block) is { } nested ? SameBody(nested).Where(static one => Kind(one) == "label").Select(static label => (string)label[2]!) : [];
        return string.Join(' ', keys.Concat(own));
    }

    private static JsonNode? Nested(JsonNode spec) => Kind(spec) switch
    {
        "block" or "list" or "btuple" or "set" => spec[2],
        "map" or "bobject" => spec[3],
        _ => null,
    };

    private static IEnumerable<JsonNode> SameBody(JsonNode spec) => Kind(spec) switch
    {
        "object" => [spec, .. spec[1]!.AsObject().SelectMany(static entry => SameBody(entry.Value!))],
        "tuple" => [spec, .. spec[1]!.AsArray().SelectMany(static element => SameBody(element!))],
        "default" => [spec, .. SameBody(spec[1]!), .. SameBody(spec[2]!)],
        _ => [spec],
    };
}
