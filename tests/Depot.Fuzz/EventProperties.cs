using Depot.Actions.Runner;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>The event that started the run: titles and names in it are untrusted.</summary>
internal static class EventProperties
{
    public static void Check(byte[] input)
    {
        var payload = EventPayload.Parse(input);
        Holds(!payload.IsPublicFork("pull_request_target"), "only a pull request is a fork's");
        Holds(payload.IsPrivate == false || !payload.IsPublicFork("pull_request"), "a fork is public only where the event says so");
    }
}
