using Depot.Sandbox.Scripting;

namespace Depot.Actions.EndToEnd.Recording;

/// <summary>One build whose log is recorded.</summary>
/// <param name="Name">File name of the recording.</param>
/// <param name="Inputs">What the user writes under <c>with:</c>; <c>{registry}</c>, <c>{private}</c>, <c>{base}</c> and <c>{frontend}</c> are filled in.</param>
/// <param name="Files">The workspace, by path, with the same placeholders.</param>
internal sealed record Scenario(string Name, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Files)
{
    /// <summary><c>build-push</c> or <c>bake</c>.</summary>
    public string Action { get; init; } = "build-push";

    /// <summary>Files that change after a first build, which fills the cache; null builds once.</summary>
    public IReadOnlyDictionary<string, string>? AfterFirst { get; init; }

    /// <summary>What goes wrong at the service.</summary>
    public Script Script { get; init; } = Script.Nothing;

    /// <summary>Variables beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Sends SIGINT when this text appears in the log; null lets the build end.</summary>
    public string? CancelAt { get; init; }

    /// <summary>Whether the Dockerfile names the frontend of <see cref="FrontendImage"/>, whose checks the Engine's own does not have.</summary>
    public bool NeedsFrontend => Files.Values.Any(content => content.Contains("{frontend}", StringComparison.Ordinal));

    /// <summary>Whether docker is logged in to the private registry.</summary>
    public bool LoggedIn { get; init; }
}
