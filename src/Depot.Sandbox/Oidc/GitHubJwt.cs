using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Depot.Sandbox.Tokens;

namespace Depot.Sandbox.Oidc;

/// <summary>A token in GitHub's format: real header and claims, but an invalid signature.</summary>
internal static class GitHubJwt
{
    public static string Make(string audience, DateTimeOffset now)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "sandbox" };
        var claims = new JsonObject
        {
            ["iss"] = "https://token.actions.githubusercontent.com",
            ["aud"] = audience,
            ["sub"] = "repo:sandbox/sandbox:ref:refs/heads/main",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["jti"] = RandomText.Letters(16),
        };
        return $"{Part(header)}.{Part(claims)}.{RandomText.Letters(64)}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
