using Depot.Actions.Checks;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;
using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Actions.Bake;

/// <summary>
/// Checks the targets of a bake before a builder is requested: errors for what cannot work, warnings for probable mistakes.
/// </summary>
public static class BakeChecks
{
    private const string Link = "target:";

    /// <summary>Fails on what cannot work.</summary>
    /// <param name="inputs">The inputs of the bake.</param>
    /// <param name="targets">The targets that will be built.</param>
    /// <param name="directory">Absolute path of the directory of the bake.</param>
    /// <param name="environment">The step's environment.</param>
    /// <exception cref="StepException">The message names the target and says what to write.</exception>
    public static void Validate(BakeInputs inputs, IReadOnlyList<DefinedTarget> targets, string directory, RunnerEnvironment environment)
    {
        ProjectCheck.Validate(inputs.Project);
        // A target that another one reads is not exported.
        var linked = targets.SelectMany(target => target.Contexts.Values).Where(value => value.StartsWith(Link, StringComparison.Ordinal))
            .Select(value => value[Link.Length..]).ToHashSet(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            foreach (var tag in target.Tags)
            {
                if (ImageReference.Parse(tag, out var problem) is null) throw new StepException($"Bake target '{target.Name}': the tag '{tag}' is not a valid image name: {problem}.");
            }

            if (inputs is { Push: true, Save: false } && target is { Tags: [], HasOutput: false } && !linked.Contains(target.Name))
            {
                throw new StepException($"Bake target '{target.Name}': 'push' is true and the target has no tag to push; write tags = [\"registry/name:tag\"] in it.");
            }

            ValidateContext(target, directory, environment);
            foreach (var secret in target.SecretFiles) ValidateSecret(target, secret, Path.GetFullPath(secret, directory));
            foreach (var ssh in target.Ssh) ValidateSsh(target, ssh, environment with { WorkingDirectory = directory });
        }

        PushLogins.Validate(PushedImages(inputs, targets), environment);
    }

    /// <summary>The names of the images that will be pushed, as far as they can be known.</summary>
    public static IEnumerable<string> PushedImages(BakeInputs inputs, IEnumerable<DefinedTarget> targets) =>
        inputs.Push ? targets.Where(target => !target.HasOutput).SelectMany(target => target.Tags) : [];

    /// <summary>Warnings about probable mistakes, one message each.</summary>
    /// <inheritdoc cref="Validate" path="/param"/>
    public static IEnumerable<string> GetWarnings(BakeInputs inputs, IReadOnlyList<DefinedTarget> targets, string directory, RunnerEnvironment environment)
    {
        var pushed = inputs.Push ? targets.Where(target => !target.HasOutput).ToList() : [];
        return
        [
            .. ProjectCheck.GetWarnings(inputs.Project),
            .. Cli.IdleInput.GetWarnings(inputs.SaveTags, inputs.Save, inputs.SbomDir, Cli.IdleInput.IsSbom(inputs.Sbom) || targets.Any(target => target.SaysSbom), inputs.LintFailOn, inputs.Lint),
            .. ListItems.CommentWarnings("set", inputs.Set),
            .. ListItems.LineBreakWarnings("set", inputs.Set),
            .. ListItems.LineBreakWarnings("vars", inputs.Variables.Select(variable => $"{variable.Key}={variable.Value}")),
            .. pushed.SelectMany(target => target.Tags.Select(tag => LocalRegistry.PushWarning($"Bake target '{target.Name}'", tag))).OfType<string>(),
            .. PulledImages.GetWarnings(targets.Select(target => target.Dockerfile).OfType<string>(), directory, DockerfilePlaces.ReadFile),
            .. ScopedLogins.GetWarnings(PushedImages(inputs, targets), environment),
        ];
    }

    private static StepException InProc(DefinedTarget target, string what) =>
        new($"Bake target '{target.Name}': {what} leads into /proc, where the CLI's own variables are, with its tokens. Write another path.");

    private static void ValidateSecret(DefinedTarget target, string secret, string path)
    {
        if (ProcessFiles.Contain(path)) throw InProc(target, $"the secret '{secret}'");
        if (File.Exists(path) && UnreadableFile.OfSecret(path) is { } problem) throw new StepException($"Bake target '{target.Name}': the secret '{secret}' cannot be read ({path}): {problem}.");
    }

    private static void ValidateSsh(DefinedTarget target, BakeSsh ssh, RunnerEnvironment environment)
    {
        if (SshPath.WithoutEnd(ssh.Paths, environment) is not { } path) return;
        throw new StepException($"Bake target '{target.Name}': ssh '{ssh.Id}' leads to a FIFO or a device ({path}), and the CLI would wait for its end. Write the path of a key or of an agent's socket.");
    }

    private static void ValidateIgnoreFile(DefinedTarget target, string? fifo)
    {
        if (fifo is not null) throw new StepException($"Bake target '{target.Name}': {fifo} is a FIFO, and BuildKit would wait for its end. Put a file there, or remove it.");
    }

    private static void ValidateContext(DefinedTarget target, string directory, RunnerEnvironment environment)
    {
        if (target.Contexts.Values.Concat(target.SecretFiles).Concat(target.Ssh.SelectMany(static ssh => ssh.Paths)).Append(target.Context).Append(target.Dockerfile).Any(path => path?.Contains('\0', StringComparison.Ordinal) == true))
        {
            throw new StepException($"Bake target '{target.Name}': a path contains a NUL character (\\u0000), which no path can contain. Delete it from context, contexts, dockerfile, secret or ssh.");
        }

        if (ContextPath.IsRemote(target.Context)) return;
        var context = Path.GetFullPath(target.Context, directory);
        if (ProcessFiles.Contain(context)) throw InProc(target, $"the context '{target.Context}'");
        if (!Directory.Exists(context))
        {
            throw new StepException($"Bake target '{target.Name}': the context '{target.Context}' does not exist ({context}). {MissingPath.DirectoryHint(target.Context, context, environment)}");
        }

        ValidateIgnoreFile(target, IgnoreFile.FifoIn(context));

        foreach (var (name, value) in target.Contexts.Where(named => !ContextPath.IsRemote(named.Value) && !named.Value.StartsWith(Link, StringComparison.Ordinal)))
        {
            var named = Path.GetFullPath(value, directory);
            if (ProcessFiles.Contain(named)) throw InProc(target, $"the context '{name}'");
            if (Directory.Exists(named)) continue;
            throw new StepException($"Bake target '{target.Name}': the context '{name}' is '{value}', which does not exist ({named}). {MissingPath.DirectoryHint(value, named, environment)}");
        }

        if (target.Dockerfile is not { } dockerfile || ContextPath.IsRemote(dockerfile) || target.Contexts.ContainsKey("dockerfile")) return;
        var path = Path.GetFullPath(dockerfile, directory);
        // BuildKit takes the usual name in lowercase too.
        var lowercase = Path.Combine(Path.GetDirectoryName(path)!, "dockerfile");
        if (!File.Exists(path) && Path.GetFileName(path) == "Dockerfile" && File.Exists(lowercase)) path = lowercase;
        if (File.Exists(path))
        {
            if (UnreadableFile.Problem(path) is { } problem) throw new StepException($"Bake target '{target.Name}': the Dockerfile '{dockerfile}' cannot be read ({path}): {problem}.");
            ValidateIgnoreFile(target, IgnoreFile.FifoBeside(path));
            return;
        }

        throw new StepException($"Bake target '{target.Name}': the Dockerfile '{dockerfile}' does not exist ({path}). {MissingPath.FileHint(dockerfile, path, environment)}");
    }
}
