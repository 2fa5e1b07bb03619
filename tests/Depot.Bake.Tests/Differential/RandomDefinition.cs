using System.Globalization;
using System.Text;

namespace Depot.Bake.Tests.Differential;

/// <summary>A definition file, a command line and an environment that a seed stands for: mostly right, some with a mistake.</summary>
/// <remarks>Of several independent mistakes the CLI reports the first in an order it leaves to chance, so there is one at most.</remarks>
internal sealed class RandomDefinition
{
    private static readonly string[] Maps = ["args", "labels"];
    private static readonly string[] Texts = ["context", "dockerfile", "target", "network", "shm-size", "dockerfile-inline", "description"];
    private static readonly string[] Lists = ["tags", "platforms", "no-cache-filter"];

    private readonly Random _random;
    private readonly RandomExpression _expressions;
    private readonly StringBuilder _text = new();
    private readonly List<string> _targets = [];
    private readonly string? _group;
    private bool _mayMisconfigure;

    public RandomDefinition(int seed)
    {
        Seed = seed;
        _random = new(seed);
        var mayFail = Chance(15);
        _expressions = new(_random, mayFail);
        _mayMisconfigure = !mayFail;
        for (var i = _random.Next(4); i > 0; i--) Variable($"V{i}");
        if (Chance(50)) Function();
        if (Chance(30)) Global();
        for (var i = _random.Next(5); i >= 0; i--) Target($"t{i}");
        if (_targets.Count > 0 && Chance(80)) Line($"group \"{_group = Pick("default", "g", "all")}\" {{\n  targets = [{Names()}]\n}}");
        Content = Chance(5) ? Damaged(_text.ToString()) : _text.ToString();
        Arguments = [.. CommandLine()];
    }

    public int Seed { get; }

    public string Content { get; }

