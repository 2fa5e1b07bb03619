using Depot.Bake.Planning;
using Depot.Bake.Printing;
using Hcl2.Tests;

namespace Depot.Bake.Tests.Planning;

/// <summary>Definitions whose parts are merged, compared or printed thousands of times: each has a plan or a message, in time and memory.</summary>
public sealed class RepeatedWorkSpecs
{
    private const int Seconds = ProcessorTime.Hang;
    private const string Printed = "characters in all their attributes, as they are printed";
    private const string Named = "name, inherit and link to others with more than";

    // Numbers from 0, and a million characters.
    private const string Numbers = "n = flatten([for a in range(10): range(1000)])\n";
    private static readonly string Text = $"s = join(\"\", [for i in range(1000): \"{new string('a', 1000)}\"])\n";

    /// <summary>Files, and the message; null where there is a plan.</summary>
    private static readonly Dictionary<string, (Func<string> Content, string? Message)> Definitions = new()
    {
        ["blocks of one name with arguments"] = (() => Lines(40_000, static i => $"target \"a\" {{\n args = {{a{i} = \"\"}}\n}}\n"), null),
        ["blocks of one name with caches"] = (() => Lines(30_000, static i => $"target \"a\" {{\n cache-from = [\"u/a:{i}\"]\n}}\n"), null),
        ["blocks of one name that inherit"] = (() => Lines(50_000, static _ => "target \"a\" {\n inherits = [\"b\"]\n}\n") + "target \"b\" {}\n", null),
        ["blocks of one name after one with copies of secrets"] = (() =>
            "target \"a\" {\n secret = flatten([for i in range(1000): [\"id=a\", \"id=b\", \"id=c\", \"id=d\"]])\n}\n" + Lines(40_000, static _ => "target \"a\" {}\n"), null),
        ["references to blocks of one name"] = (() =>
            Lines(30_000, static _ => "target \"b\" {\n}\n") + $"target \"a\" {{\n description = \"${{length([{Lines(30_000, static _ => "target.b.context,")}])}}\"\n}}\n", null),
        ["a target inherited thousands of times"] = (() =>
            Numbers + "target \"b\" {\n no-cache-filter = [for i in slice(n, 0, 3000): \"a${i}\"]\n}\ntarget \"a\" {\n inherits = [for i in n: \"b\"]\n}\n", null),
        ["two targets inherited in turn"] = (() =>
            Numbers + "target \"b\" {\n args = {for i, x in n: \"a${i}\" => \"\"}\n}\ntarget \"c\" {\n args = {for i, x in n: \"c${i}\" => \"\"}\n}\n"
            + "target \"a\" {\n inherits = [for i, x in n: i % 2 == 0 ? \"b\" : \"c\"]\n}\n", null),
        ["caches inherited in turn"] = (() =>
            Numbers + "target \"b\" {\n cache-from = [for i in slice(n, 0, 5000): \"u/x:${i}\"]\n}\ntarget \"c\" {\n cache-from = [for i in slice(n, 0, 5000): \"u/y:${i}\"]\n}\n"
            + "target \"a\" {\n inherits = [for i, x in n: i % 2 == 0 ? \"b\" : \"c\"]\n}\n", null),
        ["thousands of inherited targets"] = (() =>
            Lines(30_000, static i => $"target \"p{i}\" {{\n args = {{x{i} = \"\"}}\n}}\n") + $"target \"a\" {{\n inherits = [{Lines(30_000, static i => $"\"p{i}\",")}]\n}}\n", null),
        ["a list of targets that each target inherits"] = (() =>
            "target \"b\" {\n args = {for i in range(1000): \"k${i}\" => \"\"}\n}\n" + Lines(150, static i => $"target \"p{i}\" {{\n inherits = [\"b\"]\n args = {{x{i} = \"\"}}\n}}\n")
            + "l = [for i in range(150): \"p${i}\"]\n" + Targets(3000, "inherits = l"), Named),
        ["caches that differ in their last attribute"] = (() => Numbers + "target \"a\" {\n cache-from = [for i, x in concat(n, n): {type = \"registry\", a = \"x\", ref = \"${i}\"}]\n}\n", null),
        ["keys that differ in their path"] = (() => Numbers + "target \"a\" {\n ssh = [for i, x in concat(n, n, n): {id = \"a\", paths = [\"x${i}\"]}]\n}\n", null),
        ["a matrix of many axes"] = (() => Numbers + "target \"a\" {\n matrix = {for i, x in concat(n, n): \"a${i}\" => [1]}\n}\n", null),
        ["a matrix of many axes and many elements"] = (() => Numbers + "target \"a\" {\n name = \"a${z}\"\n matrix = merge({for i, x in n: \"a${i}\" => [1]}, {z = [for i, x in n: i]})\n}\n", null),
        ["a matrix with a long body"] = (() =>
            Numbers + "target \"a\" {\n name = \"a${z}\"\n matrix = {z = [for i, x in n: i]}\n" + Lines(80_000, static i => $" q{i} = 1\n") + "}\n", null),
        ["tags that are long and all the same"] = (() => Numbers + Text + "l = [for i in range(60): s]\n" + Targets(300, "tags = l\n platforms = l"), Printed),
        ["platforms that are compared with those of a linked target"] = (() =>
            Numbers + "target \"b\" {\n platforms = [for i, x in n: \"linux/a${i}\"]\n}\ntarget \"a\" {\n platforms = [for i, x in n: \"linux/a${9999 - i}\"]\n contexts = {for i in range(1000): \"c${i}\" => \"target:b\"}\n}\n", null),
        ["platforms that are compared with those of many linked targets"] = (() =>
            "p = [for i in range(250): \"linux/a${i}\"]\nc = {for i in range(250): \"c${i}\" => \"target:b${i}\"}\n"
            + Lines(250, static i => $"target \"b{i}\" {{\n platforms = concat(p, [\"x{i}\"])\n}}\n") + Targets(250, "platforms = p\n contexts = c"), Named),
        ["groups with a long list"] = (() =>
            "l = [for i in range(1000): \"x${i}\"]\ntarget \"x\" {\n name = \"x${i}\"\n matrix = {i = range(1000)}\n}\n" + Lines(1500, static i => $"group \"g{i}\" {{\n targets = l\n}}\n")
            + $"group \"all\" {{\n targets = [{Lines(1500, static i => $"\"g{i}\",")}]\n}}\n", Printed),
        ["a list of long texts to read"] = (() => Text + "l = [for i in range(60): s]\ntarget \"a\" {\n cache-from = l\n cache-to = l\n output = l\n secret = l\n ssh = l\n attest = l\n}\n", "the entries of an attribute"),
    };

    public static TheoryData<string> All => [.. Definitions.Keys];

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(All))]
    public async Task It_ends_within_two_seconds_and_half_a_gigabyte(string what)
    {
        var (make, message) = Definitions[what];
        var content = make();
        content += content.Contains("target \"a\"", StringComparison.Ordinal) ? "" : "target \"a\" {}\n";
        var (allocated, time) = (0L, TimeSpan.Zero);
        BakeOutcome? outcome = null;

        await Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            time = ProcessorTime.Of(() => outcome = Plan(content));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {time.TotalMilliseconds:0} ms, {allocated >> 20} MiB");
        if (message is null) outcome!.Error?.Message.Should().BeNull();
        else outcome!.Error!.Message.Should().Contain(message);
        (outcome.Error?.IsBeyondLimits ?? true).Should().BeTrue("the CLI must not be asked for it");
        time.Should().BeLessThan(TimeSpan.FromSeconds(10), "a program without optimization is given five times as long");
        allocated.Should().BeLessThan(1L << 30, "what is allocated in all, much of which is garbage soon");
    }

    [Fact(Timeout = Seconds)]
    public async Task A_name_that_is_requested_thousands_of_times_is_resolved_twice_at_most()
    {
        var content = Targets(8000, "args = { A = \"\" }");
        string[] requested = [.. Enumerable.Repeat("all", 8000)];
        var time = TimeSpan.Zero;
        BakeOutcome? outcome = null;

        await Task.Run(() => time = ProcessorTime.Of(() => outcome = BakePlanner.Plan(Given.Request(new MemoryDirectory(("docker-bake.hcl", content))) with { Targets = requested })));

        outcome!.Definition!.Targets.Should().HaveCount(8000);
        time.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact(Timeout = Seconds)]
    public async Task Thousands_of_overrides_are_applied_at_once()
    {
        var content = Targets(50, "args = { A = \"\" }");
        string[] overrides = [.. Enumerable.Range(0, 6000).Select(static i => $"*.args.a{i}={i}")];
        var (allocated, time) = (0L, TimeSpan.Zero);
        BakeOutcome? outcome = null;

        await Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            time = ProcessorTime.Of(() => outcome = BakePlanner.Plan(Given.Request(new MemoryDirectory(("docker-bake.hcl", content)), "all") with { Set = overrides }));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        outcome!.Definition!.Targets.Should().OnlyContain(static target => target.Args.Count == 6001);
        time.Should().BeLessThan(TimeSpan.FromSeconds(5));
        allocated.Should().BeLessThan(512 << 20);
    }

    public static TheoryData<string> Attributes =>
    [
        "description = s", "context = s", "contexts = { a = s }", "dockerfile = s", "dockerfile-inline = s", "args = { a = s }", "labels = { a = s }", "tags = [s]",
        "cache-from = [{ type = \"a\", b = s }]", "cache-to = [{ type = \"a\", b = s }]", "target = s", "secret = [{ id = s }]", "ssh = [{ id = s }]", "platforms = [s]",
        "output = [{ type = \"a\", dest = s }]", "attest = [{ type = \"a\", b = s }]", "network = s", "no-cache-filter = [s]", "shm-size = s", "project_id = s",
    ];

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(Attributes))]
    public async Task A_long_text_counts_in_whatever_attribute_it_is(string attribute)
    {
        var outcome = await Task.Run(() => Plan(Text + Targets(30, attribute) + "target \"a\" {}\n"));

        outcome.Error!.Message.Should().Contain(Printed);
        outcome.Error.IsBeyondLimits.Should().BeTrue();
    }

    [Fact(Timeout = Seconds)]
    public async Task A_character_counts_as_much_as_its_escape_takes()
    {
        var escaped = $"s = join(\"\", [for i in range(1000): \"{new string('<', 500)}\"])\n";

        var few = await Task.Run(() => Plan(escaped + Targets(5, "args = { a = s }") + "target \"a\" {}\n"));
        var many = await Task.Run(() => Plan(escaped + Targets(6, "args = { a = s }") + "target \"a\" {}\n"));

        BakeJson.ToText(few.Definition!).Length.Should().BeGreaterThan(15_000_000);
        many.Error!.Message.Should().Contain(Printed);
    }

    private static BakeOutcome Plan(string content) =>
        BakePlanner.Plan(Given.Request(new MemoryDirectory(("docker-bake.hcl", content)), content.Contains("group \"all\"", StringComparison.Ordinal) ? "all" : "a"));

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));

    private static string Targets(int count, string attributes) =>
        Lines(count, i => $"target \"t{i}\" {{\n {attributes}\n}}\n") + $"group \"all\" {{\n targets = [{Lines(count, static i => $"\"t{i}\",")}]\n}}\n";
}
