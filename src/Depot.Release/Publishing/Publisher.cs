using Depot.Release.Errors;
using Depot.Release.GitHub;
using Depot.Release.Images;
using Depot.Release.Staging;

namespace Depot.Release.Publishing;

/// <summary>Publishes a release to the repositories of the actions, or lists the necessary steps.</summary>
internal sealed class Publisher(StagedRelease release, IReadOnlyList<IGitHubRepository> repositories, HttpClient http, TextWriter output)
{
    /// <summary>Lists the missing steps. Nothing is changed.</summary>
    /// <exception cref="ReleaseException">Something is in the way.</exception>
    public async Task PlanAsync()
    {
        await ReadyAsync();
        var states = await StatesAsync();
        Refuse(states);
        foreach (var (repository, state) in states) Report.Plan(output, repository.Name, Target(repository), state);
    }

    /// <summary>Runs the missing steps.</summary>
    /// <exception cref="ReleaseException">Something is in the way. It is looked for before the first step, and again between phases.</exception>
    /// <remarks>It may be ended at any moment: the next run reads what is there and does the rest.</remarks>
    public async Task PublishAsync()
    {
        await ReadyAsync();
        foreach (var phase in Enum.GetValues<Phase>())
        {
            var states = await StatesAsync();
            Refuse(states);
            foreach (var (repository, state) in states)
            {
                var progress = await RunAsync(phase, repository, ReleasePlan.Of(state, Target(repository)));
                if (phase == Phase.Move) Report.Done(output, repository.Name, release.Version, progress.Commit, state);
            }
        }
    }

    private async Task<Progress> RunAsync(Phase phase, IGitHubRepository repository, ReleasePlan plan)
    {
        if (plan.Steps.FirstOrDefault(step => step.Phase < phase) is { } undone)
            throw new ReleaseException($"{repository.Name} changed while the release was made, so '{undone.Description}' must be repeated. Run the same command once more.");
        var progress = plan.Start;
        foreach (var step in plan.Steps.Where(step => step.Phase == phase))
        {
            Report.Step(output, repository.Name, step);
            progress = await step.RunAsync(repository, progress);
        }

        return progress;
    }

    private RepositoryRelease Target(IGitHubRepository repository) => RepositoryRelease.Of(release, repository.Name.Split('/')[1]);

    private async Task<IReadOnlyList<(IGitHubRepository Repository, RepositoryState State)>> StatesAsync()
    {
        var states = new List<(IGitHubRepository, RepositoryState)>();
        foreach (var repository in repositories) states.Add((repository, await repository.ReadAsync(release.Version)));
        return states;
    }

    // State without a request to GitHub.
    private async Task ReadyAsync()
    {
        if (release.Missing is { Count: > 0 } missing)
            throw new ReleaseException($"There is no program for {string.Join(", ", missing)}: the release was staged with --dry-run and cannot be published.");
        if (release.Image is { } image) await ImageCheck.PullableAsync(image, http);
    }

    private void Refuse(IReadOnlyList<(IGitHubRepository Repository, RepositoryState State)> states)
    {
        var objections = states.SelectMany(pair => ReleaseBlockers.Of(pair.Repository.Name, pair.State, Target(pair.Repository))).ToList();
        if (objections.Count > 0) throw new ReleaseException(string.Join('\n', objections));
    }
}
