using Depot.Actions.Checks;
using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Bake;

/// <summary>Checks the input <c>files</c>, and that there is a definition at all.</summary>
internal static class DefinitionFiles
{
    private const string Local = "cwd://";

    // depot/cli b57f518, pkg/buildx/bake/bake.go (defaultFilenames).
    private static readonly string[] UsualNames =
    [
        "docker-bake.hcl", "docker-bake.json", "docker-bake.override.hcl", "docker-bake.override.json",
        "compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml",
    ];

    /// <summary>Fails if there is no definition.</summary>
    /// <param name="files">The input <c>files</c>.</param>
    /// <param name="directory">Absolute path of the directory of the bake.</param>
    /// <param name="environment">The step's environment.</param>
    /// <exception cref="InputException">A file that is named does not exist, or none is named and none has a usual name.</exception>
    public static void Validate(IReadOnlyList<string> files, string directory, RunnerEnvironment environment)
    {
        if (files.Count == 0 && !UsualNames.Any(name => File.Exists(Path.Combine(directory, name))))
        {
            var remedy = MissingPath.CheckoutHint(environment) ?? "Write the path of the bake file, or its directory in 'workdir'.";
            throw new InputException("files", $"it is empty and {directory} has no bake file of a usual name, such as 'docker-bake.hcl' or 'compose.yaml'. {remedy}");
        }

        foreach (var file in files.Where(file => file != "-"))
        {
            var name = file.StartsWith(Local, StringComparison.Ordinal) ? file[Local.Length..] : file;
            var path = Path.GetFullPath(name, directory);
            if (!File.Exists(path) && !BakeDirectory.IsRemote(name))
            {
                throw new InputException("files", $"'{file}' does not exist ({path}). {MissingPath.FileHint(name, path, environment)}");
            }
        }
    }
}
