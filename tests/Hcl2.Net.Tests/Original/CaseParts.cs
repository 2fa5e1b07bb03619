using System.Text.Json.Nodes;
using Hcl2.Decoding;
using Hcl2.Values;

namespace Hcl2.Tests.Original;

/// <summary>Types, values and specs as the recorded cases write them down.</summary>
internal static class CaseParts
{
    public static HclType Type(JsonNode node)
    {
        if (node is JsonValue name)
        {
            return (string)name! switch
            {
                "string" => HclType.String,
                "number" => HclType.Number,
                "bool" => HclType.Bool,
                _ => HclType.Dynamic,
            };
        }

        return Text(node, 0) switch
        {
            "list" => HclType.List(Type(node[1]!)),
            "set" => HclType.Set(Type(node[1]!)),
            "map" => HclType.Map(Type(node[1]!)),
            "tuple" => HclType.Tuple(node[1]!.AsArray().Select(static element => Type(element!))),
            _ => HclType.Object(
                node[1]!.AsObject().Select(static a => KeyValuePair.Create(a.Key, Type(a.Value!))),
                node.AsArray().Count > 2 ? Texts(node[2]!) : null),
        };
    }

    public static HclValue Value(JsonNode node) => Text(node, 0) switch
    {
        "s" => HclValue.String(Text(node, 1)),
        "n" => HclValue.Number(HclNumber.Parse(Text(node, 1))),
        "b" => HclValue.Bool((bool)node[1]!),
        "null" => HclValue.Null(Type(node[1]!)),
        "dyn" => HclValue.Dynamic,
        "unk" => HclValue.Unknown(Type(node[1]!), node.AsArray().Count > 2 ? Refinement(node[2]!.AsObject()) : null),
        "list" => HclValue.List(Type(node[1]!), Values(node[2]!)),
        "set" => HclValue.Set(Type(node[1]!), Values(node[2]!)),
        "map" => HclValue.Map(Type(node[1]!), Entries(node[2]!)),
        "tup" => HclValue.Tuple(Values(node[1]!)),
        "obj" => HclValue.Object(Entries(node[1]!)),
        _ => Value(node[2]!).WithMarks([Text(node, 1)]),
    };

    public static DecodeSpec Spec(JsonNode node) => Text(node, 0) switch
    {
        "object" => new ObjectSpec(node[1]!.AsObject().ToDictionary(static entry => entry.Key, static entry => Spec(entry.Value!))),
        "tuple" => new TupleSpec([.. node[1]!.AsArray().Select(static element => Spec(element!))]),
        "attr" => new AttributeSpec(Text(node, 1), Type(node[2]!), (bool)node[3]!),
        "literal" => new LiteralSpec(Value(node[1]!)),
        "block" => new BlockSpec(Text(node, 1), Spec(node[2]!), (bool)node[3]!),
        "list" => new BlockListSpec(Text(node, 1), Spec(node[2]!), (int)node[3]!, (int)node[4]!),
        "btuple" => new BlockTupleSpec(Text(node, 1), Spec(node[2]!), (int)node[3]!, (int)node[4]!),
        "set" => new BlockSetSpec(Text(node, 1), Spec(node[2]!), (int)node[3]!, (int)node[4]!),
        "map" => new BlockMapSpec(Text(node, 1), Texts(node[2]!), Spec(node[3]!)),
        "bobject" => new BlockObjectSpec(Text(node, 1), Texts(node[2]!), Spec(node[3]!)),
        "attrs" => new BlockAttributesSpec(Text(node, 1), Type(node[2]!), (bool)node[3]!),
        "label" => new BlockLabelSpec((int)node[1]!, Text(node, 2)),
        _ => new DefaultSpec(Spec(node[1]!), Spec(node[2]!)),
    };

    private static Refinement Refinement(JsonObject known) => new()
    {
        NotNull = known.ContainsKey("notnull"),
        Prefix = (string?)known["prefix"] ?? "",
        Minimum = Bound(known["min"]),
        Maximum = Bound(known["max"]),
        MaximumInclusive = !known.ContainsKey("max"),
        MinimumLength = (int?)known["minlen"] ?? 0,
        MaximumLength = (int?)known["maxlen"],
    };

    private static HclNumber? Bound(JsonNode? bound) => bound is null ? null : HclNumber.Parse((string)bound!);

    private static IEnumerable<HclValue> Values(JsonNode node) => node.AsArray().Select(static element => Value(element!));

    private static IEnumerable<KeyValuePair<string, HclValue>> Entries(JsonNode node) =>
        node.AsObject().Select(static entry => KeyValuePair.Create(entry.Key, Value(entry.Value!)));

    private static string Text(JsonNode node, int index) => (string)node[index]!;

    private static string[] Texts(JsonNode node) => [.. node.AsArray().Select(static text => (string)text!)];
}
