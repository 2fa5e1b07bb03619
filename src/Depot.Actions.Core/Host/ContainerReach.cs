using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Runner;

namespace Depot.Actions.Host;

/// <summary>What a step in its container can reach of the machine outside. Asked before anything is built.</summary>
/// <param name="mounts">What is mounted here.</param>
/// <param name="environment">The step's environment.</param>
/// <param name="action">The action's name.</param>
internal sealed class ContainerReach(MountTable mounts, RunnerEnvironment environment, string action)
{
    /// <summary>Fails when a build needs something that cannot be reached.</summary>
    /// <exception cref="StepException">It cannot be reached.</exception>
    public void Require(BuildPushInputs inputs)
    {
        RequirePath("context", inputs.Context);
        RequirePath("file", inputs.File);
        RequirePath("sbom-dir", inputs.SbomDir);
        foreach (var secret in inputs.Secrets) RequirePath("secret-files", secret.File);
        foreach (var context in inputs.BuildContexts) RequirePath("build-contexts", AfterEquals(context, "oci-layout://"));
        foreach (var output in inputs.Outputs) RequirePath("outputs", OutputSpec.Parse(output).Destination);
        foreach (var cache in inputs.CacheFrom) RequirePath("cache-from", Attribute(cache, "src"));
        foreach (var cache in inputs.CacheTo) RequirePath("cache-to", Attribute(cache, "dest"));
        RequireAgent(inputs.Ssh);
        if (inputs.Push) RequireLogins(inputs.Tags.Select(DockerLogin.RegistryOf).Distinct());
    }

    /// <summary>Fails when a bake needs something that cannot be reached. What its definition names is the CLI's to find.</summary>
    /// <exception cref="StepException">It cannot be reached.</exception>
    public void Require(BakeInputs inputs)
    {
        RequirePath("workdir", inputs.Workdir);
        RequirePath("source", inputs.Source);
        RequirePath("sbom-dir", inputs.SbomDir);
        foreach (var file in inputs.Files) RequirePath("files", WithoutScheme(file, "cwd://"));
        if (inputs.Push) RequireLogins(["every registry"]);
    }

    /// <summary>Fails when a path lies on the host, outside of what this container shares with it.</summary>
    /// <param name="input">The input that names it.</param>
    /// <param name="path">As the user wrote it; null and addresses are not looked at.</param>
    /// <exception cref="StepException">It cannot be reached.</exception>
    public void RequirePath(string input, string? path)
    {
        if (path is null || !path.StartsWith('/') || mounts.IsShared(Path.GetFullPath(path))) return;
        throw OutOfReach($"Input '{input}': {path} is a path of the host");
    }

    /// <summary>Fails when a build asks for the SSH agent of the host.</summary>
    /// <param name="ssh">The input <c>ssh</c>.</param>
    /// <exception cref="StepException">It cannot be reached.</exception>
    public void RequireAgent(IEnumerable<string> ssh)
    {
        foreach (var item in ssh)
        {
            if (item.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                foreach (var path in item[(equals + 1)..].Split(',')) RequirePath("ssh", path);
            }
            else if (environment["SSH_AUTH_SOCK"] is not { } socket || !File.Exists(socket))
            {
                throw OutOfReach($"Input 'ssh': '{item}' asks for the SSH agent of the host");
            }
        }
    }

    /// <summary>Fails when the login for a push is kept by a credential helper, which is a program of the host.</summary>
    /// <param name="registries">The registries that are pushed to, as they stand in the names of images; other words stand for those without a helper of their own.</param>
    /// <exception cref="StepException">It cannot be reached.</exception>
    public void RequireLogins(IEnumerable<string> registries)
    {
        var config = DockerLogin.ReadConfig(environment);
        foreach (var registry in registries)
        {
            if (DockerLogin.Helper(config, registry) is { } helper && ProgramFinder.Find("docker-credential-" + helper, environment) is null)
            {
                throw OutOfReach($"The login for {registry} is kept by docker-credential-{helper}, which is a program of the host");
            }
        }
    }

    /// <summary>Fails because of something that can only be done on the host.</summary>
    /// <param name="what">Half a sentence.</param>
    public StepException OutOfReach(string what) =>
        new($"{what}, and this step runs in its container, where that is out of reach. {NativeVariant.Of(action)} runs on the host.");

    /// <summary>Whether what is put into a folder is still there for later steps.</summary>
    public bool IsShared(string folder) => mounts.IsShared(folder);

    private static string AfterEquals(string item, string scheme) => WithoutScheme(item[(item.IndexOf('=', StringComparison.Ordinal) + 1)..], scheme);

    private static string WithoutScheme(string text, string scheme) => text.StartsWith(scheme, StringComparison.Ordinal) ? text[scheme.Length..] : text;

    private static string? Attribute(string item, string name) => OutputSpec.Attributes(item).FirstOrDefault(attribute => attribute.Key == name).Value;
}
