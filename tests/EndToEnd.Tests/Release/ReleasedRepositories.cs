using ActionsRunner.Jobs;
using Depot.Actions.EndToEnd.Running;
using ActionSource = Depot.Release.Staging.ActionSource;

namespace Depot.Actions.EndToEnd.Release;

/// <summary>The repositories of the actions as they are once releases are published: Git repositories of the staged trees, with their tags.</summary>
internal sealed class ReleasedRepositories(string root)
{
    private readonly Dictionary<string, string> _variables = new()
    {
        ["PATH"] = $"{Path.Combine(root, "bin")}:/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = root,
        ["GIT_CONFIG_COUNT"] = "1",
        ["GIT_CONFIG_KEY_0"] = $"url.{root}/.insteadOf",
        ["GIT_CONFIG_VALUE_0"] = "https://github.com/depot/",
    };

    /// <summary>Publishes a release that was staged.</summary>
    /// <param name="staged">Its directory.</param>
    /// <param name="version">Its tag; <c>v1</c> moves to it.</param>
    public async Task PublishAsync(string staged, string version)
    {
        foreach (var repository in ActionSource.All.Select(action => action.Repository))
        {
            var git = Path.Combine(root, repository);
            await BashAsync($"""
                git init --quiet '{git}' && cd '{git}' && git rm --quiet -r --ignore-unmatch . && cp -R '{staged}/{repository}/.' . && git add --all
                git -c user.name=Release -c user.email=release@example.com commit --quiet --message {version} && git tag {version} && git tag --force v1
                """);
        }
    }

    /// <summary>Every action of the three repositories at these references, as a runner would download them.</summary>
    /// <param name="references">Tags or commits.</param>
    public async Task<ActionTable> DownloadAsync(params string[] references)
    {
        var table = new ActionTable();
        foreach (var reference in references)
        {
            foreach (var repository in ActionSource.All.Select(action => action.Repository))
            {
                var download = Path.Combine(root, "downloads", reference, repository);
                if ((await RunAsync($"git clone --quiet https://github.com/depot/{repository} '{download}' && git -C '{download}' checkout --quiet --detach {reference}")).ExitCode != 0) continue;
                foreach (var action in Directory.EnumerateFiles(download, "action.yml", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!))
                    table.Add($"depot/{Path.GetRelativePath(Path.GetDirectoryName(download)!, action)}@{reference}", action);
            }
        }

        return table;
    }

    /// <summary>Runs lines of a page as a reader pastes them; they succeed.</summary>
    /// <returns>What they print.</returns>
    public async Task<string> BashAsync(string lines) => (await RunAsync(lines)).Successfully().Output;

    private Task<Finished> RunAsync(string lines)
    {
        var empty = Directory.CreateDirectory(Path.Combine(root, "elsewhere")).FullName;
        return Finished.RunAsync("bash", ["-e", "-o", "pipefail", "-c", lines], _variables, empty, TimeSpan.FromMinutes(1));
    }
}
