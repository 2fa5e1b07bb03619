using System.Text.Json;
using Depot.Actions.Runner;
using Depot.Actions.Text;

namespace Depot.Actions.Registries;

/// <summary>The registries that this job has logged in to, from Docker's configuration file. Only names are read, no credentials.</summary>
/// <param name="Registries">The registries with a login or a credential helper of their own.</param>
/// <param name="HasStore">Whether all credentials are in a store that cannot be read, such as a keychain.</param>
public sealed record DockerLogins(IReadOnlySet<string> Registries, bool HasStore)
{
    /// <summary>There is no login at all.</summary>
    public static DockerLogins None { get; } = new(new HashSet<string>(), false);

    /// <summary>Whether there is a login for a registry; null when unknown.</summary>
    /// <param name="registry">host[:port]; <c>docker.io</c> for Docker Hub.</param>
    public bool? Has(string registry) =>
        Registries.Contains(registry) || (registry == ImageReference.DockerHub && Registries.Contains("index.docker.io")) ? true : HasStore ? null : false;

    /// <summary>Reads the file that the CLI will read; a missing or invalid file has no logins.</summary>
    public static DockerLogins Read(RunnerEnvironment environment) => Parse(DockerConfigFile.Read(environment));

    /// <summary>Reads the text of the file.</summary>
    public static DockerLogins Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = UntrustedJson.Parse(json);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? None : new(
                Names(root, "auths").Concat(Names(root, "credHelpers")).Select(Host).ToHashSet(StringComparer.Ordinal),
                root.TryGetProperty("credsStore", out var store) && store.ValueKind == JsonValueKind.String && store.GetString() is { Length: > 0 });
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static IEnumerable<string> Names(JsonElement root, string member) =>
        root.TryGetProperty(member, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject().Select(entry => entry.Name) : [];

    // Keys are hosts, or URLs such as https://index.docker.io/v1/.
    private static string Host(string key)
    {
        var start = key.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        return key[start..].Split('/', 2)[0];
    }
}
