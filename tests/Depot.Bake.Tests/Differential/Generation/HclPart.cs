namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>The HCL files of a definition, as blocks that evaluate without an error.</summary>
internal sealed class HclPart
{
    private static readonly string[] TextAttributes = ["context", "dockerfile", "target", "network", "shm-size", "dockerfile-inline", "description", "project_id"];

    private readonly Dice _dice;
    private readonly Expressions _expressions;
    private readonly IReadOnlyList<bool> _isJson;

    /// <param name="dice">Where everything comes from.</param>
    /// <param name="isJson">Of each file, whether it is in JSON.</param>
    /// <param name="services">Targets that Compose files define.</param>
    public HclPart(Dice dice, IReadOnlyList<bool> isJson, IReadOnlyList<string> services)
    {
        _dice = dice;
        _isJson = isJson;
        _expressions = new(dice);
        Targets.AddRange(services);
        for (var i = dice.Below(5); i > 0; i--) Add(Variable($"V{i}"));
        for (var i = dice.Below(3); i > 0; i--) Add(Function($"f{i}"));
        for (var i = dice.Below(3); i > 0; i--) Add(Global($"g{i}"));
        if (Blocks.Count > 0 && dice.Chance(10)) Add(Redeclared());
        for (var i = 1 + dice.Below(5); i > 0; i--) Add(Target(services.Count > 0 && dice.Chance(15) ? dice.Pick(services) : $"t{i}"));
        if (dice.Chance(15) && Own is [_, ..] own) Add(Target(dice.Pick(own)));
        for (var i = dice.Below(3); i > 0; i--) Add(Group(i == 1 && dice.Chance(60) ? "default" : $"group-{i}"));
    }

    public List<Block> Blocks { get; } = [];

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Targets by name, those of matrices too.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>Groups and labels of matrices.</summary>
    public List<string> Groups { get; } = [];

    /// <summary>Whether there is a matrix of two axes, whose order is non-deterministic in the CLI.</summary>
    public bool IsUnordered { get; private set; }

    // Labels whose attributes others may read.
    private List<string> Own { get; } = [];

    private void Add(Block block) => Blocks.Add(block);

    private int AnyFile() => _dice.Below(_isJson.Count);

    // In JSON the CLI does not see calls of functions of the files before it evaluates variables.
    private Expressions Scope(int file) => _isJson[file] ? _expressions.Inner(static form => !form.StartsWith('f')) : _expressions;

    private Block Variable(string name)
    {
        var block = new Block("variable", name, AnyFile());
        // What it reads is known before; it may not read itself.
        var scope = Scope(block.File).Inner();
        switch (_dice.Below(12))
        {
            case 0:
                if (_dice.Chance(40)) Environment[name] = AnyText();
                _expressions.Know(ValueKind.Text, name);
                return block;
            case 1:
                // Without a value the CLI takes it for undefined, and a second look at it for a cycle.
                var kind = _dice.Pick(ValueKind.Text, ValueKind.Number, ValueKind.Flag);
                block.Add("type", Type(kind));
                Give(name, kind, isTyped: true, always: _dice.Chance(80));
                if (Environment.ContainsKey(name) || Environment.ContainsKey(name + "_JSON")) _expressions.Know(kind, name);
                return block;
            case 2:
                _expressions.Know(ValueKind.Text, $"{name}.n");
                _expressions.Know(ValueKind.Any, name);
                if (_dice.Chance(30)) Environment[$"{name}_JSON"] = _dice.Pick("{\"n\":\"j\"}", "{\"n\":\"é\",\"p\":1.50}", "{\"p\":null,\"n\":\"\"}");
                return block.Add("type", "object({ n = string, p = optional(number) })").Add("default", scope.Fill(_dice.Pick("{ n = @text }", "{ n = @text, p = @number }")));
            case 3:
                _expressions.Know(ValueKind.Text, $"{name}[0]");
                _expressions.Know(ValueKind.Number, $"{name}[1]");
                if (_dice.Chance(30)) Environment[name] = "x,1.5";
                return block.Add("type", "tuple([string, number])").Add("default", scope.Fill("[@text, @number]"));
            case 4:
                _expressions.Know(ValueKind.Texts, $"{name}[*].n");
                if (_dice.Chance(30)) Environment[$"{name}_JSON"] = _dice.Pick("[{\"n\":\"j\"}]", "[]");
                return block.Add("type", "list(object({ n = string }))").Add("default", scope.Fill("[{ n = @text }, { n = @number }]"));
            case 5:
                _expressions.Know(ValueKind.Texts, $"sort({name})");
                if (_dice.Chance(30)) Environment[name] = _dice.Pick("b,a,b", "\"q,r\",s");
                return block.Add("type", "set(string)").Add("default", scope.Of(ValueKind.Texts));
            default:
                return Simple(block, _dice.Pick(ValueKind.Text, ValueKind.Text, ValueKind.Number, ValueKind.Flag, ValueKind.Texts, ValueKind.Map, ValueKind.Numbers), scope);
        }
    }

