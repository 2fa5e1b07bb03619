using System.Text.Json;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Host;

/// <summary>Reads a Docker client's <c>config.json</c>.</summary>
internal static class DockerLogin
{
    private const string Hub = "docker.io";
    private const string HubKey = "https://index.docker.io/v1/";
    private const long MostBytes = 1 << 20;

    /// <summary>The bytes of the configuration that a Docker client of this step reads; none where there is none that can be read.</summary>
    public static byte[] ReadConfig(RunnerEnvironment environment)
    {
        var folder = environment["DOCKER_CONFIG"] ?? (environment["HOME"] is { } home ? Path.Combine(home, ".docker") : null);
        try
        {
            return folder is not null && new FileInfo(Path.Combine(folder, "config.json")) is { Exists: true, Length: <= MostBytes } file
                ? File.ReadAllBytes(file.FullName) : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The credential helper that keeps the login for a registry; null when there is none, or no helper is needed for it.</summary>
    /// <param name="config">The file's bytes; what is no JSON object says nothing.</param>
    /// <param name="registry">A registry as it stands in an image's name.</param>
    public static string? Helper(ReadOnlyMemory<byte> config, string registry)
    {
        var key = registry == Hub ? HubKey : registry;
        try
        {
            using var document = ForeignJson.Parse(config);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            return Text(Member(Member(root, "credHelpers"), key)) ?? Text(Member(root, "credsStore"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The registry of an image's name: what stands before the first slash when it looks like a host.</summary>
    /// <remarks>distribution/reference, splitDockerDomain.</remarks>
    public static string RegistryOf(string image) =>
        image.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && image[..slash] is var first
        && (first == "localhost" || first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first.Any(char.IsAsciiLetterUpper))
            ? first : Hub;

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said ? said : null;
}
