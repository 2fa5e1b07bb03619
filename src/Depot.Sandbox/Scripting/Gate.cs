using Depot.Sandbox.Connect;

namespace Depot.Sandbox.Scripting;

/// <summary>Applies the script to a request before the real answer.</summary>
internal sealed class Gate(Scenario scenario)
{
    /// <summary>Null if the request needs the real answer; otherwise the scripted answer, for the call log.</summary>
    /// <exception cref="ConnectException">The script answers with an API error.</exception>
    public async Task<string?> PassAsync(HttpContext context, string name)
    {
        if (scenario.Take(name) is not { } answer) return null;
        await Task.Delay(TimeSpan.FromSeconds(answer.DelaySeconds), context.RequestAborted);
        if (answer.Hang) await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        if (answer.Code is { } code) throw new ConnectException(code, answer.Message ?? "");
        if (answer.CutAfterBytes is { } length) context.Response.Body = new CutStream(context, length);
        if (answer is { Status: null, Body: null }) return null;
        context.Response.StatusCode = answer.Status ?? StatusCodes.Status200OK;
        await context.Response.WriteAsync(answer.Body ?? "");
        return $"HTTP {context.Response.StatusCode}";
    }
}