    public IReadOnlyList<string> Arguments { get; }

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public override string ToString() =>
        $"seed {Seed}: {string.Join(' ', Environment.Select(static entry => $"{entry.Key}={entry.Value}"))} bake {string.Join(' ', Arguments)}\n{Content}";

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];

    private void Line(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Variable(string name)
    {
        var kind = Pick(Enum.GetValues<ValueKind>());
        Line($"variable \"{name}\" {{\n  default = {_expressions.Of(kind)}");
        var isTyped = Chance(40);
        if (isTyped) Line($"  type = {Type(kind)}");
        if (Chance(10)) Line($"  validation {{\n    condition = {_expressions.Of(ValueKind.Flag)}\n    error_message = {_expressions.Of(ValueKind.Text)}\n  }}");
        Line($"}}");
        var takesAnything = kind == ValueKind.Text && !isTyped;
        var isGiven = (takesAnything || _mayMisconfigure) && Chance(30);
        if (isGiven) Environment[name + Pick("", "", "_JSON")] = Pick("", "x", "true", "12", "1.50", "a,b", "k,v", "\"j\"", "[\"p\",\"q\"]", "{\"k\":\"v\"}", "{");
        if (isGiven && !takesAnything) _mayMisconfigure = false;

        // A mistake in the environment is reported at the variable or at what reads it, by chance.
        if (!isGiven || takesAnything) _expressions.Know(name, kind);
    }

    private static string Type(ValueKind kind) => kind switch
    {
        ValueKind.Text => "string",
        ValueKind.Number => "number",
        ValueKind.Flag => "bool",
        ValueKind.Texts => "list(string)",
        _ => "map(string)",
    };

    private void Function()
    {
        var inside = new RandomExpression(_random, mayFail: false);
        inside.Know("p", ValueKind.Text);
        Line($"function \"f0\" {{\n  params = [p]\n  result = {inside.Of(ValueKind.Text)}\n}}");
        _expressions.KnowFunction("f0");
    }

    private void Global()
    {
        Line($"g0 = {_expressions.Of(ValueKind.Text)}");
        _expressions.Know("g0", ValueKind.Text);
    }

    private void Target(string name)
    {
        Line($"target \"{name}\" {{");
        var scope = _expressions;
        if (Chance(15))
        {
            Line($"  matrix = {{ m = {Pick("[\"1\", \"2\"]", "[\"x\"]", "{ a = \"p\", b = \"q\" }", "[1, 2, 3]")} }}\n  name = \"{name}-${{m}}\"");
            scope = _expressions.With("m");
        }
        else
        {
            _targets.Add(name);
        }

        if (Chance(40) && _targets.Count > 1) Line($"  inherits = [{Names()}]");
        foreach (var attribute in Maps.Where(_ => Chance(50))) Line($"  {attribute} = {scope.Of(ValueKind.Map)}");
        foreach (var attribute in Texts.Where(_ => Chance(20)))
            Line($"  {attribute} = {scope.Of(ValueKind.Text)}");
        foreach (var attribute in Lists.Where(_ => Chance(30))) Line($"  {attribute} = {scope.Of(ValueKind.Texts)}");
        if (Chance(20)) Line($"  output = [{Pick("\"type=docker\"", "\"type=local,dest=out\"", "\"out\"", "{ type = \"image\", push = true }", "\"type=registry\", \"type=docker\"", "\"a=b,c\"", "")}]");
        if (Chance(20)) Line($"  cache-from = [{Pick("\"user/app:c\"", "\"type=gha,scope=x\"", "{ type = \"local\", src = \"x\" }", "\"ref=x\"", "\"a\", \"b\", \"a\"")}]");
        if (Chance(20)) Line($"  secret = [{Pick("\"id=a,src=b\"", "\"type=env,id=a\"", "{ id = \"x\", env = \"Y\" }", "\"a\"", "\"id=a\", \"id=b\", \"id=a\"")}]");
        if (Chance(20)) Line($"  ssh = [{Pick("\"default\"", "\"k=a,b\"", "{ id = \"x\", paths = [\"p\"] }")}]");
        if (Chance(20)) Line($"  attest = [{Pick("\"type=sbom\"", "\"type=provenance,mode=max\", \"type=sbom,disabled=true\"", "{ type = \"sbom\", disabled = true }", "\"mode=max\"")}]");
        if (Chance(8)) Line($"  contexts = {{ base = \"target:{Pick([.. _targets, "t0"])}\", src = \"../src\" }}");
        if (Chance(10)) Line($"  {Pick("pull", "no-cache")} = {scope.Of(ValueKind.Flag)}");
        Line($"}}");
        if (_targets.Contains(name)) _expressions.KnowTarget(name);
    }

    private string Names() => string.Join(", ", Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => $"\"{Pick([.. _targets])}\""));

    // A character less, twice or another one.
    private string Damaged(string text)
    {
        var at = _random.Next(text.Length);
        return text[..at] + Pick("", text[at].ToString() + text[at], "{", "\"", "$", "\n", "=", "]", "}") + text[(at + 1)..];
    }

    private IEnumerable<string> CommandLine()
    {
        // Without a name it is the target default, or the group.
        if (_group != "default") yield return _group ?? Pick([.. _targets, "none"]);
        if (_targets.Count > 0 && Chance(30)) yield return Pick([.. _targets, "default"]);
        if (Chance(10)) yield return Pick("--push", "--no-cache", "--pull", "--sbom=true", "--provenance=mode=max", "--provenance=false");
        for (var i = Chance(20) ? 1 + _random.Next(2) : 0; i > 0; i--)
        {
            yield return "--set";
            yield return Pick([.. _targets, "*", "t*", "t[0-9]*"]) + "." + Pick(
                "args.A=set", "args.PATH", "labels.l=set", "tags=one", "tags+=two", "platform=linux/arm64", "target=set", "context=set", "output=type=docker", "cache-from+=c",
                "secrets=id=s", "ssh=default", "attest=type=sbom", "no-cache-filter+=n", "contexts.q=r", "network=none", "unknown=1", "pull=maybe", "shm-size=1g", "labels=x", "args=x");
        }
    }
}
