using Depot.Actions.Errors;

namespace Depot.Actions.Host.Places;

/// <summary>
/// The setting of a runner's owner for the hand-off of all jobs on the machine: a variable, and a file that no job can write.
/// </summary>
internal static class FleetRule
{
    /// <summary>The variable of the runner's environment, and the name in the file.</summary>
    public const string Variable = "DEPOT_ACTIONS_RUN_IN";

    /// <summary>The file on the host.</summary>
    public const string Path = "/etc/depot-actions.conf";

    /// <summary>The value of the variable.</summary>
    /// <param name="value">Null and empty are no setting.</param>
    /// <exception cref="StepException">It is an unknown value.</exception>
    public static RunIn Read(string? value) =>
        Parse(value) ?? throw new StepException($"{Variable}: '{value}' is not a valid value; write 'auto', 'host' or 'container'.");

    /// <summary>The stricter of two settings: <c>container</c> before <c>host</c> before <c>auto</c>.</summary>
    public static RunIn Stricter(RunIn one, RunIn other) =>
        one == RunIn.Container || other == RunIn.Container ? RunIn.Container : one == RunIn.Host || other == RunIn.Host ? RunIn.Host : RunIn.Auto;

    /// <inheritdoc cref="Stricter(RunIn, RunIn)"/>
    public static FleetWord Stricter(FleetWord one, FleetWord other) => Stricter(one.RunIn, other.RunIn) == one.RunIn ? one : other;

    /// <summary>
    /// The setting of the variable in the environment of the runner's own process. An unknown value forbids the hand-off.
    /// </summary>
    /// <param name="value">Its value; null when there is none.</param>
    public static FleetWord OfRunner(string? value) => Parse(value) switch
    {
        RunIn.Container => new(RunIn.Container, $"{Variable}=container in the runner's environment forbids a hand-off"),
        RunIn.Host => new(RunIn.Host, $"{Variable}=host in the runner's environment allows no other place"),
        null => new(RunIn.Container, $"{Variable} in the runner's environment is neither 'auto', 'host' nor 'container'"),
        _ => default,
    };

    /// <summary>The setting of the file. An invalid file forbids the hand-off.</summary>
    /// <param name="text">The file's text; null when there is no such file.</param>
    /// <param name="isSafe">Whether only root can write it.</param>
    public static FleetWord OfFile(string? text, bool isSafe)
    {
        if (text is null) return default;
        if (!isSafe) return new(RunIn.Container, $"{Path} can be written by others than root");
        return text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').Select(OfLine).Aggregate(default(FleetWord), Stricter);
    }

    private static FleetWord OfLine(string line)
    {
        var (name, value) = line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? (line[..equals].TrimEnd(), line[(equals + 1)..].TrimStart()) : (line, "");
        if (name != Variable || value.Length == 0 || Parse(value) is not { } place)
            return new(RunIn.Container, $"{Path} has a line other than {Variable}=auto, host or container");
        return place switch
        {
            RunIn.Container => new(place, $"{Path} on the runner's machine forbids a hand-off"),
            RunIn.Host => new(place, $"{Path} on the runner's machine allows no other place"),
            _ => default,
        };
    }

    private static RunIn? Parse(string? value) => value switch
    {
        null or "" or "auto" => RunIn.Auto,
        "host" => RunIn.Host,
        "container" => RunIn.Container,
        _ => null,
    };
}
