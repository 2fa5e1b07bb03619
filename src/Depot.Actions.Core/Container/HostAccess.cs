using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;

namespace Depot.Actions.Container;

/// <summary>What a step in its container can access on the host. Checked before anything is built.</summary>
/// <param name="mounts">What is mounted here.</param>
/// <param name="environment">The step's environment.</param>
/// <param name="action">The action's name.</param>
internal sealed class HostAccess(MountTable mounts, RunnerEnvironment environment, string action)
{
    /// <summary>Fails if the step needs something that it cannot access.</summary>
    /// <exception cref="StepException">It cannot be accessed.</exception>
    public void Validate(HostRequirements needs)
    {
        foreach (var (input, path) in needs.Paths) ValidatePath(input, path);
        ValidateAgent(needs.Ssh);
        if (needs.Registries.Count > 0) ValidateLogins(needs.Registries);
    }

    /// <summary>The error for something that is possible only on the host.</summary>
    /// <param name="what">Half a sentence.</param>
    public StepException OutOfReach(string what) =>
        new($"{what}, which is not accessible from inside the container of this step. {NativeVariant.Of(action)} runs on the host.");

    /// <summary>Whether later steps have the files in a directory.</summary>
    public bool IsShared(string directory) => mounts.IsShared(directory);

    // A path on the host that this container does not share. Relative paths and URLs are ignored.
    private void ValidatePath(string input, string? path)
    {
        if (path is null || !path.StartsWith('/') || mounts.IsShared(Path.GetFullPath(path))) return;
        throw OutOfReach($"Input '{input}': {path} is a path of the host");
    }

    // An item of the input `ssh`: an agent, or `name=path,path` of keys and sockets.
    private void ValidateAgent(IEnumerable<string> ssh)
    {
        foreach (var item in ssh)
        {
            if (item.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                foreach (var path in item[(equals + 1)..].Split(',')) ValidatePath("ssh", path);
            }
            else if (environment["SSH_AUTH_SOCK"] is not { } socket || !File.Exists(socket))
            {
                throw OutOfReach($"Input 'ssh': '{item}' asks for the SSH agent of the host");
            }
        }
    }

    // A credential helper is a program of the host.
    private void ValidateLogins(IEnumerable<string> registries)
    {
        var config = DockerConfigFile.Read(environment);
        foreach (var registry in registries)
        {
            if (CredentialHelper.Of(config, registry) is { } helper && ProgramFinder.Find("docker-credential-" + helper, environment) is null)
            {
                throw OutOfReach($"The login for {registry} is kept by docker-credential-{helper}, which is a program of the host");
            }
        }
    }
}
