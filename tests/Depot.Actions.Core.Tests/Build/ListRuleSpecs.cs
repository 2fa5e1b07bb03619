using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>How each list is split: beside docker/build-push-action v7, depot/build-push-action v1.16 and their bake actions.</summary>
/// <remarks>
/// Sources: src/context.ts of each, getInputs. A rule is determined by two strings: <c>a,b</c> is split at the comma or not; in <c>"a",b</c> the quotes
/// are kept or not. Where the references differ, ours says why.
/// </remarks>
public class ListRuleSpecs
{
    private const string Split = "split";
    private const string Whole = "whole";
    private const string Quotes = "whole, quotes kept";

    /// <summary>Input, docker's rule, Depot's rule, ours, and the reason where one of them differs.</summary>
    public static TheoryData<string, string?, string?, string, string> OfBuild => new()
    {
        { "add-hosts", Split, Split, Split, "" },
        { "allow", Split, Split, Split, "" },
        { "annotations", Whole, Whole, Whole, "" },
        { "attests", Whole, Whole, Whole, "" },
        { "build-args", Whole, Whole, Whole, "" },
        { "build-contexts", Whole, Whole, Whole, "" },
        { "cache-from", Whole, Whole, Whole, "" },
        { "cache-to", Whole, Whole, Whole, "" },
        { "labels", Whole, Whole, Whole, "" },
        { "no-cache-filters", Split, Whole, Split, "no stage has a comma in its name, so a whole 'a,b' does nothing" },
        { "outputs", Quotes, Whole, Quotes, "an attribute with a comma needs its quotes" },
        { "platforms", Split, Split, Split, "" },
        { "save-tags", null, Split, Split, "" },
        { "secret-envs", Split, null, Split, "" },
        { "secret-files", Whole, Whole, Whole, "" },
        { "secrets", Whole, Whole, Quotes, "a value such as [\"a\",\"b\"] is kept byte for byte" },
        { "ssh", Split, Whole, Split, "no id has a comma in it; a path after a comma is a second key, and stays (docker loses it)" },
        { "tags", Split, Split, Split, "" },
        { "ulimit", Whole, Whole, Whole, "" },
    };

    /// <summary>The same of the bake action.</summary>
    public static TheoryData<string, string?, string?, string, string> OfBake => new()
    {
        { "allow", Split, null, Split, "" },
        { "files", Split, Split, Split, "" },
        { "save-tags", null, Split, Split, "" },
        { "set", Quotes, Quotes, Quotes, "" },
        { "targets", Split, Split, Split, "" },
        { "vars", Quotes, null, Quotes, "" },
    };

    [Theory]
    [MemberData(nameof(OfBuild))]
    public void A_list_of_a_build_is_split_as_the_table_says(string input, string? docker, string? depot, string ours, string reason)
    {
        using var step = new TestStep();
        var (comma, quoted) = input switch
        {
            "secrets" => ("K=a,J=b", "K=[\"a\",\"b\"]"),
            "secret-envs" or "secret-files" => ("K=a,J=b", "\"K=a\",b"),
            "add-hosts" => ("a:::1,b:::1", ""),
            _ => ("a,b", "\"a\",b"),
        };

        var rule = Rule(comma, quoted, text => [.. Items(input, BuildPushInputs.Read(step.Input(input, text).Context.Inputs, () => "."))]);

        rule.Should().Be(ours);
        if (docker is not null && depot is not null && (docker != ours || depot != ours)) reason.Should().NotBeEmpty();
        else reason.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(OfBake))]
    public void A_list_of_a_bake_is_split_as_the_table_says(string input, string? docker, string? depot, string ours, string reason)
    {
        using var step = new TestStep();
        var (comma, quoted) = input is "vars" ? ("K=a,J=b", "\"K=a\",b") : ("a,b", "\"a\",b");

        Rule(comma, quoted, text => [.. Items(input, BakeInputs.Read(step.Input(input, text).Context.Inputs))]).Should().Be(ours);
        new[] { docker, depot }.Where(rule => rule is not null).Should().OnlyContain(rule => rule == ours);
        reason.Should().BeEmpty();
    }

    [Theory]
    [InlineData("default,key=/path", "default", "key=/path")]
    [InlineData("key=/a,/b", "key=/a,/b")]
    [InlineData("key=./a,$HOME/b,~/c", "key=./a,$HOME/b,~/c")]
    [InlineData("a=/1,/2,default , b=/3", "a=/1,/2", "default", "b=/3")]
    [InlineData("default,", "default")]
    [InlineData("/a\n/b", "/a", "/b")]
    public void A_comma_in_ssh_ends_an_item_unless_another_key_follows(string text, params string[] items) =>
        SshItem.Split(text.Split('\n')).Should().Equal(items);

    private static string Rule(string comma, string quoted, Func<string, List<string>> read) =>
        read(comma).Count == 2 ? Split : read(quoted)[0].Contains('"', StringComparison.Ordinal) ? Quotes : Whole;

    private static IEnumerable<string> Items(string input, BuildPushInputs inputs) => input switch
    {
        "add-hosts" => inputs.AddHosts,
        "allow" => inputs.Allow,
        "annotations" => inputs.Annotations,
        "attests" => inputs.Attests,
        "build-args" => inputs.BuildArgs,
        "build-contexts" => inputs.BuildContexts,
        "cache-from" => inputs.CacheFrom,
        "cache-to" => inputs.CacheTo,
        "labels" => inputs.Labels,
        "no-cache-filters" => inputs.NoCacheFilters,
        "outputs" => inputs.Outputs,
        "platforms" => inputs.Platforms,
        "save-tags" => inputs.SaveTags,
        "ssh" => inputs.Ssh,
        "tags" => inputs.Tags,
        "ulimit" => inputs.Ulimit,
        _ => inputs.Secrets.Select(secret => $"{secret.Id}={secret.Value ?? secret.File ?? secret.Variable}"),
    };

    private static IEnumerable<string> Items(string input, BakeInputs inputs) => input switch
    {
        "allow" => inputs.Allow,
        "files" => inputs.Files,
        "save-tags" => inputs.SaveTags,
        "set" => inputs.Set,
        "targets" => inputs.Targets,
        _ => inputs.Variables.Select(variable => $"{variable.Key}={variable.Value}"),
    };
}
