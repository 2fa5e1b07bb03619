using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Depot.Release.Tests.Running;

/// <summary>One repository's part of the API: Git's objects are real, releases are kept here.</summary>
/// <remarks>It has immutable releases: what is published, and its tag, cannot be changed.</remarks>
internal sealed class RepositoryApi(string name, GitRepository git)
{
    private readonly List<StandInRelease> _releases = [];
    private int _lastId = 100;

    public GitRepository Git { get; } = git;

    public IReadOnlyList<StandInRelease> Releases => _releases;

    public string Snapshot()
    {
        var text = new StringBuilder($"{name}\n");
        foreach (var (reference, (sha, type)) in Git.Refs()) text.Append($"  {reference} {type} {sha}\n");
        foreach (var release in _releases.OrderBy(release => release.Tag, StringComparer.Ordinal).ThenBy(release => release.Id))
        {
            text.Append($"  release {release.Tag} {release.Target} draft={release.IsDraft} pre={release.IsPrerelease} latest={release.IsLatest} {release.Body}\n");
            foreach (var asset in release.Assets.OrderBy(asset => asset.Name, StringComparer.Ordinal))
                text.Append($"    {asset.Name} {(asset.Content is null ? "half" : Convert.ToHexStringLower(SHA256.HashData(asset.Content)))}\n");
        }

        return text.ToString();
    }

    /// <summary>Adds a release that another process made.</summary>
    public void Add(StandInRelease release) => _releases.Add(release);

    public ApiAnswer Answer(string method, string[] path, IQueryCollection query, byte[] content, Uri server)
    {
        JsonNode Body() => JsonNode.Parse(content)!;
        return (method, path) switch
        {
            ("GET", ["git", "matching-refs", .. var prefix]) => References($"refs/{string.Join('/', prefix)}"),
            ("GET", ["git", "tags", var sha]) => Tag(sha),
            ("GET", ["git", "commits", var sha]) => Commit(sha),
            ("GET", ["git", "trees", var sha]) => Tree(sha),
            ("GET", ["git", "blobs", var sha]) => Blob(sha),
            ("POST", ["git", "blobs"]) => CreateBlob(Body()),
            ("POST", ["git", "trees"]) => CreateTree(Body()),
            ("POST", ["git", "commits"]) => CreateCommit(Body()),
            ("POST", ["git", "refs"]) => CreateReference(Body()),
            ("PATCH", ["git", "refs", .. var reference]) => UpdateReference($"refs/{string.Join('/', reference)}", Body()),
            ("GET", ["releases"]) => ApiAnswer.Ok(new JsonArray([.. _releases.AsEnumerable().Reverse().Select(release => Json(release, server))])),
            ("POST", ["releases"]) => CreateRelease(Body(), server),
            ("GET", ["releases", "assets", var id]) => Download(int.Parse(id, null)),
            ("DELETE", ["releases", "assets", var id]) => DeleteAsset(int.Parse(id, null)),
            ("GET", ["releases", var id]) => With(id, release => ApiAnswer.Ok(Json(release, server))),
            ("PATCH", ["releases", var id]) => With(id, release => Edit(release, Body(), server)),
            ("DELETE", ["releases", var id]) => With(id, Delete),
            ("POST", ["releases", var id, "assets"]) => With(id, release => Upload(release, query["name"]!, content, server)),
            _ => ApiAnswer.NotFound,
        };
    }

