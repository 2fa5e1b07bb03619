using Depot.Actions.Checks;
using Depot.Actions.Cli;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Runner;
using Depot.Bake.Model;

namespace Depot.Actions.Build;

/// <summary>Checks a build before a builder is requested: errors for what cannot work, warnings for probable mistakes.</summary>
public static class BuildChecks
{
    /// <summary>Fails on what cannot work.</summary>
    /// <exception cref="InputException">An input is wrong; the message says what to write.</exception>
    public static void Validate(BuildPushInputs inputs, RunnerEnvironment environment)
    {
        ProjectCheck.Validate(inputs.Project);
        BuildArgument.Validate(inputs.BuildArgs);
        PlatformCheck.Validate(inputs.Platforms);
        ContextCheck.ValidateNamed(inputs.BuildContexts, environment);
        ValidateSsh(inputs.Ssh, environment);
        TagCheck.Validate(inputs.Tags, isNeeded: inputs is { Push: true, Outputs: [], Save: false });
        if (ContextPath.IsRemote(inputs.Context)) return;
        ContextCheck.Validate(inputs.Context, environment);
        DockerfileCheck.Validate(inputs.File, inputs.Context, inputs.BuildContexts, environment);
    }

    /// <summary>Warnings about probable mistakes, one message each.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="isDefaultContext">Whether the context is the repository at the commit of the run.</param>
    /// <param name="places">Where the Dockerfile is.</param>
    /// <param name="changedFile">A path of the checkout in the workspace that differs from the commit, asked for only when it matters.</param>
    public static IEnumerable<string> GetWarnings(BuildPushInputs inputs, bool isDefaultContext, DockerfilePlaces places, Func<string?> changedFile) =>
    [
        .. ProjectCheck.GetWarnings(inputs.Project),
        .. PlatformCheck.GetWarnings(inputs.Platforms),
        .. Comments(inputs),
        .. ListItems.LineBreakWarnings("build-args", inputs.BuildArgs),
        .. BuildArgument.GetWarnings(inputs.BuildArgs),
        .. IdleInput.GetWarnings(inputs.SaveTags, inputs.Save, inputs.SbomDir, Attestations.HasSbom(inputs), inputs.LintFailOn, inputs.Lint),
        .. inputs.BuildxFallback ? [] : IdleInput.CacheWarnings("cache-from", inputs.CacheFrom).Concat(IdleInput.CacheWarnings("cache-to", inputs.CacheTo)),
        .. inputs.Push ? inputs.Tags.Select(tag => LocalRegistry.PushWarning("Input 'tags'", tag)).OfType<string>() : [],
        .. ImagesRead(inputs, places),
        .. ContextCheck.GetWarnings(isDefaultContext, changedFile),
    ];

    private static IEnumerable<string> ImagesRead(BuildPushInputs inputs, DockerfilePlaces places)
    {
        const string Image = "=docker-image://";
        var contexts = inputs.BuildContexts.Where(named => named.Contains(Image, StringComparison.Ordinal))
            .Select(named => LocalRegistry.PullWarning("Input 'build-contexts'", named[(named.IndexOf(Image, StringComparison.Ordinal) + Image.Length)..]));
        var caches = inputs.CacheFrom.Select(OutputSpec.Attributes)
            .Select(attributes => attributes is [{ Value: null } alone] ? alone.Key : attributes.FirstOrDefault(attribute => attribute.Key == "ref").Value)
            .OfType<string>().Select(image => LocalRegistry.PullWarning("Input 'cache-from'", image));
        var dockerfile = ContextPath.IsRemote(inputs.Context) || places.PathOf(null) is not { } path ? [] : PulledImages.GetWarnings(path, places.Read(path));
        return contexts.Concat(caches).OfType<string>().Concat(dockerfile);
    }

    private static void ValidateSsh(IReadOnlyList<string> items, RunnerEnvironment environment)
    {
        foreach (var item in items)
        {
            if (SshPath.WithoutEnd(BakeSsh.Parse(item).Paths, environment) is not { } path) continue;
            throw new InputException("ssh", $"'{item}' leads to a FIFO or a device ({path}), and the CLI would wait for its end. Write the path of a key or of an agent's socket.");
        }
    }

    // Tags, platforms and hosts with a '#' are errors, and secrets are looked at where they are read.
    private static IEnumerable<string> Comments(BuildPushInputs inputs) => new (string Input, IReadOnlyList<string> Items)[]
    {
        ("allow", inputs.Allow), ("annotations", inputs.Annotations), ("attests", inputs.Attests), ("build-args", inputs.BuildArgs),
        ("build-contexts", inputs.BuildContexts), ("cache-from", inputs.CacheFrom), ("cache-to", inputs.CacheTo), ("labels", inputs.Labels),
        ("no-cache-filters", inputs.NoCacheFilters), ("outputs", inputs.Outputs), ("save-tags", inputs.SaveTags), ("ssh", inputs.Ssh), ("ulimit", inputs.Ulimit),
    }.SelectMany(list => ListItems.CommentWarnings(list.Input, list.Items));
}
