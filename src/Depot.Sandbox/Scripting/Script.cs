using System.Text.Json;
using System.Text.Json.Serialization;

namespace Depot.Sandbox.Scripting;

/// <summary>A fault injection script. The JSON form has the same names in camel case.</summary>
public sealed record Script
{
    /// <summary>No faults.</summary>
    public static Script Nothing { get; } = new();

    /// <summary>
    /// Answers in place of the real ones, by API method (<c>CreateBuild</c>, …) or by HTTP endpoint: <c>release</c>,
    /// <c>archive</c>, <c>checksums</c>, <c>oidc</c>, <c>exchange</c>, <c>claim</c>, <c>challenge</c>.
    /// </summary>
    public IReadOnlyDictionary<string, ScriptedAnswer> Answers { get; init; } = new Dictionary<string, ScriptedAnswer>();

    /// <summary>Seconds from a build's creation during which its machine is not ready.</summary>
    public double PendingSeconds { get; init; }

    /// <summary>Seconds from a build's creation after which the service cancels it; null never. The CLI asks every 5 seconds.</summary>
    public double? CancelAfterSeconds { get; init; }

    /// <summary>Whether connections to BuildKit break; null when they hold.</summary>
    public DroppedConnection? DropBuildKit { get; init; }

    /// <summary>How many times the public-fork exchange says "not yet" before it gives the token.</summary>
    public int ChallengePolls { get; init; } = 1;

    /// <summary>Whether <c>--load</c> goes through the registry; null decides by whether there is one.</summary>
    public bool? LoadUsingRegistry { get; init; }

    /// <summary>Reads the JSON form.</summary>
    /// <exception cref="JsonException">Not JSON, an unknown name or a value of another type; the message says where.</exception>
    public static Script Parse(string json) =>
        JsonSerializer.Deserialize<Script>(json, Json) ?? throw new JsonException("A script is a JSON object, not null.");

    /// <summary>Writes the JSON form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <summary>One answer that replaces or delays the real one.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>Seconds to wait before anything is answered.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>Connect error code such as <c>permission_denied</c>; API methods only.</summary>
    public string? Code { get; init; }

    /// <summary>Text that goes with <see cref="Code"/>.</summary>
    public string? Message { get; init; }

    /// <summary>HTTP status of a raw answer; 200 when only <see cref="Body"/> is given.</summary>
    public int? Status { get; init; }

    /// <summary>Body of a raw answer, sent as it is.</summary>
    public string? Body { get; init; }

    /// <summary>Accept the request and never answer.</summary>
    public bool Hang { get; init; }

    /// <summary>Give the real answer but cut the connection once this many bytes of the body are written; fewer may arrive. HTTP endpoints only.</summary>
    public long? CutAfterBytes { get; init; }

    /// <summary>How many calls this applies to; later ones get the real answer. Null means all.</summary>
    public int? Times { get; init; }
}

/// <summary>A connection to BuildKit that breaks.</summary>
public sealed record DroppedConnection
{
    /// <summary>When it breaks.</summary>
    public DropMoment When { get; init; }

    /// <summary>With <see cref="DropMoment.MidBuild"/>: seconds from the start of the connection.</summary>
    public double AfterSeconds { get; init; } = 1;

    /// <summary>How many connections break; later ones hold. Null means all.</summary>
    public int? Times { get; init; }
}

/// <summary>The moment a connection breaks.</summary>
public enum DropMoment
{
    /// <summary>Before a byte is exchanged.</summary>
    Connect,

    /// <summary>While the build runs.</summary>
    MidBuild,
}
