using System.Text.Json;
using Depot.Actions.Text;

namespace Depot.Actions.Registries;

/// <summary>The programs that store logins for Docker's client, as configured in its <c>config.json</c>.</summary>
internal static class CredentialHelper
{
    private const string HubKey = "https://index.docker.io/v1/";

    /// <summary>The credential helper with the login for a registry; null if there is none, or if no helper is needed.</summary>
    /// <param name="config">From <see cref="DockerConfigFile"/>; ignored if it is not a JSON object.</param>
    /// <param name="registry">A registry as written in an image's name.</param>
    public static string? Of(ReadOnlyMemory<byte> config, string registry)
    {
        var key = registry == ImageReference.DockerHub ? HubKey : registry;
        try
        {
            using var document = UntrustedJson.Parse(config);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            return Text(Member(Member(root, "credHelpers"), key)) ?? Text(Member(root, "credsStore"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said ? said : null;
}
