using Depot.Actions.Errors;

namespace Depot.Actions.Host.Places;

/// <summary>What the owner of a runner says about the hand-off, for all jobs of the machine: a variable, and a file that no job can write.</summary>
internal static class FleetRule
{
    /// <summary>The variable of the runner's environment, and the name in the file.</summary>
    public const string Variable = "DEPOT_ACTIONS_RUN_IN";

    /// <summary>The file on the host.</summary>
    public const string Path = "/etc/depot-actions.conf";

    /// <summary>The value of the variable.</summary>
    /// <param name="value">Null and empty text say nothing.</param>
    /// <exception cref="StepException">It is another word.</exception>
    public static RunIn Read(string? value) =>
        Parse(value) ?? throw new StepException($"{Variable}: '{value}' is no place; write 'auto', 'host' or 'container'.");

    /// <summary>The stricter of two: to stay in the container comes before all, to be on the host before either.</summary>
    public static RunIn Stricter(RunIn one, RunIn other) =>
        one == RunIn.Container || other == RunIn.Container ? RunIn.Container : one == RunIn.Host || other == RunIn.Host ? RunIn.Host : RunIn.Auto;

    /// <summary>Why the runner's variable forbids to enter the host; null when it does not.</summary>
    /// <param name="value">Value of the variable in the environment of the runner's own process.</param>
    public static string? ForbiddenByRunner(string? value) => Parse(value) switch
    {
        RunIn.Container => $"{Variable}=container in the runner's environment forbids a hand-off",
        null => $"{Variable} in the runner's environment is neither 'auto', 'host' nor 'container'",
        _ => null,
    };

    /// <summary>Why the file forbids to enter the host; null when it does not. A file that cannot be understood forbids it.</summary>
    /// <param name="text">The file's text; null when there is no such file.</param>
    /// <param name="isSafe">Whether only root can write it.</param>
    public static string? ForbiddenByFile(string? text, bool isSafe)
    {
        if (text is null) return null;
        if (!isSafe) return $"{Path} can be written by others than root";
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#') continue;
            var (name, value) = line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? (line[..equals].TrimEnd(), line[(equals + 1)..].TrimStart()) : (line, "");
            if (name != Variable || value.Length == 0 || Parse(value) is not { } place) return $"{Path} has a line other than {Variable}=auto, host or container";
            if (place == RunIn.Container) return $"{Path} on the runner's machine forbids a hand-off";
        }

        return null;
    }

    private static RunIn? Parse(string? value) => value switch
    {
        null or "" or "auto" => RunIn.Auto,
        "host" => RunIn.Host,
        "container" => RunIn.Container,
        _ => null,
    };
}
