using System.Text.Json;
using Depot.Actions.Cli;
using Depot.Actions.Processes;
using Depot.Actions.Step;
using Depot.Actions.Text;
using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Actions.Bake;

/// <summary>
/// The definition as the CLI itself evaluates it. The CLI decides what is built, and needs neither a token nor a network to print it.
/// </summary>
/// <param name="Targets">The targets that will be built; null when the CLI refuses the definition.</param>
/// <param name="Problem">Its message in that case.</param>
public sealed record CliDefinition(IReadOnlyList<DefinedTarget>? Targets, string Problem)
{
    /// <summary>The definition as the CLI printed it; null when it refused.</summary>
    public string? Json { get; private init; }

    /// <summary>The files that it was read from.</summary>
    public IReadOnlyList<BakeFile> Files { get; init; } = [];

    /// <summary>Attributes of Compose files that the CLI drops, by their names in the file, with their targets.</summary>
    public IReadOnlyList<(string Target, string Attribute)> LeftOut { get; init; } = [];

    /// <summary>Path of each target's Dockerfile, from the directory of the bake; null when it has none of its own on this machine.</summary>
    public IReadOnlyList<(string Target, string? Path)> Dockerfiles => [.. (Targets ?? []).Select(target => (target.Name, target.Dockerfile))];

    /// <summary>Runs <c>depot bake --print</c>.</summary>
    /// <param name="context">The step.</param>
    /// <param name="depot">Path of the CLI.</param>
    /// <param name="inputs">Files, overrides and targets.</param>
    /// <param name="environment">The environment the bake itself will have.</param>
    /// <param name="directory">The directory to bake in.</param>
    public static async Task<CliDefinition> ReadAsync(
        StepContext context, string depot, BakeInputs inputs, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var arguments = new ArgumentList().Positional("bake", "--print").Options("--file", inputs.Files).Options("--set", inputs.Set).Positional(inputs.Targets);
        var (exit, output, errors) = await ChildProcess.CaptureAsync(new(depot, arguments.Items, environment, directory), context).ConfigureAwait(false);
        return exit.Succeeded ? Parse(output) : new(null, errors.Trim());
    }

    /// <summary>Reads what <c>--print</c> printed.</summary>
    public static CliDefinition Parse(string json)
    {
        try
        {
            using var document = UntrustedJson.Parse(json);
            return new([.. document.RootElement.GetProperty("target").EnumerateObject().Select(Target)], "") { Json = json };
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(null, "depot bake --print did not print a definition");
        }
    }

    private static DefinedTarget Target(JsonProperty target) => new(
        target.Name,
        Types(target.Value, "attest").Contains("provenance"),
        Types(target.Value, "output").Contains("docker"),
        target.Value.TryGetProperty("project_id", out _))
    {
        Dockerfile = Dockerfile(target.Value),
        Context = Text(target.Value, "context") ?? ".",
        Contexts = Members(target.Value, "contexts"),
        Tags = Items(target.Value, "tags"),
        HasOutput = Types(target.Value, "output").Any(),
        SaysSbom = Types(target.Value, "attest").Contains("sbom"),
        SecretVariables = [.. Secrets(target.Value).Where(static secret => secret.IsVariable).Select(static secret => secret.Name)],
        SecretFiles = [.. Secrets(target.Value).Where(static secret => secret.IsFile).Select(static secret => secret.Name)],
        Ssh = [.. Entries(target.Value, "ssh").Select(Ssh)],
    };

    // One in a Git context, or written in the definition itself, has no path here.
    private static string? Dockerfile(JsonElement target)
    {
        var context = Text(target, "context") ?? ".";
        if (target.TryGetProperty("dockerfile-inline", out _) || context.Contains("://", StringComparison.Ordinal)) return null;
        return Path.Combine(context, Text(target, "dockerfile") ?? "Dockerfile") is var path && path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static string? Text(JsonElement target, string name) =>
        target.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Items(JsonElement target, string list) =>
        [.. Entries(target, list).Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)];

    private static JsonElement.ArrayEnumerator Entries(JsonElement target, string list) =>
        target.TryGetProperty(list, out var entries) && entries.ValueKind == JsonValueKind.Array ? entries.EnumerateArray() : default;

    private static BakeSsh Ssh(JsonElement ssh) => ssh.ValueKind switch
    {
        JsonValueKind.Object => new(Text(ssh, "id") ?? "", Items(ssh, "paths")),
        JsonValueKind.String => BakeSsh.Parse(ssh.GetString()!),
        _ => new("", []),
    };

    private static IEnumerable<(string Name, bool IsVariable, bool IsFile)> Secrets(JsonElement target) =>
        Entries(target, "secret").Select(Secret).Where(static secret => secret.Name.Length > 0);

    // buildkit, session/secrets/secretsprovider/store.go (NewStore): a secret with an id alone is the variable of that name, or else the file.
    private static (string Name, bool IsVariable, bool IsFile) Secret(JsonElement secret)
    {
        var (id, source, variable) = secret.ValueKind switch
        {
            JsonValueKind.Object => (Text(secret, "id"), Text(secret, "src"), Text(secret, "env")),
            JsonValueKind.String when BakeSecret.TryParse(secret.GetString()!) is { } parsed => (parsed.Id, parsed.Source, parsed.Environment),
            _ => (null, null, null),
        };
        return variable is { Length: > 0 } ? (variable, true, false) : source is { Length: > 0 } ? (source, false, true) : (id ?? "", true, true);
    }

    private static Dictionary<string, string> Members(JsonElement target, string map) =>
        target.TryGetProperty(map, out var members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)
                .GroupBy(member => member.Name).ToDictionary(same => same.Key, same => same.Last().Value.GetString()!) : [];

    private static IEnumerable<string?> Types(JsonElement target, string list) =>
        Entries(target, list).Select(Type);

    // Entries are objects in the output of the current CLI; older versions print strings.
    private static string? Type(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.Object => entry.TryGetProperty("type", out var type) ? type.GetString() : null,
        JsonValueKind.String => OutputSpec.Attributes(entry.GetString()!).FirstOrDefault(attribute => attribute.Key == "type").Value,
        _ => null,
    };
}
