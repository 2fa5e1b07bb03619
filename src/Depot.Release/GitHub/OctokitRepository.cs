using System.Net;
using System.Security.Cryptography;
using Depot.Release.Errors;
using Depot.Release.Staging;
using Depot.Release.Trees;
using Depot.Release.Versions;
using Octokit;

namespace Depot.Release.GitHub;

/// <summary>A repository through Octokit.</summary>
internal sealed class OctokitRepository(GitHubClient client, string owner, string name) : IGitHubRepository
{
    private const string Binary = "application/octet-stream";
    private const string Branch = "heads/main";

    // An asset has a few megabytes; a stalled connection must not delay a release longer.
    private static readonly TimeSpan UploadLimit = TimeSpan.FromMinutes(5);

    private readonly IGitDatabaseClient _git = client.Git;
    private readonly IReleasesClient _releases = client.Repository.Release;

    // An asset's number never changes its bytes, and the upload URL of a release never changes, so both are cached.
    private readonly Dictionary<int, string> _sums = [];
    private readonly Dictionary<long, Octokit.Release> _seen = [];

    public string Name => $"{owner}/{name}";

    public async Task<RepositoryState> ReadAsync(ReleaseVersion version)
    {
        var head = await ReadCommitAsync(await HeadAsync());
        var tags = await ReadTagsAsync();
        var tagged = tags.TryGetValue(version.Tag, out var commit) ? await ReadCommitAsync(commit) : null;
        var releases = new List<ReleaseState>();
        foreach (var release in (await _releases.GetAll(owner, name)).Where(release => release.TagName == version.Tag).OrderBy(release => release.Id))
            releases.Add(await ReadReleaseAsync(release));
        return new(head, tags, tagged, releases);
    }

    public async Task<IReadOnlyList<TreeFile>> ReadFilesAsync(CommitState commit)
    {
        var files = new List<TreeFile>();
        foreach (var item in (await _git.Tree.GetRecursive(owner, name, commit.Tree)).Tree.Where(item => item.Type == TreeType.Blob))
        {
            var blob = await _git.Blob.Get(owner, name, item.Sha);
            files.Add(new(item.Path, Convert.FromBase64String(blob.Content), item.Mode == "100755"));
        }

        return files;
    }

    public Task<byte[]> DownloadAsync(AssetState asset) =>
        DownloadAsync(new Uri(client.BaseAddress, $"repos/{owner}/{name}/releases/assets/{asset.Id}"));

    public async Task<string> CommitAsync(CommitRequest request)
    {
        var tree = new NewTree();
        foreach (var file in request.Files)
        {
            var item = new NewTreeItem { Path = file.Path, Mode = file.Mode, Type = TreeType.Blob, Content = file.Text() };
            if (item.Content is null) item.Sha = await BlobAsync(file);
            tree.Tree.Add(item);
        }

        var made = await _git.Tree.Create(owner, name, tree);
        if (made.Sha != request.Tree)
            throw new ReleaseException($"{Name}: GitHub made tree {made.Sha} of files that are {request.Tree} here. Nothing was committed; report this as a bug of the release tool.");

        var author = new Committer("Depot Actions", "noreply@github.com", request.Date);
        var commit = await _git.Commit.Create(owner, name,
            new NewCommit(request.Message, made.Sha, request.Parent) { Author = author, Committer = author });
        // Not forced: a commit made in the meantime stays.
        await _git.Reference.Update(owner, name, Branch, new ReferenceUpdate(commit.Sha, force: false));
        return commit.Sha;
    }

    public async Task<long> CreateDraftAsync(ReleaseDraft draft)
    {
        var release = await _releases.Create(owner, name, new NewRelease(draft.Version.Tag)
        {
            Name = draft.Version.Tag,
            Body = draft.Notes,
            TargetCommitish = draft.Commit,
            Draft = true,
            Prerelease = draft.Version.IsPrerelease,
        });
        _seen[release.Id] = release;
        return release.Id;
    }

