using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Summary;

/// <summary>The inputs that a job summary lists, beside those that the action reads.</summary>
public class SummaryInputSpecs
{
    /// <summary>Inputs that are read and not shown, with the reason.</summary>
    private static readonly Dictionary<string, string> NotShown = new()
    {
        ["call"] = "a call builds nothing, and its summary is its own output; a bake knows 'build' only",
        ["dry-run"] = "a dry run writes no summary",
        ["github-token"] = "a credential",
        ["save-tag"] = "shown with save-tags",
        ["secret-envs"] = "shown by its names in secrets",
        ["secret-files"] = "shown by its names in secrets",
        ["summary"] = "where the summary is shown, it was asked for",
    };

    private static readonly Dictionary<string, string> Samples = new()
    {
        ["add-hosts"] = "a:127.0.0.1", ["annotations"] = "a=b", ["attests"] = "type=sbom", ["build-args"] = "A=1", ["build-contexts"] = "a=b", ["build-platform"] = "linux/amd64",
        ["call"] = "build", ["lint-fail-on"] = "error", ["platforms"] = "linux/amd64", ["retries"] = "2", ["secret-envs"] = "A=B",
        ["secret-files"] = "A=b", ["secrets"] = "A=b", ["ulimit"] = "nofile=1:2", ["vars"] = "A=1", ["summary"] = "true",
    };

    private static readonly string[] Flags = ["buildx-fallback", "dry-run", "lint", "load", "no-cache", "pull", "push", "save"];

    [Fact]
    public void A_build_shows_every_input_that_it_reads() =>
        ShouldShowAll(source => BuildPushSummary.Lines(BuildPushInputs.Read(source, () => ".")));

    [Fact]
    public void A_bake_shows_every_input_that_it_reads() => ShouldShowAll(source => BakeSummary.Lines(BakeInputs.Read(source)));

    private static void ShouldShowAll(Func<InputSource, string> lines)
    {
        var given = new EveryVariable();

        var shown = lines(new InputSource(new RunnerEnvironment(given, "/"))).Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal) && line[0] != ' ');

        var read = given.Inputs.Where(name => !NotShown.ContainsKey(name)).Order(StringComparer.Ordinal);
        shown.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Should().Equal(read);
    }

    // Gives a value to whatever input is asked for, and remembers its name.
    private sealed class EveryVariable : Dictionary<string, string>, IReadOnlyDictionary<string, string>
    {
        private readonly HashSet<string> _inputs = [];

        public IEnumerable<string> Inputs => _inputs;

        bool IReadOnlyDictionary<string, string>.TryGetValue(string key, out string value)
        {
            value = "";
            if (!key.StartsWith(InputSource.Prefix, StringComparison.Ordinal)) return false;
            var name = key[InputSource.Prefix.Length..].ToLowerInvariant();
            _inputs.Add(name);
            value = Samples.GetValueOrDefault(name, Flags.Contains(name) ? "true" : "x");
            return true;
        }
    }
}
