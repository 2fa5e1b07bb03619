using Depot.Release.Errors;
using Depot.Release.GitHub;
using Depot.Release.Images;
using Depot.Release.Staging;
using Depot.Release.Versions;

namespace Depot.Release.Verifying;

/// <summary>Checks a release as a user sees it: nothing that was staged here is used.</summary>
internal sealed class Verifier(ReleaseVersion version, RepositoryNames names, Signatures signatures, HttpClient http)
{
    /// <summary>All checks of a repository.</summary>
    public async Task<IReadOnlyList<Finding>> VerifyAsync(IGitHubRepository repository)
    {
        var state = await repository.ReadAsync(version);
        var findings = new List<Finding>();
        void Add(string claim, string? problem) => findings.Add(new(repository.Name, claim, problem));

        Add($"tag {version} exists", state.Tagged is null ? "there is no such tag" : null);
        Add($"release {version} is published", state.Published is null ? "there is no such release, or only a draft" : null);
        if (state.Tagged is null || state.Published is not { } published) return findings;

        if (!version.IsPrerelease) Add($"{version.MovingTag} leads to {version}, or to a newer release", MovingTagProblem(state));
        var files = (await repository.ReadFilesAsync(state.Tagged)).ToDictionary(file => file.Path, file => file.Text() ?? "");
        Add("README.md names the version", ReadmeProblem(files));
        await AssetsAsync(repository, published, files, Add);
        await ImageAsync(files, Add);
        return findings;
    }

    private string? MovingTagProblem(RepositoryState state)
    {
        if (!state.Tags.TryGetValue(version.MovingTag, out var commit)) return "there is no such tag";
        if (commit == state.Tagged!.Sha) return null;
        var newer = state.Tags.Where(tag => tag.Value == commit).Select(tag => ReleaseVersion.TryParse(tag.Key)).OfType<ReleaseVersion>()
            .Any(other => !other.IsPrerelease && other.MovingTag == version.MovingTag && other.CompareTo(version) > 0);
        return newer ? null : $"it leads to {commit}";
    }

    private string? ReadmeProblem(Dictionary<string, string> files)
    {
        var references = Readme.References(files.GetValueOrDefault("README.md") ?? "", names.Owner);
        if (references.FirstOrDefault(reference => reference != version.Tag && reference != version.SnippetTag) is { } other) return $"a snippet names {other}";
        return references.Contains(version.Tag) ? null : "no snippet names it";
    }

    private async Task AssetsAsync(
        IGitHubRepository repository, ReleaseState published, Dictionary<string, string> files, Action<string, string?> add)
    {
        var assets = published.Assets.ToDictionary(asset => asset.Name);
        if (!assets.TryGetValue(Asset.Checksums, out var list))
        {
            add("the checksums are there", $"there is no {Asset.Checksums}");
            return;
        }

        var checksums = await repository.DownloadAsync(list);
        var sums = ProgramAsset.ReadChecksums(checksums);
        foreach (var program in ProgramAsset.Platforms.Select(ProgramAsset.NameOf))
            add($"{program} is what {Asset.Checksums} says", ProgramProblem(program, assets, sums));
        if (files.TryGetValue(NativeVariant.PinFile, out var native))
            add($"{NativeVariant.PinFile} pins the programs", ProgramAsset.Platforms.FirstOrDefault(platform => !IsPinned(native, sums, platform)) is { } platform ? $"not the one for {platform}" : null);
        add($"{Asset.Checksums} is signed", assets.TryGetValue(Signatures.Bundle, out var bundle)
            ? await signatures.ProblemAsync(checksums, await repository.DownloadAsync(bundle))
            : $"there is no {Signatures.Bundle}");
    }

    private static string? ProgramProblem(string program, Dictionary<string, AssetState> assets, IReadOnlyDictionary<string, string> sums) =>
        !sums.TryGetValue(program, out var sum) ? "it is not in the list"
        : !assets.TryGetValue(program, out var asset) ? "it is not there"
        : asset.Sha256 != sum ? $"its SHA-256 is {asset.Sha256 ?? "unknown"}"
        : null;

    private static bool IsPinned(string native, IReadOnlyDictionary<string, string> sums, string platform) =>
        sums.TryGetValue(ProgramAsset.NameOf(platform), out var sum) && native.Contains($"\n{platform}={sum}\n", StringComparison.Ordinal);

    private async Task ImageAsync(Dictionary<string, string> files, Action<string, string?> add)
    {
        const string Scheme = "docker://";
        var text = ActionFile.ImageOf(files.GetValueOrDefault("action.yml") ?? "");
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            var carried = ProgramDelivery.RootfsFiles.Append("Dockerfile").All(files.ContainsKey);
            add("action.yml runs a program that comes with it", text == "Dockerfile" && carried ? null : $"it runs {text ?? "nothing"}");
            return;
        }

        try
        {
            var image = ImageReference.Parse(text[Scheme.Length..]);
            await ImageCheck.PullableAsync(image, http);
            add($"{image} can be pulled", null);
            add($"{image} is signed", await signatures.ProblemAsync(image));
        }
        catch (ReleaseException refusal)
        {
            add("action.yml runs an image that can be pulled", refusal.Message);
        }
    }
}