    private Block Simple(Block block, ValueKind kind, Expressions scope)
    {
        var name = block.Label!;
        block.Add("default", scope.Of(kind));
        var isTyped = _dice.Chance(40);
        if (isTyped) block.Add("type", _dice.Chance(10) ? "any" : Type(kind));
        if (_dice.Chance(15)) block.Add("description", "\"what\"");
        if (!isTyped || block.Attributes[1].Expression != "any") Give(name, kind, isTyped);
        for (var i = _dice.Chance(20) ? 1 + _dice.Below(2) : 0; i > 0; i--)
            block.Inner.Add(new Block("validation", null, block.File).Add("condition", scope.Fill(_dice.Pick($"{name} == {name}", $"{name} != \"no\" || true", "length([1]) == 1"))).Add("error_message", scope.Of(ValueKind.Text)));
        _expressions.Know(kind, name);
        return block;
    }

    private void Give(string name, ValueKind kind, bool isTyped, bool always = false)
    {
        if (!always && !_dice.Chance(30)) return;
        if (isTyped && _dice.Chance(30))
        {
            Environment[$"{name}_JSON"] = kind switch
            {
                ValueKind.Text => _dice.Pick("\"j\"", "\"\\u00e9\\n\"", "1.50", "true"),
                ValueKind.Number => _dice.Pick("1.50", "\"12\"", "1e3", "12345678901234567890"),
                ValueKind.Flag => _dice.Pick("true", "\"false\""),
                ValueKind.Texts => _dice.Pick("[]", "[\"p\",\"q\"]", "[1, true]"),
                ValueKind.Numbers => "[1, 2.50]",
                _ => _dice.Pick("{}", "{\"A\":\"v\"}", "{\"A\":null,\"é\":1}"),
            };
            return;
        }

        Environment[name] = kind switch
        {
            ValueKind.Text => AnyText(),
            ValueKind.Number => _dice.Pick("12", "-1.50", "1e3", "1_000", "0.1", "+5", "0x1p4", "12345678901234567890"),
            ValueKind.Flag => _dice.Pick("1", "T", "false", "FALSE", "true"),
            _ when !isTyped => null!,
            ValueKind.Texts => _dice.Pick("a", "a,b", "\"a,b\",c", "é,,z"),
            ValueKind.Numbers => _dice.Pick("1", "1,2.50,1e3"),
            _ => _dice.Pick("k,v", "A,1,B,2", "A,\"x,y\""),
        };
        if (Environment[name] is null) Environment.Remove(name);
    }

    private string AnyText() => _dice.Pick("", "x", "true", "12", "é ü", "a,b", "<&>", "{\"k\":1}", "${V1}", "line1\nline2", "\"");

    private static string Type(ValueKind kind) => kind switch
    {
        ValueKind.Text => "string",
        ValueKind.Number => "number",
        ValueKind.Flag => "bool",
        ValueKind.Texts => "list(string)",
        ValueKind.Numbers => "list(number)",
        _ => "map(string)",
    };

