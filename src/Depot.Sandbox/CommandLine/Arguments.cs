using System.Net;
using System.Text.Json;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Scripting;

namespace Depot.Sandbox.CommandLine;

/// <summary>The parsed command line.</summary>
/// <param name="Help">Print the help and do nothing else.</param>
/// <param name="Options">What to start.</param>
/// <param name="ReadyFile">File to write all URLs to once the sandbox answers; null writes none.</param>
internal sealed record Arguments(bool Help, SandboxOptions Options, string? ReadyFile)
{
    /// <exception cref="CommandLineException">An option is unknown, lacks its value or has one of the wrong form.</exception>
    public static Arguments Parse(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var parsed = new Arguments(false, new() { EngineSocket = DefaultEngine(environment) }, null);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (name is "--help" or "-h") return parsed with { Help = true };
            if (!Setters.TryGetValue(name, out var set))
                throw new CommandLineException($"Unknown option '{name}'. depot-sandbox --help lists all.");
            var value = inline ?? (i + 1 < args.Count ? args[++i] : throw new CommandLineException($"{name} needs a value."));
            parsed = set(parsed, name, value);
        }

        return parsed;
    }

    private static readonly Dictionary<string, Func<Arguments, string, string, Arguments>> Setters = new(StringComparer.Ordinal)
    {
        ["--listen"] = (a, name, value) => a.With(a.Options with { Listen = Address(name, value) }),
        ["--listen-api"] = (a, name, value) => a.With(a.Options with { ListenApi = Address(name, value) }),
        ["--listen-buildkit"] = (a, name, value) => a.With(a.Options with { ListenBuildKit = Address(name, value) }),
        ["--engine"] = (a, name, value) => a.With(a.Options with { EngineSocket = SocketPath(name, value) }),
        ["--registry"] = (a, name, value) => a.With(a.Options with { Registry = Filled(name, value) }),
        ["--registry-login"] = (a, name, value) => a.With(a.Options with { RegistryLogin = Pair(name, value, ':', "USER:PASSWORD").Both }),
        ["--cli"] = (a, name, value) => a.With(a.Options with { Releases = [.. a.Options.Releases, CliOption.Read(name, value)] }),
        ["--token"] = (a, name, value) => a.With(a.Options with { Token = Filled(name, value) }),
        ["--project"] = (a, name, value) => a.With(a.Options with { Projects = [.. a.Options.Projects, Filled(name, value)] }),
        ["--project-token"] = (a, name, value) =>
        {
            var (project, token, _) = Pair(name, value, '=', "PROJECT=TOKEN");
            return a.With(a.Options with { ProjectTokens = new Dictionary<string, string>(a.Options.ProjectTokens) { [token] = project } });
        },
        ["--script"] = (a, name, value) => a.With(a.Options with { Script = ReadScript(name, value) }),
        ["--ready-file"] = (a, name, value) => a with { ReadyFile = Filled(name, value) },
    };

    private Arguments With(SandboxOptions options) => this with { Options = options };

    private static string DefaultEngine(Func<string, string?> environment) =>
        environment("DOCKER_HOST") is { } host && host.StartsWith("unix://", StringComparison.Ordinal)
            ? host["unix://".Length..]
            : "/var/run/docker.sock";

    private static IPEndPoint Address(string name, string value) =>
        IPEndPoint.TryParse(value, out var address) && value.Contains(':', StringComparison.Ordinal)
            ? address
            : throw new CommandLineException($"{name} takes HOST:PORT such as 127.0.0.1:0, not '{value}'.");

    private static string SocketPath(string name, string value) =>
        value.StartsWith("unix:///", StringComparison.Ordinal) || value.StartsWith('/')
            ? value[(value.StartsWith('/') ? 0 : "unix://".Length)..]
            : throw new CommandLineException($"{name} takes a socket such as unix:///var/run/docker.sock, not '{value}'.");

    private static string Filled(string name, string value) =>
        value.Length > 0 ? value : throw new CommandLineException($"{name} needs a value that is not empty.");

    // The value may hold a secret, so the message does not repeat it.
    private static (string Left, string Right, string Both) Pair(string name, string value, char separator, string form) =>
        value.Split(separator, 2) is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, right, value)
            : throw new CommandLineException($"{name} takes {form}.");

    private static Script ReadScript(string name, string path)
    {
        try
        {
            return Script.Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"{name} {path}: {e.Message}");
        }
    }
}
