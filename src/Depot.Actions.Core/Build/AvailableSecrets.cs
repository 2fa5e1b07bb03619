using Depot.Actions.Checks;
using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>The secrets that have a value. A secret without one is left out with a warning, and the build continues without it.</summary>
/// <remarks>
/// As docker/build-push-action, src/context.ts (getBuildArgs): an optional secret is empty in every pull request of a fork. A Dockerfile
/// that needs the secret sets <c>required=true</c>, and then the build fails with the id.
/// </remarks>
public static class AvailableSecrets
{
    /// <summary>The secrets that are passed, in the order given.</summary>
    /// <param name="secrets">The secrets as they were read.</param>
    /// <param name="environment">The step's environment, where files and variables are looked for.</param>
    /// <param name="warn">Takes one sentence for each secret that is left out or looks wrong. It names the id and nothing that could be secret.</param>
    /// <exception cref="InputException">A file is there and cannot be read, which the CLI would say only once the build asks for the secret.</exception>
    public static IReadOnlyList<BuildSecret> Of(IEnumerable<BuildSecret> secrets, RunnerEnvironment environment, Action<string> warn)
    {
        var available = new List<BuildSecret>();
        foreach (var secret in secrets)
        {
            Readable(secret, environment);
            if (Absence(secret, environment) is { } absence)
            {
                warn(absence);
                continue;
            }

            if (WarningOf(secret) is { } warning) warn(warning);
            available.Add(secret);
        }

        return available;
    }

    private static void Readable(BuildSecret secret, RunnerEnvironment environment)
    {
        if (secret.File is not { Length: > 0 } file) return;
        var path = environment.FullPath(file);
        if (File.Exists(path) && UnreadableFile.OfSecret(path) is { } problem) throw new InputException("secret-files", $"the secret '{secret.Id}' names a file that cannot be read ({path}): {problem}.");
    }

    private static string? Absence(BuildSecret secret, RunnerEnvironment environment) => secret switch
    {
        { Value: "" } => LeftOut("secrets", secret, "has no value",
            $"Check where '{secret.Id}=' takes it from; pull requests of forks and of Dependabot get no secrets of the repository."),
        { File: "" } => LeftOut("secret-files", secret, "names no file", $"Write '{secret.Id}=path'."),
        { File: { } file } when Directory.Exists(environment.FullPath(file)) => LeftOut("secret-files", secret, $"names a directory ({environment.FullPath(file)})", "Write the path of a file."),
        { File: { } file } when !File.Exists(environment.FullPath(file)) => LeftOut("secret-files", secret, "names a file that does not exist",
            $"Relative paths start at {environment.WorkingDirectory}; the text of a secret goes into 'secrets' instead."),
        { Variable: "" } => LeftOut("secret-envs", secret, "names no variable", $"Write '{secret.Id}=VARIABLE'."),
        { Variable: { } variable } when !environment.Variables.ContainsKey(variable) => LeftOut("secret-envs", secret, "names a variable that is not set",
            "Set it with 'env:' of this step, or use 'secrets' for a value."),
        _ => null,
    };

    private static string LeftOut(string input, BuildSecret secret, string what, string remedy) =>
        $"Input '{input}': the secret '{secret.Id}' {what}, so the build goes on without it. {remedy}";

    // `--secret id=npm,src=path` of the docker command line reads as a secret named 'id' here.
    private static string? WarningOf(BuildSecret secret)
    {
        if (secret.Id.StartsWith('#')) return $"{InputOf(secret)}: an item begins with '#' and is passed on as it stands, since inputs have no comments. Delete the line.";
        if (secret.Id is not ("id" or "type") || (secret.Value ?? secret.File ?? secret.Variable) is not { } rest) return null;
        var keys = rest.Split(',').Skip(1).Select(field => field.Split('=')[0].Trim()).ToList();
        var form = keys.Any(key => key is "env") ? "'secret-envs: ID=VARIABLE'"
            : keys.Any(key => key is "src" or "source" or "id" or "type") ? "'secret-files: ID=path'"
            : null;
        return form is null ? null
            : $"{InputOf(secret)}: '{secret.Id}=…,{keys[0]}=…' is how the docker command line writes a secret; here it is a secret named '{secret.Id}'. "
                + $"Write {form} for this one, or 'secrets: ID=value' for a value.";
    }

    private static string InputOf(BuildSecret secret) =>
        secret switch { { File: not null } => "Input 'secret-files'", { Variable: not null } => "Input 'secret-envs'", _ => "Input 'secrets'" };
}