    private Block Function(string name)
    {
        var block = new Block("function", name, AnyFile());
        var inside = Scope(block.File).Inner();
        var count = _dice.Below(4);
        for (var i = 0; i < count; i++) inside.Know(ValueKind.Text, $"p{i}");
        block.Add("params", Enumerable.Range(0, count).Select(static i => $"p{i}"));
        var hasRest = _dice.Chance(25);
        if (hasRest) block.Add("variadic_params", "rest");
        if (hasRest) inside.Know(ValueKind.Texts, "rest");
        var kind = _dice.Pick(ValueKind.Text, ValueKind.Text, ValueKind.Texts, ValueKind.Map, ValueKind.Number);
        _expressions.Know(kind, $"{name}({string.Join(", ", Enumerable.Repeat("@text", count + (hasRest ? _dice.Below(3) : 0)))})");
        return block.Add("result", inside.Of(kind));
    }

    private Block Global(string name)
    {
        var block = new Block("", null, AnyFile());
        var kind = _dice.Pick(ValueKind.Text, ValueKind.Texts, ValueKind.Number, ValueKind.Map);
        block.Add(name, Scope(block.File).Of(kind));
        _expressions.Know(kind, name);
        return block;
    }

    // The last declaration counts, in whichever file it is.
    private Block Redeclared()
    {
        var old = _dice.Pick(Blocks);
        var block = new Block(old.Type, old.Label, old.Type.Length > 0 ? old.File : AnyFile());
        block.Attributes.AddRange(old.Attributes);
        block.Inner.AddRange(old.Inner);
        if (old.Type.Length == 0 && block.File == old.File) block.Attributes[0] = old.Attributes[0] with { Name = "again" };
        return block;
    }

    private Block Group(string name)
    {
        var block = new Block("group", name, AnyFile());
        if (_dice.Chance(20)) block.Add("description", Scope(block.File).Of(ValueKind.Text));
        var members = Members([.. Targets, .. Targets, .. Groups], 3);
        if (_dice.Chance(80)) block.Add("targets", members);
        else block.Add("targets", _dice.Pick($"concat([{string.Join(", ", members)}], [])", $"[for t in [{string.Join(", ", members)}] : \"${{t}}\"]", $"distinct([{string.Join(", ", members)}])"));
        Groups.Add(name);
        return block;
    }

    private IEnumerable<string> Members(IReadOnlyList<string> names, int most) => _dice.Some(names, most).Select(static name => $"\"{name}\"");

    private Block Target(string label)
    {
        var block = new Block("target", label, AnyFile());
        var earlier = Targets.Where(name => name != label).ToList();
        var scope = _dice.Chance(15) && !Targets.Contains(label) ? Matrix(block) : _expressions;
        if (!block.Attributes.Exists(static attribute => attribute.Name == "matrix") && !Targets.Contains(label)) Targets.Add(label);
        if (earlier.Count > 0 && _dice.Chance(35)) block.Add("inherits", Members(earlier, 2));
        foreach (var attribute in TextAttributes)
        {
            if (_dice.Chance(18)) block.Add(attribute, Text(attribute, block.File, scope));
        }

        if (_dice.Chance(50)) block.Add("args", scope.Of(ValueKind.Map));
        if (_dice.Chance(35)) block.Add("labels", scope.Of(ValueKind.Map));
        foreach (var attribute in new[] { "tags", "platforms", "no-cache-filter" })
        {
            if (!_dice.Chance(30)) continue;
            if (_dice.Chance(40)) block.Add(attribute, Enumerable.Range(0, _dice.Below(4)).Select(_ => scope.Of(ValueKind.Text)));
            else block.Add(attribute, scope.Of(ValueKind.Texts));
        }

        foreach (var (attribute, forms) in Entries.Forms)
        {
            if (_dice.Chance(18)) block.Add(attribute, Enumerable.Range(0, _dice.Pick(0, 1, 1, 2, 2, 3)).Select(_ => scope.Fill(_dice.Pick(forms))));
        }

        if (_dice.Chance(12)) block.Add("contexts", scope.Fill(earlier.Count > 0 && _dice.Chance(60) ? $"{{ base = \"target:{_dice.Pick(earlier)}\", src = \"../src\" }}" : _dice.Pick("{ src = @text }", "{ a = \"\", b = \"docker-image://é\" }", "merge({ a = @text }, { \"x/y\" = \"cwd://z\" })")));
        if (_dice.Chance(12)) block.Add(_dice.Pick("pull", "no-cache"), scope.Of(ValueKind.Flag));
        if (_dice.Chance(6)) block.Add(_dice.Pick("annotations", "unknown", "call"), scope.Of(ValueKind.Any));
        if (_dice.Chance(4)) block.Inner.Add(new Block("nested", null, block.File).Add("a", "1"));
        if (_dice.Chance(5) && block.Attributes.Exists(static attribute => attribute.Name == "context") && block.Attributes.TrueForAll(static attribute => attribute.Name is not ("matrix" or "description")))
            block.Add("description", $"\"${{target.{label}.context == null ? \"none\" : \"some\"}}\"");
        KnowTarget(label, block);
        return block;
    }

