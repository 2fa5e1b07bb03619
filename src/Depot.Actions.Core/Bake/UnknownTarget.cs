using Depot.Actions.Errors;
using Depot.Actions.Text;
using Depot.Bake.Planning;

namespace Depot.Actions.Bake;

/// <summary>Explains the CLI's error for an unknown target, which does not list the targets that exist.</summary>
internal static class UnknownTarget
{
    private const string Sign = "failed to find target ";
    private const int MostNames = 20;

    /// <summary>The error; null when this one is another.</summary>
    /// <param name="message">What the planner says.</param>
    /// <param name="request">What was planned.</param>
    /// <param name="input">The input that names the targets.</param>
    public static InputException? Explain(string message, BakeRequest request, string input)
    {
        if (!message.StartsWith(Sign, StringComparison.Ordinal)) return null;
        var name = message[Sign.Length..];
        var names = BakePlanner.Names(request).Where(known => known != "default").ToList();
        var what = request.Targets.Count == 0 || request.Targets.Contains(name) ? name == "default" && request.Targets.Count <= 1
                ? "it is empty, and the definition has no target or group 'default'."
                : $"the definition has no target or group '{name}'."
            : $"the definition names a target '{name}' that it does not have.";
        var known = names.Count == 0 ? "" : $" It has {string.Join(", ", names.Take(MostNames).Select(known => $"'{known}'"))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}.";
        return new(input, what + known + Spelling.DidYouMean(name, names));
    }
}
