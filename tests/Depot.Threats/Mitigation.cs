using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Depot.Threats;

/// <summary>A piece of code that keeps a threat away, and the test that says so.</summary>
internal sealed record Mitigation
{
    /// <summary>Path of the list, from the root of the repository.</summary>
    public const string List = "tests/Depot.Threats/mitigations.yaml";

    /// <summary>First cell of a row of docs/security.md, without its stars.</summary>
    [YamlIgnore]
    public string Threat { get; init; } = "";

    /// <summary>Class and method of the test, as the row names it.</summary>
    public required string Test { get; init; }

    /// <summary>Path of the file with the mitigation, from the root of the repository.</summary>
    public required string File { get; init; }

    /// <summary>The mitigation: text that stands in the file exactly once.</summary>
    [YamlMember(Alias = "mitigation")]
    public required string Text { get; init; }

    /// <summary>What stands in its place when it is gone.</summary>
    public required string Without { get; init; }

    /// <summary>Reads a list: mitigations by threat.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">It is none.</exception>
    public static IReadOnlyList<Mitigation> Read(string yaml) =>
    [
        .. new DeserializerBuilder().WithNamingConvention(LowerCaseNamingConvention.Instance).Build().Deserialize<Dictionary<string, List<Mitigation>>>(yaml)
            .SelectMany(row => row.Value.Select(mitigation => mitigation with { Threat = row.Key })),
    ];

    /// <summary>The file without the mitigation; null where the mitigation does not stand in it exactly once.</summary>
    public string? RemovedFrom(string code) =>
        code.Split(Text) is [var before, var after] ? before + Without + after : null;
}
