using System.Globalization;
using System.Text;

namespace FakeDepot;

/// <summary>What the fake does, told by its environment.</summary>
internal sealed record Script
{
    /// <summary>FAKE_DEPOT_RECORD: file that gets one JSON line for each call.</summary>
    public string? Record { get; private init; }

    /// <summary>FAKE_DEPOT_STARTED: file that gets the process id once the fake runs.</summary>
    public string? Started { get; private init; }

    /// <summary>FAKE_DEPOT_SIGNALS: file that gets the name of each signal received.</summary>
    public string? Signals { get; private init; }

    /// <summary>FAKE_DEPOT_IGNORE_SIGNALS: go on after a signal.</summary>
    public bool IgnoresSignals { get; private init; }

    /// <summary>FAKE_DEPOT_STDOUT, FAKE_DEPOT_STDERR: text to print; FAKE_DEPOT_STDERR_BASE64 for bytes that are no text.</summary>
    public byte[] Stdout { get; private init; } = [];

    /// <inheritdoc cref="Stdout"/>
    public byte[] Stderr { get; private init; } = [];

    /// <summary>FAKE_DEPOT_SPAM_MB: megabytes of build log to print.</summary>
    public int SpamMegabytes { get; private init; }

    /// <summary>FAKE_DEPOT_LINE_KB: kilobytes of one line to print.</summary>
    public int LineKilobytes { get; private init; }

    /// <summary>FAKE_DEPOT_SLEEP_MS: how long the build takes.</summary>
    public TimeSpan Sleep { get; private init; }

    /// <summary>FAKE_DEPOT_KILL: signal to die of.</summary>
    public string? KillSignal { get; private init; }

    /// <summary>FAKE_DEPOT_METADATA: text of the metadata file; FAKE_DEPOT_METADATA_KB for one of that size with the digest sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.</summary>
    public string? Metadata { get; private init; }

    /// <summary>FAKE_DEPOT_IID: text of the image id file.</summary>
    public string? ImageId { get; private init; }

    /// <summary>FAKE_DEPOT_PRINT: the whole answer to <c>bake --print</c>, instead of all else.</summary>
    public string? Print { get; private init; }

    /// <summary>FAKE_DEPOT_FAIL_TIMES: how many of the first calls fail with exit code 1; needs FAKE_DEPOT_RECORD to count them.</summary>
    public int FailTimes { get; private init; }

    /// <summary>FAKE_DEPOT_FAIL_STDERR: what those print. The first of them writes its results all the same, as no real CLI would.</summary>
    public byte[] FailStderr { get; private init; } = [];

    /// <summary>FAKE_DEPOT_EXIT; FAKE_DOCKER_EXIT when called as <c>docker buildx</c>.</summary>
    public int ExitCode { get; private init; }

    public static Script FromEnvironment()
    {
        var isDocker = Environment.GetCommandLineArgs().Skip(1).FirstOrDefault() == "buildx";
        return new()
        {
            Record = Text("RECORD"),
            Started = Text("STARTED"),
            Signals = Text("SIGNALS"),
            IgnoresSignals = Text("IGNORE_SIGNALS") is not null,
            Stdout = Encoding.UTF8.GetBytes(isDocker ? "" : Text("STDOUT") ?? ""),
            Stderr = isDocker ? [] : Text("STDERR_BASE64") is { } bytes ? Convert.FromBase64String(bytes) : Encoding.UTF8.GetBytes(Text("STDERR") ?? ""),
            SpamMegabytes = Number("SPAM_MB"),
            LineKilobytes = Number("LINE_KB"),
            Sleep = TimeSpan.FromMilliseconds(Number("SLEEP_MS")),
            KillSignal = Text("KILL"),
            Metadata = Text("METADATA") ?? (Number("METADATA_KB") is var size and > 0 ? Padded(size) : null),
            ImageId = Text("IID"),
            Print = Environment.GetCommandLineArgs().Contains("--print") ? Text("PRINT")?.Replace("{DEPOT_TOKEN}", Environment.GetEnvironmentVariable("DEPOT_TOKEN"), StringComparison.Ordinal) : null,
            FailTimes = isDocker ? 0 : Number("FAIL_TIMES"),
            FailStderr = Encoding.UTF8.GetBytes(Text("FAIL_STDERR") ?? ""),
            ExitCode = isDocker ? int.Parse(Environment.GetEnvironmentVariable("FAKE_DOCKER_EXIT") ?? "0", CultureInfo.InvariantCulture) : Number("EXIT"),
        };
    }

    private static string Padded(int kilobytes) => $$"""{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","x":"{{new string('x', kilobytes << 10)}}"}""";

    private static string? Text(string name) => Environment.GetEnvironmentVariable("FAKE_DEPOT_" + name);

    private static int Number(string name) => int.Parse(Text(name) ?? "0", CultureInfo.InvariantCulture);
}
