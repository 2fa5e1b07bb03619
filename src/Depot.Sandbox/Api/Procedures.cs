using System.Text.Json.Nodes;
using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Tokens;
using Google.Protobuf;

namespace Depot.Sandbox.Api;

/// <summary>One API method: bytes in, bytes out.</summary>
/// <param name="Name">Method name without the service.</param>
/// <param name="Run">Reads the request's bytes; returns its fields for the call log, and the answer.</param>
internal sealed record Procedure(string Name, Func<byte[], Caller, (JsonObject Fields, Func<IMessage> Answer)> Run);

/// <summary>The methods by name.</summary>
internal static class Procedures
{
    public static IReadOnlyDictionary<string, Procedure> Of(BuildService service) => new[]
    {
        Unary("CreateBuild", CreateBuildRequest.Parser, service.CreateBuild),
        Unary("GetBuild", GetBuildRequest.Parser, service.GetBuild),
        Unary("GetBuildKitConnection", GetBuildKitConnectionRequest.Parser, service.GetBuildKitConnection),
        Unary("ReportBuildHealth", ReportBuildHealthRequest.Parser, service.ReportBuildHealth),
        Unary("FinishBuild", FinishBuildRequest.Parser, service.FinishBuild),
        Unary("GetPullInfo", GetPullInfoRequest.Parser, service.GetPullInfo),
        Unary("GetPullToken", GetPullTokenRequest.Parser, service.GetPullToken),
        Unary("ReportStatus", ReportRequest.Parser, service.Report),
        Unary("ReportStatusStream", ReportRequest.Parser, service.Report),
        Unary("ReportTimings", ReportRequest.Parser, service.Report),
        Unary("ReportBuildContext", ReportRequest.Parser, service.Report),
    }.ToDictionary(procedure => procedure.Name, StringComparer.Ordinal);

    private static Procedure Unary<TRequest>(
        string name, MessageParser<TRequest> parser, Func<TRequest, Caller, IMessage> answer) where TRequest : IMessage<TRequest> =>
        new(name, (bytes, caller) =>
        {
            var request = parser.ParseFrom(bytes);
            return (Fields(request), () => answer(request, caller));
        });

    private static JsonObject Fields(IMessage request) => JsonNode.Parse(JsonFormatter.Default.Format(request))!.AsObject();
}