    private string Text(string attribute, int file, Expressions scope)
    {
        if (!_isJson[file] && _dice.Chance(15)) return scope.Fill(_dice.Pick("<<EOT\n@lit line ${@text}\n  indented %{ if @flag }yes%{ endif }\nEOT", "<<-EOT\n    FROM a\n      RUN ${@text}\n    EOT", "<<-\"E\"\nx\nE", "<<E\nE"))
            .Replace("<<-\"E\"", "<<-E", StringComparison.Ordinal);
        return attribute is not ("description" or "project_id") && _dice.Chance(3) ? "null" : scope.Of(ValueKind.Text);
    }

    private Expressions Matrix(Block block)
    {
        var label = block.Label!;
        var scope = _expressions.Inner();
        var (axes, names, instances) = _dice.Pick<(string Axes, string Name, string[] Names)>(
            ("{ m = [\"1\", \"2\"] }", "-${m}", ["-1", "-2"]),
            ("{ m = [\"x\"] }", "${m}", ["x"]),
            ("{ m = { a = \"p\", b = \"q\" } }", "_${upper(m)}", ["_P", "_Q"]),
            ("{ m = range(1, 4) }", "${m}", ["1", "2", "3"]),
            ("{ m = [{ n = \"a\", v = 1 }, { n = \"b\", v = 2 }] }", "-${m.n}", ["-a", "-b"]),
            ("{ m = [\"a\", \"b\"], n = [1, 2] }", "-${m}-${n}", ["-a-1", "-b-1", "-a-2", "-b-2"]),
            ("{ m = [\"1.2\", \"a/b\"] }", "-${sanitize(m)}", ["-1_2", "-a_b"]));
        block.Add("matrix", axes).Add("name", $"\"{label}{names}\"");
        scope.Know(ValueKind.Text, axes.Contains("v = 1", StringComparison.Ordinal) ? "m.n" : "\"${m}\"");
        scope.Know(ValueKind.Any, "m");
        IsUnordered |= axes.Contains("], n", StringComparison.Ordinal);
        Targets.AddRange(instances.Select(instance => label + instance));
        Groups.Add(label);
        return scope;
    }

    private void KnowTarget(string label, Block block)
    {
        if (block.Attributes.Exists(static attribute => attribute.Name == "matrix")) return;

        Own.Add(label);
        _expressions.Know(ValueKind.Text, $"\"${{target.{label}.context == null ? \"none\" : \"some\"}}\"");
        _expressions.Know(ValueKind.Text, $"jsonencode(target.{label}.{_dice.Pick("args", "tags", "output", "secret", "attest", "inherits", "contexts", "ssh", "cache-from", "no-cache")})");
        _expressions.Know(ValueKind.Text, $"try(target.{label}.args.A, \"none\") == null ? \"null\" : \"set\"");
        _expressions.Know(ValueKind.Texts, $"try([for t in target.{label}.tags : \"${{t}}-x\"], [])");
        if (_dice.Chance(20)) _expressions.Know(ValueKind.Any, $"target.{label}");
    }
}
