namespace ActionsRunner.Jobs;

/// <summary>What stands behind a <c>uses:</c> that names a repository.</summary>
public abstract record ActionSource
{
    /// <summary>A directory with an action.yml.</summary>
    /// <param name="Path">Absolute.</param>
    /// <param name="Image">An image that is already in the Engine, run instead of what action.yml names; null builds or pulls that.</param>
    public sealed record Directory(string Path, string? Image = null) : ActionSource;

    /// <summary>A third-party action, played by what it does to the machine.</summary>
    public sealed record Played(Func<StandInStep, Task> Play) : ActionSource;
}

/// <summary>Knows actions by what workflows call them, such as <c>docker/login-action@v3</c>.</summary>
public sealed class ActionTable
{
    private readonly Dictionary<string, ActionSource> _sources = new(StringComparer.Ordinal);

    /// <summary>An action of ours. <paramref name="image"/> stands in for the one that action.yml names.</summary>
    public ActionTable Add(string uses, string directory, string? image = null)
    {
        _sources[uses] = new ActionSource.Directory(directory, image);
        return this;
    }

    /// <summary>A stand-in.</summary>
    public ActionTable Add(string uses, Func<StandInStep, Task> play)
    {
        _sources[uses] = new ActionSource.Played(play);
        return this;
    }

    /// <summary>A stand-in that does not wait for anything.</summary>
    public ActionTable Add(string uses, Action<StandInStep> play) => Add(uses, step =>
    {
        play(step);
        return Task.CompletedTask;
    });

    /// <exception cref="NotSupportedException">The table does not know it; nothing is downloaded.</exception>
    internal ActionSource Find(string uses, string workspace) =>
        uses.StartsWith("./", StringComparison.Ordinal) ? new ActionSource.Directory(Path.Combine(workspace, uses[2..]))
        : _sources.TryGetValue(uses, out var source) ? source
        : throw new NotSupportedException($"the table of actions has no '{uses}'");
}
