using Depot.Actions.Errors;
using Depot.Actions.Inputs;

namespace Depot.Actions.Cli;

/// <summary>Inputs that every run of the CLI takes in the same form.</summary>
public static class CliInputs
{
    /// <summary>Reads <c>save-tag</c> and <c>save-tags</c>, in this order.</summary>
    public static IReadOnlyList<string> SaveTags(InputSource source)
    {
        var tags = source.List("save-tags", ListRule.LinesAndCommas);
        return source.Optional("save-tag") is { } tag ? [tag, .. tags] : tags;
    }

    /// <summary>Reads <c>lint-fail-on</c>: the level at which lint findings fail a build; null when it is not given.</summary>
    /// <exception cref="InputException">An unknown value, which the CLI would silently treat as <c>error</c>.</exception>
    public static string? LintFailOn(InputSource source) =>
        source.Optional("lint-fail-on") switch
        {
            null => null,
            var level when level.ToLowerInvariant() is "error" or "warn" or "warning" or "info" or "none" => level,
            var level => throw new InputException("lint-fail-on", $"'{level}' is not a valid value; write 'error', 'warn', 'info' or 'none'."),
        };
}
