using System.Globalization;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Text;
using Hcl2.Values;

namespace Depot.Bake.Compose.Validation;

/// <summary>The schema of a value.</summary>
internal sealed record Schema
{
    private static readonly string[] TypeNames = ["array", "boolean", "integer", "mapping", "null", "number", "string"];

    /// <summary>Types allowed, of <see cref="TypeNames"/>; none allows all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Keys of a mapping and their schemas; evaluated lazily, because schemas can be recursive.</summary>
    public IReadOnlyDictionary<string, Schema> Keys { get; init; } = new Dictionary<string, Schema>();

    /// <summary>Pattern of other allowed keys; null allows any.</summary>
    public Func<string, bool>? OtherKeys { get; init; }

    /// <summary>Schema of the other keys; null allows anything.</summary>
    public Schema? Others { get; init; }

    /// <summary>Required keys.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Schema of list items; null allows anything.</summary>
    public Schema? Items { get; init; }

    /// <summary>Whether list items must be unique.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The strings allowed; none allows all.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>A pattern of a string, for messages, and whether a string is of it.</summary>
    public (string Text, Func<string, bool> Matches)? Pattern { get; init; }

    /// <summary>The least and the greatest number.</summary>
    public (double Least, double Greatest)? Range { get; init; }

    /// <summary>Schemas of which exactly one must match.</summary>
    public IReadOnlyList<Schema> OneOf { get; init; } = [];

    /// <summary>The error of a value, the most deeply nested one, the first of several; null if it is valid.</summary>
    public SchemaError? Check(object? value) => Check(value, TreePath.Root);

    private SchemaError? Check(object? value, TreePath path)
    {
        SchemaError? worst = null;
        if (Types.Count > 0 && !Types.Any(type => IsOf(value, type))) Add(Fault(path, $"must be a {Readable()}"));
        if (Values.Count > 0 && !(value is string text && Values.Contains(text)))
        {
            Add(Fault(path, Values is [var only] ? $"value must be '{only}'" : $"value must be one of {string.Join(", ", Values.Select(static allowed => $"'{allowed}'"))}"));
        }

        switch (value)
        {
            case ComposeMap map:
                CheckKeys(map, path, Add);
                break;
            case ComposeList list:
                CheckItems(list, path, Add);
                break;
            case string word when Pattern is { } pattern && !pattern.Matches(word):
                Add(Fault(path, $"'{word}' does not match pattern '{pattern.Text}'"));
                break;
            case long or ulong or double when Range is { } range:
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                if (number < range.Least) Add(Fault(path, $"must be greater than or equal to {GoText.Of(range.Least)}"));
                if (number > range.Greatest) Add(Fault(path, $"must be less than or equal to {GoText.Of(range.Greatest)}"));
                break;
        }

        if (OneOf.Count > 0) CheckOneOf(value, path, Add);
        return worst;

        void Add(SchemaError? fault)
        {
            if (fault is not null && (worst is null || fault.Depth > worst.Depth)) worst = fault;
        }
    }

    private void CheckKeys(ComposeMap map, TreePath path, Action<SchemaError?> add)
    {
        var missing = Required.Where(key => !map.ContainsKey(key)).ToList();
        if (missing.Count > 0) add(Fault(path, $"missing propert{(missing.Count == 1 ? "y" : "ies")} {Quoted(missing)}"));

        var unknown = new List<string>();
        foreach (var (key, value) in map)
        {
            if (Keys.TryGetValue(key, out var shape)) add(shape.Check(value, path.Next(key)));
            else if (OtherKeys is null || OtherKeys(key)) add(Others?.Check(value, path.Next(key)));
            else unknown.Add(key);
        }

        if (unknown.Count == 0) return;

        unknown.Sort(Utf8Order.Instance);
        add(Fault(path, $"additional properties {Quoted(unknown)} not allowed") with { Depth = path.Depth + 1 });
    }

    private void CheckItems(ComposeList list, TreePath path, Action<SchemaError?> add)
    {
        for (var i = 0; Items is not null && i < list.Count; i++) add(Items.Check(list[i], path.Next(i.ToString(CultureInfo.InvariantCulture))));
        if (!IsUnique) return;

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var key = $"{ComposeTypes.Name(list[i])} {GoText.Of(list[i])}";
            if (places.TryAdd(key, i)) continue;

            add(Fault(path, $"items at {places[key]} and {i} are equal"));
            return;
        }
    }

    private void CheckOneOf(object? value, TreePath path, Action<SchemaError?> add)
    {
        var faults = OneOf.Select(shape => shape.Check(value, path)).ToList();
        var fitting = Enumerable.Range(0, faults.Count).Where(i => faults[i] is null).ToList();
        if (fitting.Count > 1) add(Fault(path, $"oneOf failed, subschemas {string.Join(", ", fitting)} matched"));
        if (fitting.Count == 0) faults.ForEach(add);
    }

    private string Readable()
    {
        var names = Types.Order(StringComparer.Ordinal).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }

    private static bool IsOf(object? value, string type) => type switch
    {
        "array" => value is ComposeList,
        "boolean" => value is bool,
        "integer" => value is long or ulong || value is double number && Math.Floor(number) == number,
        "mapping" => value is ComposeMap,
        "null" => value is null,
        "number" => value is long or ulong or double,
        _ => value is string or YamlTimestamp,
    };

    private static string Quoted(List<string> keys) => string.Join(", ", keys.Select(GoQuote.Single));

    private static SchemaError Fault(TreePath path, string problem) => new(path.Depth, $"{path} {problem}");
}
