using System.Text.Json.Nodes;
using Depot.Sandbox.Connect;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tokens;

namespace Depot.Sandbox.Web;

/// <summary>Registers an HTTP endpoint that follows the script and appears in the call log.</summary>
internal sealed class WebEndpoint(Authority authority, Gate gate, CallLog calls)
{
    public void Get(IEndpointRouteBuilder routes, string name, string pattern, Func<HttpContext, Task> answer) =>
        routes.MapGet(pattern, context => AnswerAsync(context, name, answer));

    public void Post(IEndpointRouteBuilder routes, string name, string pattern, Func<HttpContext, Task> answer) =>
        routes.MapPost(pattern, context => AnswerAsync(context, name, answer));

    /// <summary>Adds a field to the call's entry in the log. Never a token.</summary>
    public static void Note(HttpContext context, string field, string? value) => Fields(context)[field] = value;

    private async Task AnswerAsync(HttpContext context, string name, Func<HttpContext, Task> answer)
    {
        Note(context, "path", context.Request.Path);
        try
        {
            if (await gate.PassAsync(context, name) is null) await answer(context);
        }
        catch (ConnectException)
        {
            // A Connect error code was scripted for an endpoint that does not speak Connect.
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is IOException or OperationCanceledException)
        {
            // The caller closed the connection, or the script did.
        }
        finally
        {
            calls.Add(new(name, Describe(context), context.Request.Headers.UserAgent.ToString(), Fields(context),
                $"HTTP {context.Response.StatusCode}"));
        }
    }

    private string Describe(HttpContext context) => authority.Identify(context.Request.Headers.Authorization).ToString();

    private static JsonObject Fields(HttpContext context)
    {
        if (context.Items[nameof(Fields)] is not JsonObject fields) context.Items[nameof(Fields)] = fields = [];
        return fields;
    }
}
