using Depot.Release.Contents;
using Depot.Release.Errors;
using Depot.Release.GitHub;
using Depot.Release.Images;
using Depot.Release.Publishing;
using Depot.Release.Staging;
using Depot.Release.Verifying;
using Depot.Release.Versions;
using Octokit;

namespace Depot.Release.CommandLine;

/// <summary>The commands. Each parses its options, runs, and returns the exit code.</summary>
internal static class Commands
{
    private static readonly string[] Everywhere = ["--owner", "--source", "--root", "--api"];

    public static int Help()
    {
        Console.Out.Write(HelpText.Text);
        return 0;
    }

    public static async Task<int> SbomAsync(IReadOnlyList<string> args)
    {
        var options = Options.Parse(args, ["--owner", "--source", "--root", "--rootfs", "--assets", "--output"], []);
        var version = ReleaseVersion.Parse(options.Single("version"));
        var archives = Directory.EnumerateFiles(options.Required("--rootfs"), "rootfs-*.tar").Order(StringComparer.Ordinal).Select(Rootfs.Read).ToList();
        if (archives.Count == 0) throw new ReleaseException($"{options.Required("--rootfs")} has no rootfs-*.tar. src/Depot.Release/build/rootfs.sh makes one.");
        var document = SpdxDocument.Of(
            version, NamesOf(options), await SourceCheckout.ReadAsync(options.Value("--root") ?? "."), archives, LinkedPackage.Read(options.Required("--assets")));
        await File.WriteAllTextAsync(options.Required("--output"), document);
        return 0;
    }

    public static async Task<int> StageAsync(IReadOnlyList<string> args)
    {
        var options = Options.Parse(args, [.. Everywhere, "--programs", "--image", "--rootfs", "--output"], ["--dry-run"]);
        var version = ReleaseVersion.Parse(options.Single("version"));
        var (image, rootfs) = (options.Value("--image"), options.Value("--rootfs"));
        if (image is null == rootfs is null) throw new UsageException("Exactly one of --image and --rootfs is required.");

        var root = options.Value("--root") ?? ".";
        var output = options.Value("--output") ?? Path.Combine(root, "artifacts", "release", version.Tag);
        var request = new StageRequest(
            version, NamesOf(options), options.Required("--programs"), image is null ? null : ImageReference.Parse(image), rootfs, options.Has("--dry-run"));
        var release = Stage.Of(request, await SourceCheckout.ReadAsync(root));
        release.Write(output);
        Console.Out.WriteLine($"{output}: {release.Trees.Count} trees, {release.Assets.Count} files to download");
        if (release.Missing is { Count: > 0 } missing)
            Console.Out.WriteLine($"a dry run: no program for {string.Join(", ", missing)}, which the release workflow builds");
        return 0;
    }

    public static async Task<int> PlanAsync(IReadOnlyList<string> args)
    {
        var options = Options.Parse(args, Everywhere, ["--offline"]);
        var release = StagedRelease.Read(options.Single("directory"));
        if (options.Has("--offline"))
        {
            foreach (var repository in release.Trees.Keys)
                Report.Plan(Console.Out, $"{release.Names.Owner}/{repository}", RepositoryRelease.Of(release, repository), RepositoryState.New);
            return 0;
        }

        using var http = new HttpClient();
        await new Publisher(release, Repositories(options, release.Names, release.Trees.Keys), http, Console.Out).PlanAsync();
        return 0;
    }

    public static async Task<int> PublishAsync(IReadOnlyList<string> args)
    {
        var options = Options.Parse(args, Everywhere, []);
        var release = StagedRelease.Read(options.Single("directory"));
        using var http = new HttpClient();
        await new Publisher(release, Repositories(options, release.Names, release.Trees.Keys), http, Console.Out).PublishAsync();
        return 0;
    }

    public static async Task<int> VerifyAsync(IReadOnlyList<string> args)
    {
        var options = Options.Parse(args, [.. Everywhere, "--cosign"], []);
        var version = ReleaseVersion.Parse(options.Single("version"));
        var names = NamesOf(options);
        using var http = new HttpClient();
        var verifier = new Verifier(version, names, new(options.Value("--cosign") ?? "cosign", names, version), http);
        var failed = 0;
        foreach (var repository in Repositories(options, names, ActionSource.All.Select(action => action.Repository)))
        {
            foreach (var finding in await verifier.VerifyAsync(repository))
            {
                Console.Out.WriteLine(finding);
                if (finding.Problem is not null) failed++;
            }
        }

        Console.Out.WriteLine(failed == 0 ? $"{version} is as it should be" : $"{failed} things are not as they should be");
        return failed == 0 ? 0 : 1;
    }

    private static RepositoryNames NamesOf(Options options) => new(
        options.Value("--owner") ?? "depot",
        options.Value("--source") ?? Environment.GetEnvironmentVariable("GITHUB_REPOSITORY") ?? "depot/actions");

    private static IReadOnlyList<IGitHubRepository> Repositories(Options options, RepositoryNames names, IEnumerable<string> repositories)
    {
        var api = options.Value("--api") ?? Environment.GetEnvironmentVariable("GITHUB_API_URL") ?? GitHubClient.GitHubApiUrl.AbsoluteUri;
        var client = new GitHubClient(new ProductHeaderValue("depot-release"), new Uri(api));
        if (Environment.GetEnvironmentVariable("GITHUB_TOKEN") is { Length: > 0 } token) client.Credentials = new(token);
        return [.. repositories.Select(repository => new OctokitRepository(client, names.Owner, repository))];
    }
}
