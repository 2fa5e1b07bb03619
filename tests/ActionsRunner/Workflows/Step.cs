using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ActionsRunner.Workflows;

/// <summary>A step as written, expressions not yet computed. Exactly one of <see cref="Uses"/> and <see cref="Run"/> is set.</summary>
public sealed record Step
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? If { get; init; }

    public string? Uses { get; init; }

    public string? Run { get; init; }

    public string? Shell { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> With { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public string? ContinueOnError { get; init; }

    /// <summary><c>timeout-minutes</c>.</summary>
    public TimeSpan? Timeout { get; init; }

    internal static IReadOnlyList<Step> ReadAll(YamlNode? steps) => [.. steps.Items().Select(Read)];

    private static Step Read(YamlNode step) => new()
    {
        Id = step.Text("id"),
        Name = step.Text("name"),
        If = step.Text("if"),
        Uses = step.Text("uses"),
        Run = step.Text("run"),
        Shell = step.Text("shell"),
        WorkingDirectory = step.Text("working-directory"),
        With = step.Member("with").Texts(),
        Environment = step.Member("env").Texts(),
        ContinueOnError = step.Text("continue-on-error"),
        Timeout = step.Text("timeout-minutes") is { } minutes ? TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)) : null,
    };
}
