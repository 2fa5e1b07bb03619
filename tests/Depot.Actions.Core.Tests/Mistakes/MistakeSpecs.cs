using System.Reflection;

namespace Depot.Actions.Tests.Mistakes;

/// <summary>Typical mistakes: each is answered with where it is, what is wrong and what to write. <c>UPDATE=1</c> writes the approved messages anew.</summary>
public class MistakeSpecs
{
    public static TheoryData<string> Names => [.. Mistake.All.Select(mistake => mistake.Name)];

    private static string Approved => Path.Combine(
        typeof(MistakeSpecs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "MistakesDirectory").Value!, "mistakes.approved.txt");

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Names))]
    public async Task A_mistake_is_answered_with_its_place_what_is_wrong_and_what_to_write(string name)
    {
        var mistake = Mistake.All.Single(mistake => mistake.Name == name);

        var said = await mistake.SaidAsync();

        said.Should().Contain(mistake.Where).And.Contain(mistake.What).And.Contain(mistake.Instead).And.NotContain("s3cr3t");
    }

    [Fact(Timeout = 300_000)]
    public async Task The_messages_are_those_that_were_approved()
    {
        var text = "";
        foreach (var mistake in Mistake.All) text += $"{mistake.Name}\n{string.Concat((await mistake.SaidAsync()).Split('\n').Select(line => $"    {line}".TrimEnd() + "\n"))}\n";

        if (Environment.GetEnvironmentVariable("UPDATE") == "1") await File.WriteAllTextAsync(Approved, text);
        text.Should().Be(await File.ReadAllTextAsync(Approved));
    }
}
