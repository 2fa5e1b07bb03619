using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Depot.Release.Tests.Running;

/// <summary>What the stand-in answers: JSON, or the bytes of a file.</summary>
internal sealed record ApiAnswer(int Status, JsonNode? Json, byte[]? Bytes = null)
{
    public static ApiAnswer NotFound { get; } = new(404, new JsonObject { ["message"] = "Not Found" });

    public static ApiAnswer Ok(JsonNode json) => new(200, json);

    public static ApiAnswer Created(JsonNode json) => new(201, json);

    public static ApiAnswer Invalid(string message) => new(422, new JsonObject { ["message"] = message });

    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (Bytes is not null)
        {
            response.ContentType = "application/octet-stream";
            await response.Body.WriteAsync(Bytes);
        }
        else if (Json is not null)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync(Json.ToJsonString());
        }
    }
}
