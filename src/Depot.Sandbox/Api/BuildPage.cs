using System.Text.Json.Nodes;

namespace Depot.Sandbox.Api;

/// <summary>The page behind the build link that the CLI prints.</summary>
internal static class BuildPage
{
    public static void Map(IEndpointRouteBuilder routes, BuildRecords builds) =>
        routes.MapGet("/projects/{project}/builds/{build}", context =>
        {
            if (builds.Find((string)context.GetRouteValue("build")!) is { } build)
                return context.Response.WriteAsJsonAsync(new JsonObject
                {
                    ["build"] = build.Id,
                    ["project"] = build.Project,
                    ["state"] = build.State,
                    ["createdAt"] = build.CreatedAt.ToString("O"),
                });
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
}
