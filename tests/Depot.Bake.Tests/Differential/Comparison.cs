using System.Text.Json.Nodes;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Planning;
using Depot.Bake.Printing;

namespace Depot.Bake.Tests.Differential;

/// <summary>A definition evaluated by the Depot CLI and by us, side by side.</summary>
/// <param name="Definition">What was evaluated.</param>
/// <param name="Theirs">The answer of the CLI.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Text">Ours as the CLI would print it.</param>
internal sealed record Comparison(RandomDefinition Definition, CliAnswer Theirs, BakeOutcome Ours, string Text)
{
    // What is non-deterministic shows in one of so many runs.
    private const int Repetitions = 40;

    private static readonly Dictionary<string, string> Always = new() { ["HOME"] = "/root", ["PATH"] = "/usr/bin:/bin", ["CI"] = "true" };

    /// <summary>Whether the answers differ; what the list of reasons in docs/bake-differences.md names is no difference.</summary>
    public bool IsDifferent { get; private init; }

    /// <summary>Why answers that are not the same are no difference; null when they are the same, or different.</summary>
    public string? Reason { get; private init; }

    /// <summary>Asks both.</summary>
    /// <param name="cli">The CLI.</param>
    /// <param name="definition">What to evaluate.</param>
    /// <param name="repetitions">How often to ask again where the answers differ.</param>
    public static Comparison Of(DepotCli cli, RandomDefinition definition, int repetitions = Repetitions)
    {
        var directory = Directory.CreateTempSubdirectory("bake-").FullName;
        try
        {
            definition.Write(directory);
            var environment = Always.Concat(definition.Environment).ToDictionary(StringComparer.Ordinal);
            var ours = Plan(definition, directory, environment);
            var text = ours.Definition is { } plan ? BakeJson.ToText(plan) : ours.Error!.Message;
            CliAnswer Ask(int attempt) => cli.Print(definition, directory, environment, attempt);
            var first = new Comparison(definition, Ask(0), ours, text);
            if (first.IsSame) return first;
            // What crashes is slow, and crashes again.
            var isChance = first.Theirs.Exit <= 1 && Enumerable.Range(1, repetitions).Any(attempt => (first with { Theirs = Ask(attempt) }).IsSame);
            return isChance ? first with { Reason = "non-deterministic" }
                : Reasons.Of(first) is { } reason ? first with { Reason = reason } : first with { IsDifferent = true };
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public override string ToString() => $"{Definition}\nDepot CLI ({Theirs.Exit}): {Theirs.Output}{Theirs.Error}\nours: {Text}\n";

    private bool IsSame => Ours.Definition is null
        ? Theirs.Exit == 1 && IsSameError
        : Theirs.Exit == 0 && (Definition.IsUnordered ? JsonNode.DeepEquals(Ordered(Theirs.Output), Ordered(Text)) : Theirs.Output == Text);

    // Of several mistakes in the attributes of one block the CLI reports the first in non-deterministic order, and how many others there are.
    private bool IsSameError => Theirs.Message == Text
        || (Ours.Error!.Diagnostics is { Count: > 1 } diagnostics && diagnostics.Any(diagnostic => Theirs.Message == $"{diagnostic}, and {diagnostics.Count - 1} other diagnostic(s)"));

    private static BakeOutcome Plan(RandomDefinition definition, string directory, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return BakePlanner.Plan(Given.Request(new MemoryDirectory(), [.. definition.Arguments]) with
            {
                Environment = environment,
                Directory = new DiskDirectory(directory),
                StandardInput = static () => [],
            });
        }
        catch (BakeException wrong)
        {
            return new(null, wrong.Error, []);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // A fault of ours is a difference like any other, with its definition.
            return new(null, new(broken.ToString(), null), []);
        }
    }

    private static JsonNode Ordered(string text)
    {
        var json = JsonNode.Parse(text)!;
        foreach (var (_, group) in json["group"]!.AsObject())
            group!["targets"] = new JsonArray([.. group["targets"]!.AsArray().Select(static name => name!.GetValue<string>()).Order(StringComparer.Ordinal).Select(static name => JsonValue.Create(name))]);
        return json;
    }
}
