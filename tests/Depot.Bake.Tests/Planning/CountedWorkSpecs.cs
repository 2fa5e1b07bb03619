using System.Globalization;
using Depot.Bake.Planning;
using Depot.Bake.Tests.Cases;
using Hcl2.Tests;

namespace Depot.Bake.Tests.Planning;

/// <summary>Small definitions whose work shows only while it is done: each ends in a message, in time and memory. Real ones are far from it.</summary>
public sealed class CountedWorkSpecs
{
    private const int Seconds = ProcessorTime.Hang;
    private const string Work = "units of work for all evaluations together";
    private const string Memory = "MiB of memory that all evaluations together may allocate";
    private const string Definition = "the definition takes more work or memory than a definition may";
    private const string Resolved = "characters in all their attributes";

    // 30,000 characters.
    private const string Text = "s = join(\"\", [for i in range(1000): \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"])\n";

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "a search that starts anew at each character", Text + Loop("regexall(\"a*b|a\", s)", 100), Work },
        { "a pattern of many large classes", Loop("regex(\"" + Repeated(@"(?i)\\pL", 6000) + "\", \"a\")", 10), "MiB of memory" },
        { "a pattern of many groups", Text + Loop("regexall(\"" + Repeated("(a)", 5000) + "\", s)", 10), Work },
        { "a replacement that fails when it is too long", Text + Loop("regex_replace(s, \"a\", s)", 500), Memory },
        { "a format that fails when it is too long", Text + Loop("format(\"" + Repeated("%[1]s", 10_000) + "\", s)", 1000), Memory },
        { "formatlist of long strings", Text + Loop("formatlist(\"%s%s\", s, range(1000))", 900), Memory },
        { "a product of long strings", Text + "x = length(setproduct(setunion([for i in range(30): \"${s}${i}\"]), range(1000)))\n", Work },
        { "a product of many lists", Loop("setproduct(" + Repeated("[1, 2], ", 14) + "[1, 2])", 500), Work },
        { "arguments of a call that another argument fails", Text + "l = [for i in range(30): \"${s}${i}\"]\n" + Loop("setunion(1, l, l)", 1000), Work },
        { "a number of many digits", Text + Loop("parseint(replace(s, \"a\", \"z\"), 62)", 1000), Work },
        { "an unknown name that is long", "variable \"" + new string('a', 20_000) + "\" {}\n" + Loop(new string('a', 19_999) + "b", 1000), Memory },
        {
            "an unknown name beside many", Lines(1700, i => $"variable \"vaaaaaaaaaaaa{i}\" {{}}\n") + Loop("[for j in range(100): try(waaaaaaaaaaaa1, 1)]", 1000), Work
        },
        { "objects of many attributes", Loop("[for j in range(100): {" + Lines(1000, i => $"a{i} = 1, ") + "}]", 1000), Work },
        { "objects with a long key", Text + Loop("[for j in range(900): {(s) = 1}]", 1000), Work },
        { "alternatives of different types", "l = [for i in range(1000): {a = i}]\n" + Loop("[for j in range(900): try(coalesce(l, [for a in range(9): 1], 1), 1)]", 1000), Work },
        { "many small objects", Loop("[for j in range(900): {a = i, b = j}]", 1000), Memory },
        {
            "calls with many arguments",
            "function \"f\" {\n  params = [" + Lines(2000, i => $"p{i}, ") + "]\n  result = 1\n}\n" + Loop("[for j in range(30): f(" + Repeated("1, ", 1999) + "1)]", 1000), Work
        },
        { "calls with the elements of a long list", "l = flatten([for i in range(300): range(1000)])\n" + Loop("upper(l...)", 1000), Work },
        {
            "a variable of a type with many attributes",
            "variable \"v\" {\n  type = list(list(object({" + Lines(1500, i => $"a{i} = optional(string), ") + "})))\n  default = [for j in range(100): [for i in range(1000): {}]]\n}\n",
            "it exceeds the limits on work and memory of an evaluation"
        },
        {
            "a hundred matrices of ten thousand",
            Lines(100, i => $"target \"g{i}\" {{\n  matrix = {{ a = [for i in range(100): \"a${{i}}\"], b = [for i in range(100): \"b${{i}}\"] }}\n  name = \"g{i}-${{a}}-${{b}}\"\n}}\n"), Memory
        },
        { "a long list of caches in each target", "d = [for i in range(1000): \"type=registry,ref=u/c:${i}\"]\n" + Targets(1200, "cache-from = d"), Definition },
        { "long texts in each target", Text + Targets(900, "args = { a = s, b = s, c = s }"), Resolved },
        { "a long list that every target inherits", "target \"base\" {\n  tags = [for i in range(1000): \"u/x:${i}\"]\n}\n" + Targets(2000, "inherits = [\"base\"]"), Resolved },
        { "labels that grow from target to target", "target \"t0\" {\n  labels = {for i in range(1000): \"k${i}\" => \"v\"}\n}\n" + Lines(2000, i => $"target \"t{i + 1}\" {{\n  inherits = [\"t{i}\"]\n  labels = {{ l{i} = \"\" }}\n}}\n") + Group(2001), Resolved },
    };

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(Bombs))]
    public async Task It_is_an_error_within_two_seconds_and_half_a_gigabyte(string what, string content, string message)
    {
        content += "\ntarget \"a\" {}\n";
        var (allocated, time) = (0L, TimeSpan.Zero);
        BakeOutcome? outcome = null;

        await Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            time = ProcessorTime.Of(() => outcome = Plan(content));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {time.TotalMilliseconds:0} ms, {allocated >> 20} MiB");
        outcome!.Error.Should().NotBeNull();
        outcome.Error!.Message.Should().Contain(message);
        time.Should().BeLessThan(TimeSpan.FromSeconds(10), "a program without optimization is given five times as long");
        allocated.Should().BeLessThan(512 << 20);
    }

    [Fact(Timeout = Seconds)]
    public async Task A_long_definition_may_take_as_much_as_its_own_text_needs()
    {
        var content = Lines(12_000, i => $"target \"t{i}\" {{\n  context = \"./services/number-{i}\"\n  tags = [\"registry.example.com/team/app:{i}\"]\n  args = {{ VERSION = \"1.{i}\" }}\n}}\n") + Group(12_000);

        var outcome = await Task.Run(() => Plan(content));

        outcome.Error.Should().BeNull();
        outcome.Definition!.Targets.Should().HaveCount(12_000);
    }

    [Fact(Timeout = Seconds)]
    public async Task No_recorded_definition_takes_a_hundredth_of_the_memory_that_one_may()
    {
        const long Most = 320L << 20;

        var used = await Task.Run(() => BakeCase.All.Select(example =>
        {
            example.Plan();
            var before = GC.GetAllocatedBytesForCurrentThread();
            example.Plan();
            return (example.Name, Bytes: GC.GetAllocatedBytesForCurrentThread() - before);
        }).OrderByDescending(static use => use.Bytes).ToList());

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{used.Count} definitions; the most is {used[0].Bytes} bytes ({used[0].Name}), {Most / used[0].Bytes} times less than the limit; half of them take less than {used[used.Count / 2].Bytes}"));
        used[0].Bytes.Should().BeLessThan(Most / 100);
    }

    private static BakeOutcome Plan(string content) => BakePlanner.Plan(Given.Request(new MemoryDirectory(("docker-bake.hcl", content)), content.Contains("group \"all\"", StringComparison.Ordinal) ? "all" : "a"));

    private static string Loop(string work, int rounds) => $"x = length([for i in range({rounds}): try({work}, \"\")])\n";

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));

    private static string Targets(int count, string attribute) => Lines(count, i => $"target \"t{i}\" {{\n  {attribute}\n}}\n") + Group(count);

    private static string Group(int count) => "group \"all\" {\n  targets = [" + Lines(count, i => $"\"t{i}\", ") + "]\n}\n";
}
