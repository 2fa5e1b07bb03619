using Depot.Actions.Build;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;

namespace Depot.Actions.Checks;

/// <summary>What can be known to go wrong before a builder is asked for: errors for what cannot be right, warnings for what may be.</summary>
public static class BuildChecks
{
    /// <summary>Fails on what cannot work.</summary>
    /// <exception cref="InputException">An input cannot be right; the message says what to write.</exception>
    public static void Require(BuildPushInputs inputs, RunnerEnvironment environment)
    {
        RequireTags(inputs);
        if (ContextPath.IsRemote(inputs.Context)) return;
        RequireContext(inputs.Context, environment);
        RequireDockerfile(inputs, environment);
    }

    /// <summary>What may be right but most often is not, one message each.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="isDefaultContext">Whether the context is the repository at the commit of the run.</param>
    /// <param name="changedFile">A path of the checkout in the workspace that differs from the commit, asked for only when it matters.</param>
    public static IEnumerable<string> Doubts(BuildPushInputs inputs, bool isDefaultContext, Func<string?> changedFile)
    {
        for (var at = 0; at < inputs.BuildArgs.Count; at++)
        {
            if (BuildArgument.SecondName(inputs.BuildArgs[at]) is { } second)
            {
                yield return $"Input 'build-args': item {at + 1} is one argument whose value holds ',{second}='. If '{second}' is an argument of its own, write one argument a line.";
            }
        }

        if (isDefaultContext && changedFile() is { } changed)
        {
            yield return $"The build context is the Git repository at this run's commit, so what earlier steps changed in the workspace is not part of the build ('{changed}', for one). "
                + "Write 'context: .' to build the workspace.";
        }
    }

    private static void RequireTags(BuildPushInputs inputs)
    {
        foreach (var tag in inputs.Tags)
        {
            if (ImageReference.Parse(tag, out var problem) is null) throw new InputException("tags", $"'{tag}' is no image name: {problem}.");
        }

        if (inputs is { Push: true, Tags: [], Outputs: [], Save: false })
        {
            throw new InputException("tags", "'push' is true, but no tag says where to; write registry/name:tag.");
        }
    }

    private static void RequireContext(string context, RunnerEnvironment environment)
    {
        var path = environment.FullPath(context);
        if (Directory.Exists(path)) return;
        throw new InputException("context", $"the folder '{context}' does not exist ({path}). Is a step 'uses: actions/checkout' missing before this one?");
    }

    private static void RequireDockerfile(BuildPushInputs inputs, RunnerEnvironment environment)
    {
        if (inputs.File is { } written)
        {
            if (ContextPath.IsRemote(written) || File.Exists(environment.FullPath(written))) return;
            var inContext = Path.Combine(inputs.Context, written);
            var hint = File.Exists(environment.FullPath(inContext))
                ? $"'{inContext}' does: the path starts at the working directory, not at the context."
                : $"The path starts at {environment.WorkingDirectory}.";
            throw new InputException("file", $"'{written}' does not exist. {hint}");
        }

        // BuildKit takes the name in small letters too, and a build context of this name holds the Dockerfile.
        var folder = environment.FullPath(inputs.Context);
        if (File.Exists(Path.Combine(folder, "Dockerfile")) || File.Exists(Path.Combine(folder, "dockerfile"))) return;
        if (inputs.BuildContexts.Any(named => named.StartsWith("dockerfile=", StringComparison.Ordinal))) return;
        throw new InputException("file", $"it is empty and there is no 'Dockerfile' in the context ({folder}); write the path of the Dockerfile.");
    }
}
