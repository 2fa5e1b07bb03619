using Depot.Bake.Planning;
using Hcl2.Tests;

namespace Depot.Bake.Tests.Planning;

/// <summary>Files made to exhaust their reader end in a message.</summary>
public sealed class HostileInputSpecs
{
    private const int Seconds = ProcessorTime.Hang;

    public static TheoryData<string, string, string> Files => new()
    {
        { "docker-bake.hcl", "x = " + new string('[', 10_000), "Nesting too deep" },
        { "docker-bake.hcl", "x = " + new string('(', 10_000), "Nesting too deep" },
        { "docker-bake.hcl", Repeated("a {\n", 10_000), "Nesting too deep" },
        { "docker-bake.hcl", "x = " + Repeated("\"${", 10_000), "Nesting too deep" },
        { "docker-bake.hcl", "x = " + Repeated("true ? ", 10_000), "Nesting too deep" },
        { "docker-bake.json", "{\"a\":" + new string('[', 10_000), "Too many nested values" },
        { "docker-bake.hcl", Doubling(), "Result too large" },
        { "docker-bake.hcl", Chain(20_000), "too many definitions that refer to each other" },
        { "docker-bake.hcl", "target \"a\" {\n  matrix = { x = range(1000), y = range(1000) }\n}", "the matrix has more than 10000 combinations" },
    };

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(Files))]
    public async Task A_file_that_would_exhaust_memory_or_the_stack_is_an_error(string name, string content, string message)
    {
        var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryDirectory((name, content)), "a")));

        outcome.Error!.Message.Should().Contain(message);
        outcome.Error.IsBeyondLimits.Should().BeTrue("the CLI must not be asked for it");
    }

    // The CLI has the same limit.
    [Fact(Timeout = Seconds)]
    public async Task A_document_that_is_mostly_aliases_is_an_error()
    {
        var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryDirectory(("compose.yaml", Aliases())), "a")));

        outcome.Error!.Message.Should().Contain("document contains excessive aliasing");
    }

    /// <summary>Definitions that are small and take long, or much; each with a part of the message.</summary>
    public static TheoryData<string, string> Bombs => new()
    {
        { "x = format(\"%x\", 1e300000)", "digits of numbers" },
        { "x = format(\"%b\", 1e300000)", "digits of numbers" },
        { "x = format(\"%e\", 1e-300000)", "digits of numbers" },
        { "x = format(\"%g\", 1e300000)", "digits of numbers" },
        { "x = format(\"%.1000000f\", 1.5)", "digits of numbers" },
        { "x = [for i in range(100): \"${1e100000 + i}\"]", "digits of numbers" },
        { Sharing(40) + "y = flatten(x40)", "Result too large" },
        { Sharing(40) + "y = jsonencode(x40)", "Result too large" },
        { Sharing(40) + Sharing(40, "z") + "y = x40 == z40", "Result too large" },
        { Sharing(18) + "y = [for i in range(100): jsonencode(x18)]", "The call of \"jsonencode\" exceeds the limit" },
        { Sharing(18) + Sharing(18, "z") + "y = [for i in range(100): x18 == z18]", "This operation exceeds the limit" },
        { Loop("sha512(t)"), "The call of \"sha512\" exceeds the limit" },
        { Loop("upper(t)"), "The call of \"upper\" exceeds the limit" },
        { Loop("length(regexall(\"[a-z]{100}\", t))"), "The call of \"regexall\" exceeds the limit" },
        { Loop("length(concat(l, l))"), "The call of \"concat\" exceeds the limit" },
        { Loop("length(keys(merge(m, m)))"), "units of work for all evaluations together" },
        { Loop("length(keys(m))"), "units of work for all evaluations together" },
        { Loop("length(distinct(l))"), "The call of \"distinct\" exceeds the limit" },
        { Loop("length(split(\"\", t))"), "The call of \"split\" exceeds the limit" },
        { "x = bcrypt(\"a\", 16)", "hash rounds" },
        { Loop("bcrypt(\"a\")"), "The call of \"bcrypt\" exceeds the limit" },
        { Loop("[" + Repeated("i, ", 1000) + "]"), "exceeds the limit" },
        { Targets(60, "[for i in range(1000): upper(t)]"), "more work or memory than a definition may" },
        { Targets(60, "length([for j in range(50): [for i in range(1000): [i]]])"), "more work or memory than a definition may" },
        { "target \"a\" {\n  name = \"t${x}-${y}\"\n  matrix = { x = range(300), y = range(300) }\n}", "the matrix has more than 10000 combinations" },
        { Nested(5000) + "y = jsonencode(x5000)", "Value too deeply nested" },
        { Nested(5000) + "y = distinct([x5000, x5000])", "Value too deeply nested" },
        { Nested(5000) + "y = setunion([x5000], [x5000])", "Value too deeply nested" },
        { Nested(5000) + "y = format(\"%v\", x5000)", "Value too deeply nested" },
    };

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(Bombs))]
    public async Task Work_without_end_is_an_error_within_two_seconds_and_half_a_gigabyte(string content, string message)
    {
        content = Values + content + "\ntarget \"a\" {}\n";
        BakeOutcome Plan() => BakePlanner.Plan(Given.Request(new MemoryDirectory(("docker-bake.hcl", content)), "a"));
        var (allocated, time) = (0L, TimeSpan.Zero);
        BakeOutcome? outcome = null;

        await Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            time = ProcessorTime.Of(() => outcome = Plan());
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{time.TotalMilliseconds:0} ms, {allocated >> 20} MiB");
        outcome!.Error.Should().NotBeNull();
        outcome.Error!.Message.Should().Contain(message);
        time.Should().BeLessThan(TimeSpan.FromSeconds(10), "a program without optimization is given five times as long");
        allocated.Should().BeLessThan(512 << 20);
    }

    [Fact(Timeout = Seconds)]
    public async Task Files_that_include_each_other_twice_are_an_error()
    {
        var files = Enumerable.Range(0, 16).Select(i => ($"f{i}.yaml", $"include: [f{i + 1}.yaml, f{i + 1}.yaml]\n"))
            .Append(("f16.yaml", "services: {a: {build: .}}\n")).Append(("compose.yaml", "include: [f0.yaml]\nservices: {a: {build: .}}\n"));

        var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryDirectory([.. files]), "a")));

        outcome.Error!.Message.Should().EndWith(": this would be more than 1000 files; files that include each other count each time they are read");
    }

    [Theory(Timeout = Seconds)]
    [InlineData("services: {a: {build: .}}\n")]
    [InlineData("services: {a: {build: ., env_file: .env}}\n")]
    public async Task Variables_that_hold_another_twice_are_an_error(string compose)
    {
        var variables = "V0=abcdefgh\n" + string.Concat(Enumerable.Range(1, 24).Select(static i => $"V{i}=${{V{i - 1}}}${{V{i - 1}}}\n"));

        var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryDirectory(("compose.yaml", compose), (".env", variables)), "a")));

        outcome.Error!.Message.Should().EndWith(Spent);
    }

    private const string Spent = "the Compose files become larger than 2097152 values or 33554432 characters where aliases, extends, include, documents and variables are replaced; "
        + "repeat less, or write the targets in HCL";

    /// <summary>Compose files below a megabyte that become much more. In the last one nothing does, but every item was compared with all others.</summary>
    private static readonly Dictionary<string, Func<string>> Large = new()
    {
        ["a chain of extends"] = () => Service("labels", 2500) + Lines(900, static i => $"  s{i + 1}: {{extends: s{i}}}"),
        ["a star of extends"] = () => Service("labels", 2500) + Lines(1200, static i => $"  s{i + 1}: {{extends: s0}}"),
        ["a star of extends with arguments"] = () => Service("args", 2500) + Lines(1200, static i => $"  s{i + 1}: {{extends: s0}}"),
        ["long arguments, each joined again"] = () => Service("args", 10, new('x', 3000)) + Lines(2000, static i => $"  s{i + 1}: {{extends: s0, build: {{args: [x]}}}}"),
        ["aliases of a string with dollars"] = () => $"x-a: &a \"{Repeated("$$", 15_000)}\"\nx-b: &b [{Repeated("*a,", 500)}]\nx-c: &c [{Repeated("*b,", 50)}]\nservices: {{a: {{build: .}}}}\n",
        ["labels that are aliases of a long string"] = () => $"x-l: &l \"{new string('x', 30_000)}\"\nservices:\n a:\n  build:\n   context: .\n   labels:\n" + Lines(2000, static i => $"    l{i}: *l"),
        ["aliases of one list"] = () => $"services: {{a: {{build: .}}}}\nx-a: &a [1]\nx-b: [{Repeated("*a,", 45_000)}]\n",
        ["many documents"] = () => Service("labels", 20_000) + Lines(20_000, static _ => "---\nname: a"),
        ["many resets"] = () => Service("labels", 20_000) + "---\n" + Service("args", 20_000, "!reset v"),
        ["many variables that are not set"] = () => $"services: {{a: {{build: {{context: ., args: {{a: \"{Repeated("$A", 700_000)}\"}}}}}}}}\n",
        ["many hosts"] = () => "services:\n a:\n  build: .\n  extra_hosts:\n" + Lines(20_000, static i => $"   - \"h{i}:1.1.1.1\"") + "---\nservices:\n a:\n  extra_hosts:\n" + Lines(20_000, static i => $"   - \"g{i}:1.1.1.1\""),
    };

    public static TheoryData<string> ComposeBombs => [.. Large.Keys];

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(ComposeBombs))]
    public async Task Compose_files_that_become_large_are_an_error_within_two_seconds_and_half_a_gigabyte(string what)
    {
        var content = Large[what]();
        BakeOutcome? outcome = null;
        var (allocated, time) = (0L, TimeSpan.Zero);

        await Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            time = ProcessorTime.Of(() => outcome = BakePlanner.Plan(Given.Request(new MemoryDirectory(("compose.yaml", content)))));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {time.TotalMilliseconds:0} ms, {allocated >> 20} MiB");
        if (what != "many hosts") outcome!.Error!.Message.Should().EndWith("compose.yaml: " + Spent);
        else outcome!.Error.Should().BeNull();
        time.Should().BeLessThan(TimeSpan.FromSeconds(10), "a program without optimization is given five times as long");
        allocated.Should().BeLessThan(2L << 30, "what is allocated in all, most of which is garbage soon");
    }

    private static string Service(string key, int count, string value = "v") => $"services:\n  s0:\n    build:\n      context: .\n      {key}:\n" + Lines(count, i => $"        k{i}: {value}");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    [Fact(Timeout = Seconds)]
    public async Task Bytes_of_any_kind_are_a_plan_or_an_error()
    {
        var random = new Random(7);
        foreach (var name in new[] { "docker-bake.hcl", "docker-bake.json", "compose.yaml" })
        {
            for (var i = 0; i < 100; i++)
            {
                var content = string.Concat(Enumerable.Range(0, 200).Select(_ => (char)random.Next(1, 128)));

                var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryDirectory((name, content)), "a")));

                outcome.Error.Should().NotBeNull();
            }
        }
    }

    private const string Values = "t = join(\"\", [for i in range(1000): \"abcdefgh\"])\nl = range(1000)\nm = {for i in range(1000): \"k${i}\" => i}\n";

    // Each value twice in the next.
    private static string Sharing(int count, string name = "x") =>
        $"{name}0 = [1]\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"{name}{i} = [{name}{i - 1}, {name}{i - 1}]\n"));

    private static string Nested(int count) => "x0 = []\n" + string.Concat(Enumerable.Range(1, count).Select(static i => $"x{i} = [x{i - 1}]\n"));

    private static string Loop(string work) => $"x = [for j in range(1000): [for i in range(900): {work}]]";

    private static string Targets(int count, string work) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"target \"t{i}\" {{\n  args = {{ A = length({work}) == {i} ? \"a\" : \"b\" }}\n}}\n"))
            .Replace("length(length(", "(length(", StringComparison.Ordinal);

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    // Ten times as long with every line.
    private static string Doubling() =>
        "v0 = \"xxxxxxxxxx\"\n" + string.Concat(Enumerable.Range(1, 11).Select(static i => $"v{i} = \"{Repeated($"${{v{i - 1}}}", 10)}\"\n"));

    // The first variable needs the second, and so on.
    private static string Chain(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(static i => $"variable \"v{i}\" {{ default = v{i + 1} }}\n")) + $"variable \"v{count}\" {{}}\n";

    private static string Aliases() =>
        "x-a0: &a0 [lol, lol]\n" + string.Concat(Enumerable.Range(1, 11).Select(static i => $"x-a{i}: &a{i} [{Repeated($"*a{i - 1}, ", 9)}]\n")) + "services: {a: {build: ., x-l: *a11}}\n";
}