    private ApiAnswer References(string prefix) => ApiAnswer.Ok(new JsonArray([.. Git.Refs()
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => Json(pair.Key, pair.Value.Sha, pair.Value.Type))]));

    private static JsonObject Json(string reference, string sha, string type = "commit") => new()
    {
        ["ref"] = reference,
        ["object"] = new JsonObject { ["sha"] = sha, ["type"] = type },
    };

    private ApiAnswer Tag(string sha) => ApiAnswer.Ok(new JsonObject
    {
        ["sha"] = sha,
        ["object"] = new JsonObject { ["sha"] = Git.Peel(sha), ["type"] = "commit" },
    });

    private ApiAnswer Commit(string sha)
    {
        var (tree, message) = Git.ReadCommit(sha);
        return ApiAnswer.Ok(new JsonObject { ["sha"] = sha, ["message"] = message, ["tree"] = new JsonObject { ["sha"] = tree } });
    }

    private ApiAnswer Tree(string sha) => ApiAnswer.Ok(new JsonObject
    {
        ["sha"] = sha,
        ["tree"] = new JsonArray([.. Git.ReadTree(sha).Select(file =>
            new JsonObject { ["path"] = file.Path, ["mode"] = file.Mode, ["type"] = "blob", ["sha"] = file.Sha })]),
    });

    private ApiAnswer Blob(string sha) => ApiAnswer.Ok(new JsonObject
    {
        ["sha"] = sha,
        ["encoding"] = "base64",
        ["content"] = Convert.ToBase64String(Git.ReadBlob(sha)),
    });

    private ApiAnswer CreateBlob(JsonNode body) =>
        ApiAnswer.Created(new JsonObject { ["sha"] = Git.WriteBlobs([Convert.FromBase64String(Text(body, "content"))])[0] });

    private ApiAnswer CreateTree(JsonNode body)
    {
        var items = body["tree"]!.AsArray().Select(item => item!).ToList();
        var written = Git.WriteBlobs([.. items.Where(item => item["sha"] is null).Select(item => Encoding.UTF8.GetBytes(Text(item, "content")))]);
        var next = 0;
        var files = items.Select(item => (Text(item, "path"), Text(item, "mode"), item["sha"]?.GetValue<string>() ?? written[next++])).ToList();
        return ApiAnswer.Created(new JsonObject { ["sha"] = Git.WriteTree(files) });
    }

    private ApiAnswer CreateCommit(JsonNode body)
    {
        var author = body["author"]!;
        var sha = Git.WriteCommit(Text(body, "message"), Text(body, "tree"), body["parents"]!.AsArray().Select(parent => parent!.GetValue<string>()),
            Text(author, "date"), Text(author, "name"), Text(author, "email"));
        return ApiAnswer.Created(new JsonObject { ["sha"] = sha, ["tree"] = new JsonObject { ["sha"] = Text(body, "tree") } });
    }

    private ApiAnswer CreateReference(JsonNode body)
    {
        var reference = Text(body, "ref");
        if (Git.Refs().ContainsKey(reference)) return ApiAnswer.Invalid("Reference already exists");
        Git.SetRef(reference, Text(body, "sha"));
        return ApiAnswer.Created(Json(reference, Text(body, "sha")));
    }

    private ApiAnswer UpdateReference(string reference, JsonNode body)
    {
        var sha = Text(body, "sha");
        if (!Git.Refs().TryGetValue(reference, out var current)) return ApiAnswer.Invalid("Reference does not exist");
        if (_releases.Exists(release => !release.IsDraft && $"refs/tags/{release.Tag}" == reference)) return ApiAnswer.Invalid("The tag of an immutable release cannot be moved");
        if (!body["force"]!.GetValue<bool>() && !Git.IsAncestor(current.Sha, sha)) return ApiAnswer.Invalid("Update is not a fast forward");
        Git.SetRef(reference, sha);
        return ApiAnswer.Ok(Json(reference, sha));
    }

    private ApiAnswer CreateRelease(JsonNode body, Uri server)
    {
        var release = new StandInRelease(
            ++_lastId, Text(body, "tag_name"), Text(body, "target_commitish"), Text(body, "body"), IsDraft: true, body["prerelease"]!.GetValue<bool>(), IsLatest: false);
        if (!body["draft"]!.GetValue<bool>()) return ApiAnswer.Invalid("A release without a draft would be published without its files");
        _releases.Add(release);
        return ApiAnswer.Created(Json(release, server));
    }

    private ApiAnswer Edit(StandInRelease release, JsonNode body, Uri server)
    {
        if (!release.IsDraft) return ApiAnswer.Invalid("An immutable release cannot be changed");
        var reference = $"refs/tags/{release.Tag}";
        if (!Git.Refs().ContainsKey(reference)) Git.SetRef(reference, Text(body, "target_commitish"));
        var published = release with { IsDraft = false, Body = Text(body, "body"), IsLatest = Text(body, "make_latest") == "true" };
        _releases[_releases.IndexOf(release)] = published;
        return ApiAnswer.Ok(Json(published, server));
    }

    private ApiAnswer Delete(StandInRelease release)
    {
        _releases.Remove(release);
        return new(204, null);
    }

    private ApiAnswer Upload(StandInRelease release, string asset, byte[] content, Uri server)
    {
        if (!release.IsDraft) return ApiAnswer.Invalid("An immutable release cannot be changed");
        if (release.Assets.Exists(other => other.Name == asset)) return ApiAnswer.Invalid("already_exists");
        release.Assets.Add(new(++_lastId, asset, content.Length == 0 ? null : content));
        return ApiAnswer.Created(Json(release.Assets[^1], server));
    }

    private ApiAnswer Download(int id) =>
        _releases.SelectMany(release => release.Assets).FirstOrDefault(asset => asset.Id == id)?.Content is { } content ? new(200, null, content) : ApiAnswer.NotFound;

    private ApiAnswer DeleteAsset(int id) =>
        _releases.Exists(release => release.Assets.RemoveAll(asset => asset.Id == id) > 0) ? new(204, null) : ApiAnswer.NotFound;

    private ApiAnswer With(string id, Func<StandInRelease, ApiAnswer> answer) =>
        _releases.Find(release => release.Id == long.Parse(id, null)) is { } release ? answer(release) : ApiAnswer.NotFound;

    private JsonObject Json(StandInRelease release, Uri server) => new()
    {
        ["id"] = release.Id,
        ["tag_name"] = release.Tag,
        ["target_commitish"] = release.Target,
        ["body"] = release.Body,
        ["draft"] = release.IsDraft,
        ["prerelease"] = release.IsPrerelease,
        ["upload_url"] = $"{server}api/uploads/repos/depot/{name}/releases/{release.Id}/assets{{?name,label}}",
        ["assets"] = new JsonArray([.. release.Assets.Select(asset => Json(asset, server))]),
    };

    private JsonObject Json(StandInAsset asset, Uri server) => new()
    {
        ["id"] = asset.Id,
        ["name"] = asset.Name,
        ["state"] = asset.Content is null ? "starter" : "uploaded",
        ["size"] = asset.Content?.Length ?? 0,
        ["url"] = $"{server}api/v3/repos/depot/{name}/releases/assets/{asset.Id}",
    };

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();
}