    public Task RemoveDraftAsync(long release) => _releases.Delete(owner, name, release);

    public async Task UploadAsync(long release, Asset asset)
    {
        await using var content = File.OpenRead(asset.File);
        await _releases.UploadAsset(_seen[release], new(asset.Name, Binary, content, UploadLimit));
    }

    public Task RemoveAssetAsync(int asset) => _releases.DeleteAsset(owner, name, asset);

    public Task PublishAsync(long release, ReleaseDraft draft, bool isLatest) => _releases.Edit(owner, name, release, new ReleaseUpdate
    {
        TagName = draft.Version.Tag,
        TargetCommitish = draft.Commit,
        Name = draft.Version.Tag,
        Body = draft.Notes,
        Draft = false,
        Prerelease = draft.Version.IsPrerelease,
        MakeLatest = isLatest ? MakeLatestQualifier.True : MakeLatestQualifier.False,
    });

    public Task SetTagAsync(string tag, string commit, bool exists) => exists
        ? _git.Reference.Update(owner, name, $"tags/{tag}", new ReferenceUpdate(commit, force: true))
        : _git.Reference.Create(owner, name, new NewReference($"refs/tags/{tag}", commit));

    private async Task<string> HeadAsync()
    {
        try
        {
            var branches = await ReferencesAsync(Branch);
            if (branches.FirstOrDefault(branch => branch.Ref == $"refs/{Branch}") is { } main) return main.Object.Sha;
        }
        catch (ApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Not an error: GitHub answers 409 for a repository without a commit.
        }

        throw new ReleaseException($"{Name} has no branch main, or cannot be seen. Create the repository with a first commit, and give the token access to it.");
    }

    private async Task<CommitState> ReadCommitAsync(string sha)
    {
        var commit = await _git.Commit.Get(owner, name, sha);
        return new(commit.Sha, commit.Tree.Sha, commit.Message);
    }

    private async Task<Dictionary<string, string>> ReadTagsAsync()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in await ReferencesAsync("tags/"))
        {
            var target = reference.Object.Type == TaggedType.Tag ? (await _git.Tag.Get(owner, name, reference.Object.Sha)).Object.Sha : reference.Object.Sha;
            tags[reference.Ref["refs/tags/".Length..]] = target;
        }

        return tags;
    }

    // Octokit uses a URL for this that GitHub no longer documents.
    private Task<IReadOnlyList<Reference>> ReferencesAsync(string prefix) =>
        new ApiConnection(client.Connection).GetAll<Reference>(new Uri($"repos/{owner}/{name}/git/matching-refs/{prefix}", UriKind.Relative));

    private async Task<ReleaseState> ReadReleaseAsync(Octokit.Release release)
    {
        _seen[release.Id] = release;
        var assets = new List<AssetState>();
        foreach (var asset in release.Assets) assets.Add(new(asset.Id, asset.Name, asset.State == "uploaded" ? await SumAsync(asset) : null));
        return new(release.Id, release.Draft, release.TargetCommitish, assets);
    }

    // Computed from the download, not from GitHub's metadata.
    private async Task<string> SumAsync(ReleaseAsset asset) =>
        _sums.TryGetValue(asset.Id, out var known) ? known
        : _sums[asset.Id] = Convert.ToHexStringLower(SHA256.HashData(await DownloadAsync(new Uri(asset.Url))));

    private async Task<byte[]> DownloadAsync(Uri asset)
    {
        var answer = await client.Connection.Get<object>(asset, new Dictionary<string, string>(), Binary);
        // Octokit returns a stream for content that it considers binary, and a string for the rest.
        await using var body = answer.HttpResponse.Body as Stream ?? throw new InvalidDataException($"{Name}: {asset} is answered with something that is not a file.");
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<string> BlobAsync(TreeFile file) =>
        (await _git.Blob.Create(owner, name, new NewBlob { Content = Convert.ToBase64String(file.Content), Encoding = EncodingType.Base64 })).Sha;
}
