using System.Text.Json.Nodes;

namespace Depot.Sandbox.Scripting;

/// <summary>One request that the sandbox answered.</summary>
/// <param name="Name">API method or HTTP endpoint, by the names of <see cref="Script.Answers"/>.</param>
/// <param name="Caller">The owner of its token, such as <c>account</c> or <c>build abc</c>; never the token.</param>
/// <param name="UserAgent">As sent; empty when absent.</param>
/// <param name="Request">The fields that matter, as JSON; tokens are left out.</param>
/// <param name="Answer"><c>ok</c>, a Connect error code, or <c>HTTP</c> and the status.</param>
public sealed record SandboxCall(string Name, string Caller, string UserAgent, JsonObject Request, string Answer);

/// <summary>The calls so far, oldest first.</summary>
internal sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly List<SandboxCall> _calls = [];

    public void Add(SandboxCall call)
    {
        lock (_lock) _calls.Add(call);
    }

    public IReadOnlyList<SandboxCall> Snapshot()
    {
        lock (_lock) return [.. _calls];
    }

    public void Clear()
    {
        lock (_lock) _calls.Clear();
    }
}
