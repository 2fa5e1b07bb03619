using System.Text.Json;
using Depot.Actions.Cli;
using Depot.Actions.Runner;
using Depot.Actions.Text;

namespace Depot.Actions.Bake;

/// <summary>Reads the results of the targets out of the metadata of a bake.</summary>
internal sealed class BakeMetadata
{
    private readonly Dictionary<string, (string? Digest, string? Names)> _members = [];
    private readonly KeptText _kept = new();
    private readonly List<string> _targets = [];
    private DepotBuildIds _ids;

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static BakeResult Read(BuildMetadata metadata)
    {
        var json = new Utf8JsonReader(metadata.Bytes.Span);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("it is no object");
        var read = new BakeMetadata();
        while (JsonMembers.Next(ref json)) read.Member(ref json);
        // Nothing may follow the object.
        json.Read();
        return read.Result(metadata);
    }

    private void Member(ref Utf8JsonReader json)
    {
        var name = JsonMembers.Text(ref json, GitHubLimits.LongestOutput);
        if (name == DepotBuildIds.Name)
        {
            _targets.Clear();
            _ids = DepotBuildIds.Read(ref json, target => { if (_kept.Has(target)) _targets.Add(target); });
        }
        else if (JsonMembers.IsObject(ref json))
        {
            var result = Target(ref json);
            if (name is not null && _kept.Has(name) && _kept.Has(result.Names ?? "")) _members[name] = result;
        }
    }

    private static (string? Digest, string? Names) Target(ref Utf8JsonReader json)
    {
        var (digest, names) = ((string?)null, (string?)null);
        while (JsonMembers.Next(ref json))
        {
            switch (JsonMembers.Text(ref json, GitHubLimits.LongestOutput))
            {
                case "containerimage.digest": digest = BuildMetadata.Digest(JsonMembers.TextOf(ref json, GitHubLimits.LongestOutput)); break;
                case "image.name": names = JsonMembers.TextOf(ref json, GitHubLimits.LongestOutput); break;
                default: json.Skip(); break;
            }
        }

        return (digest, names);
    }

    private BakeResult Result(BuildMetadata metadata)
    {
        var built = _members.Where(member => member.Value.Digest is not null).ToList();
        return new(
            metadata, _ids.BuildId, _ids.ProjectId, [.. _targets.Union(_members.Keys)],
            built.ToDictionary(member => member.Key, member => member.Value.Digest!),
            built.ToDictionary(member => member.Key, member => _kept.Pinned(member.Value.Names ?? "", member.Value.Digest!)))
        {
            IsCut = _kept.IsCut,
        };
    }
}
