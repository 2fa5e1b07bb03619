using System.Text;
using Hcl2.Decoding;

namespace Hcl2.Fuzz;

/// <summary>Specs and bodies without any relation to each other but their few names.</summary>
internal sealed class RandomDecoding(int seed)
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly string[] Expressions = ["1", "\"s\"", "true", "null", "[1, \"x\"]", "{ a = 1, b = \"x\" }", "[]", "{}", "u", "l", "m", "missing", "1 +"];

    private readonly Random _random = new(seed);

    /// <param name="depth">How many specs may be inside each other.</param>
    /// <param name="isInBlock">Whether there can be labels.</param>
    public DecodeSpec Spec(int depth, bool isInBlock = false)
    {
        if (depth == 0) return isInBlock && _random.Next(4) == 0 ? new BlockLabelSpec(_random.Next(3), "label") : Attribute();

        return _random.Next(12) switch
        {
            0 => Attribute(),
            1 => new LiteralSpec(HclValue.Null(Type(1))),
            2 => new BlockSpec(Name(), Spec(depth - 1, true), Flag()),
            3 => new BlockListSpec(Name(), Spec(depth - 1, true), _random.Next(2), _random.Next(3)),
            4 => new BlockTupleSpec(Name(), Spec(depth - 1, true), _random.Next(2), _random.Next(3)),
            5 => new BlockSetSpec(Name(), Spec(depth - 1, true), _random.Next(2), _random.Next(3)),
            6 => Map(depth),
            7 => new BlockAttributesSpec(Name(), Type(2), Flag()),
            8 or 9 => new DefaultSpec(Spec(depth - 1, isInBlock), Spec(depth - 1, isInBlock)),
            10 => new TupleSpec([Spec(depth - 1, isInBlock), Spec(depth - 1, isInBlock)]),
            _ => new ObjectSpec(new Dictionary<string, DecodeSpec> { ["p"] = Spec(depth - 1, isInBlock), ["q"] = Spec(depth - 1, isInBlock) }),
        };
    }

    public string Body(int depth)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(4); i > 0; i--) text.Append(Name()).Append(" = ").Append(Expressions[_random.Next(Expressions.Length)]).Append('\n');
        for (var i = depth == 0 ? 0 : _random.Next(4); i > 0; i--)
        {
            text.Append(_random.Next(5) == 0 ? $"dynamic \"{Name()}\" {{\nfor_each = {(Flag() ? "l" : "u")}\ncontent {{\n{Body(depth - 1)}}}\n}}\n" : $"{Name()}{Labels()} {{\n{Body(depth - 1)}}}\n");
        }

        return text.ToString();
    }

    private DecodeSpec Map(int depth)
    {
        var nested = Spec(depth - 1, true);
        string[] keys = Flag() ? ["k"] : ["k", "l"];
        return nested.ImpliedType.HasDynamic || Flag() ? new BlockObjectSpec(Name(), keys, nested) : new BlockMapSpec(Name(), keys, nested);
    }

    private AttributeSpec Attribute() => new(Name(), Type(2), Flag());

    private HclType Type(int depth) => _random.Next(depth == 0 ? 4 : 9) switch
    {
        0 => HclType.String,
        1 => HclType.Number,
        2 => HclType.Bool,
        3 => HclType.Dynamic,
        4 => HclType.List(Type(depth - 1)),
        5 => HclType.Set(Type(depth - 1)),
        6 => HclType.Map(Type(depth - 1)),
        7 => HclType.Tuple([Type(depth - 1), Type(depth - 1)]),
        _ => HclType.Object([new("a", Type(depth - 1)), new("b", Type(depth - 1))], ["b"]),
    };

    private string Name() => Names[_random.Next(Names.Length)];

    private bool Flag() => _random.Next(2) == 0;

    private string Labels() => string.Concat(Enumerable.Range(0, _random.Next(4)).Select(i => $" \"{(char)('x' + i)}\""));
}
