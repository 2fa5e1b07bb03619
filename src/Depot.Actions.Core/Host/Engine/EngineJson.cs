using System.Text.Json.Serialization;

namespace Depot.Actions.Host.Engine;

/// <summary>A container, as <c>GET /containers/{id}/json</c> describes it. Members are named as in the Engine's API.</summary>
/// <param name="Id">64 hexadecimal digits.</param>
/// <param name="Name">Its name after a slash.</param>
/// <param name="Image">Id of its image.</param>
/// <param name="Config">The requested configuration of its processes.</param>
/// <param name="HostConfig">The requested access to the host.</param>
/// <param name="Mounts">The host's files that it has.</param>
/// <param name="Path">The program it runs.</param>
/// <param name="Args">That program's arguments.</param>
internal sealed record ContainerInfo(
    string Id, string Name, string Image, ContainerConfig? Config, ContainerHostConfig? HostConfig, IReadOnlyList<ContainerMount>? Mounts,
    string? Path = null, IReadOnlyList<string>? Args = null);

/// <summary>The requested configuration of a container's processes.</summary>
/// <param name="Labels">Used by its creator to find it.</param>
/// <param name="Env"><c>NAME=value</c>: from its creator and from the image; a name may occur twice.</param>
/// <param name="WorkingDir">The directory it starts in.</param>
internal sealed record ContainerConfig(IReadOnlyDictionary<string, string>? Labels, IReadOnlyList<string>? Env = null, string? WorkingDir = null);

/// <summary>The requested access of a container to the host.</summary>
/// <param name="NetworkMode">Name of the network.</param>
internal sealed record ContainerHostConfig(string? NetworkMode);

/// <summary>A file or directory of the host in a container.</summary>
/// <param name="Type"><c>bind</c> for a directory or file of the host.</param>
/// <param name="Source">Its path on the host, of a volume too.</param>
/// <param name="Destination">Its path in the container.</param>
/// <param name="CanWrite">Whether it can be written to.</param>
internal sealed record ContainerMount(string Type, string? Source, string Destination, [property: JsonPropertyName("RW")] bool CanWrite = true);

/// <summary>A container in a list.</summary>
/// <param name="Id">64 hexadecimal digits.</param>
/// <param name="Mounts">The host's files that it has.</param>
/// <param name="Names">Its names, each after a slash.</param>
/// <param name="HostConfig">The requested access to the host.</param>
internal sealed record ContainerSummary(string Id, IReadOnlyList<ContainerMount>? Mounts, IReadOnlyList<string>? Names = null, ContainerHostConfig? HostConfig = null);

/// <summary>A program to run in a container that runs already, as <c>POST /containers/{id}/exec</c> takes it.</summary>
internal sealed record ExecSpec
{
    public required IReadOnlyList<string> Cmd { get; init; }

    public required string WorkingDir { get; init; }

    public bool AttachStdin { get; init; } = true;

    public bool AttachStdout { get; init; } = true;

    public bool AttachStderr { get; init; } = true;
}

/// <summary>How such a program is started.</summary>
internal sealed record ExecStart(bool Detach = false, bool Tty = false);

/// <summary>The state of such a program.</summary>
internal sealed record ExecInfo(bool Running, int? ExitCode);

/// <summary>A container to create, as <c>POST /containers/create</c> takes it.</summary>
internal sealed record ContainerSpec
{
    public required string Image { get; init; }

    public required IReadOnlyList<string> Entrypoint { get; init; }

    public required IReadOnlyList<string> Cmd { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string User { get; init; } = "0:0";

    public string WorkingDir { get; init; } = "/";

    public bool AttachStdin { get; init; } = true;

    public bool AttachStdout { get; init; } = true;

    public bool AttachStderr { get; init; } = true;

    public bool OpenStdin { get; init; } = true;

    /// <summary>Standard input ends with the connection that was attached to it.</summary>
    public bool StdinOnce { get; init; } = true;

    public HostSpec HostConfig { get; init; } = new();
}

/// <summary>How the Engine keeps a container of ours.</summary>
internal sealed record HostSpec
{
    public bool AutoRemove { get; init; } = true;

    public bool Privileged { get; init; } = true;

    public string PidMode { get; init; } = "host";

    public string NetworkMode { get; init; } = "host";

    public string UsernsMode { get; init; } = "host";

    public LogSpec LogConfig { get; init; } = new("none");
}

/// <summary>Where the Engine keeps what a container prints.</summary>
internal sealed record LogSpec(string Type);

/// <summary>A container that was made.</summary>
internal sealed record CreatedContainer(string Id);

/// <summary>How a container ended.</summary>
internal sealed record ContainerExit(int StatusCode);

/// <summary>Why the Engine refuses.</summary>
internal sealed record EngineProblem([property: JsonPropertyName("message")] string? Message);

[JsonSerializable(typeof(ContainerInfo))]
[JsonSerializable(typeof(ContainerSummary[]))]
[JsonSerializable(typeof(ContainerSpec))]
[JsonSerializable(typeof(CreatedContainer))]
[JsonSerializable(typeof(ContainerExit))]
[JsonSerializable(typeof(EngineProblem))]
[JsonSerializable(typeof(ExecSpec))]
[JsonSerializable(typeof(ExecStart))]
[JsonSerializable(typeof(ExecInfo))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class EngineJson : JsonSerializerContext;
