using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Planning;

/// <summary>Files made to exhaust whoever reads them end in a message.</summary>
public sealed class HostileInputSpecs
{
    private const int Seconds = 60_000;

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
        { "docker-bake.hcl", "target \"a\" {\n  matrix = { x = range(1000), y = range(1000) }\n}", "the matrix has more than 100000 combinations" },
        { "compose.yaml", Aliases(), "document contains excessive aliasing" },
    };

    [Theory(Timeout = Seconds)]
    [MemberData(nameof(Files))]
    public async Task A_file_that_would_exhaust_memory_or_the_stack_is_an_error(string name, string content, string message)
    {
        var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryFolder((name, content)), "a")));

        outcome.Error!.Message.Should().Contain(message);
    }

    [Fact(Timeout = Seconds)]
    public async Task Bytes_of_any_kind_are_a_plan_or_an_error()
    {
        var random = new Random(7);
        foreach (var name in new[] { "docker-bake.hcl", "docker-bake.json", "compose.yaml" })
        {
            for (var i = 0; i < 100; i++)
            {
                var content = string.Concat(Enumerable.Range(0, 200).Select(_ => (char)random.Next(1, 128)));

                var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new MemoryFolder((name, content)), "a")));

                outcome.Error.Should().NotBeNull();
            }
        }
    }

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
