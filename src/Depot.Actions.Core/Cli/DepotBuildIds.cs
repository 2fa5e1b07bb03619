using System.Text.Json;
using Depot.Actions.Text;

namespace Depot.Actions.Cli;

/// <summary>The member <c>depot.build</c> of the metadata.</summary>
/// <param name="BuildId">Depot's id of the build.</param>
/// <param name="ProjectId">Depot's id of the project.</param>
internal readonly record struct DepotBuildIds(string? BuildId, string? ProjectId)
{
    /// <summary>Its name.</summary>
    public const string Name = "depot.build";

    private const int LongestId = 200;

    /// <summary>Reads it from its name on.</summary>
    /// <param name="json">At its name; then at its end.</param>
    /// <param name="target">Takes each name of its list of targets, which only a bake has.</param>
    public static DepotBuildIds Read(ref Utf8JsonReader json, Action<string>? target = null)
    {
        var ids = default(DepotBuildIds);
        if (!JsonMembers.IsObject(ref json)) return ids;
        while (JsonMembers.Next(ref json))
        {
            switch (JsonMembers.Text(ref json, LongestId))
            {
                case "buildID": ids = ids with { BuildId = JsonMembers.TextOf(ref json, LongestId) }; break;
                case "projectID": ids = ids with { ProjectId = JsonMembers.TextOf(ref json, LongestId) }; break;
                case "targets" when target is not null: Targets(ref json, target); break;
                default: json.Skip(); break;
            }
        }

        return ids;
    }

    private static void Targets(ref Utf8JsonReader json, Action<string> target)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray) json.Skip();
        else while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (JsonMembers.Text(ref json, int.MaxValue) is { } name) target(name);
            json.Skip();
        }
    }
}
