using System.Text.Json;

namespace Depot.Sandbox.Scripting;

/// <summary>Endpoints for tests outside this process: set the script, list the calls.</summary>
internal static class ControlEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, Scenario scenario, CallLog calls)
    {
        routes.MapGet("/_sandbox/calls", context => context.Response.WriteAsJsonAsync(calls.Snapshot(), Script.Json));
        routes.MapDelete("/_sandbox/calls", context =>
        {
            calls.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        routes.MapGet("/_sandbox/script", context => context.Response.WriteAsJsonAsync(scenario.Script, Script.Json));
        routes.MapPost("/_sandbox/script", context => SetScriptAsync(context, scenario));
    }

    private static async Task SetScriptAsync(HttpContext context, Scenario scenario)
    {
        using var reader = new StreamReader(context.Request.Body);
        try
        {
            scenario.Script = Script.Parse(await reader.ReadToEndAsync(context.RequestAborted));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (JsonException e)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(e.Message + "\n");
        }
    }
}
