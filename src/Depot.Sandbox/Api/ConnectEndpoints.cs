using System.Text.Json.Nodes;
using Depot.Sandbox.Connect;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tokens;
using Google.Protobuf;

namespace Depot.Sandbox.Api;

/// <summary>The Connect protocol over HTTP/2: https://connectrpc.com/docs/protocol</summary>
internal sealed class ConnectEndpoints(
    IReadOnlyDictionary<string, Procedure> procedures, Authority authority, Gate gate, CallLog calls)
{
    private const string Service = "/depot.cli.v1.BuildService/";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Service + "{method}", context => AnswerAsync(context, (string)context.GetRouteValue("method")!));
        // The CLI lists projects if CreateBuild does not know the given one. No token of the sandbox has the permission.
        routes.MapPost("/depot.cli.v1beta1.ProjectsService/{method}", context =>
            FailAsync(context, "ListProjects", ConnectException.NotAuthorized()));
        routes.MapFallback(context =>
            FailAsync(context, context.Request.Path, new("unimplemented", $"The sandbox does not have {context.Request.Path}")));
    }

    private async Task AnswerAsync(HttpContext context, string method)
    {
        var caller = authority.Identify(context.Request.Headers.Authorization);
        var fields = new JsonObject();
        var streaming = ConnectStream.IsStream(context.Request);
        var result = "ok";
        try
        {
            if (await gate.PassAsync(context, method) is { } status)
            {
                result = status;
                return;
            }

            if (!procedures.TryGetValue(method, out var procedure))
                throw new ConnectException("unimplemented", $"The sandbox does not have BuildService/{method}");
            Authority.RequireKnown(caller);
            var body = streaming
                ? await ConnectStream.ReadFirstAsync(context.Request.Body, context.RequestAborted)
                : await ReadAsync(context.Request.Body, context.RequestAborted);
            (fields, var answer) = procedure.Run(body, caller);
            await WriteAsync(context, streaming, answer().ToByteArray());
        }
        catch (ConnectException e)
        {
            result = e.Code;
            await WriteErrorAsync(context, streaming, e);
        }
        catch (InvalidProtocolBufferException e)
        {
            result = "invalid_argument";
            await WriteErrorAsync(context, streaming, new(result, e.Message));
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            result = "canceled";
        }
        finally
        {
            calls.Add(new(method, caller.ToString(), context.Request.Headers.UserAgent.ToString(), fields, result));
        }
    }

    private async Task FailAsync(HttpContext context, string name, ConnectException error)
    {
        var caller = authority.Identify(context.Request.Headers.Authorization);
        calls.Add(new(name, caller.ToString(), context.Request.Headers.UserAgent.ToString(), [], error.Code));
        await WriteErrorAsync(context, ConnectStream.IsStream(context.Request), error);
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancel);
        return buffer.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, bool streaming, byte[] message)
    {
        context.Response.ContentType = streaming ? ConnectStream.ContentType : "application/proto";
        if (streaming) await ConnectStream.WriteAsync(context.Response.Body, message, error: null);
        else await context.Response.Body.WriteAsync(message);
    }

    private static async Task WriteErrorAsync(HttpContext context, bool streaming, ConnectException error)
    {
        var json = new JsonObject { ["code"] = error.Code, ["message"] = error.Message };
        context.Response.ContentType = streaming ? ConnectStream.ContentType : "application/json";
        // The error of a stream is in its last envelope; the status is 200.
        context.Response.StatusCode = streaming ? 200 : error.HttpStatus;
        if (streaming) await ConnectStream.WriteAsync(context.Response.Body, message: null, json);
        else await context.Response.WriteAsync(json.ToJsonString());
    }
}
