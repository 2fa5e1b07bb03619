using System.Text.Json.Nodes;
using Depot.Bake.CommandLine;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Cases;

/// <summary>A directory with definition files, arguments, and what the Depot CLI printed for them.</summary>
/// <param name="Directory">Absolute path.</param>
public sealed record BakeCase(string Directory)
{
    public static IEnumerable<BakeCase> All { get; } =
        [.. new[] { Path.Combine(AppContext.BaseDirectory, "cases"), Environment.GetEnvironmentVariable("BAKE_CASES") }
            .Where(System.IO.Directory.Exists)
            .SelectMany(root => System.IO.Directory.EnumerateDirectories(root!))
            .Order(StringComparer.Ordinal)
            .Select(directory => new BakeCase(directory))];

    public string Name => Path.GetFileName(Directory);

    public string? ExpectedJson => Text("expected.json");

    /// <summary>What went to standard error, without the lines of loggers, which carry the time.</summary>
    public string? ExpectedError => Text("expected.err") is { } text
        ? string.Concat(text.Split('\n').Where(line => !line.StartsWith("time=", StringComparison.Ordinal)).Select(line => line + "\n")).TrimEnd('\n')
        : null;

    public bool IsUnordered => Text("compare")?.Contains("group-targets-unordered", StringComparison.Ordinal) == true;

    public BakeOutcome Plan()
    {
        try
        {
            var arguments = PlanArguments.Parse(Words(Text("cmd") ?? ""));
            return BakePlanner.Plan(Request(arguments));
        }
        catch (BakeException wrong)
        {
            return new(null, wrong.Error, []);
        }
    }

    /// <summary>A plan as JSON, with those lists sorted whose order is non-deterministic in the CLI.</summary>
    public JsonNode Json(string text)
    {
        var json = JsonNode.Parse(text)!;
        if (!IsUnordered) return json;

        foreach (var (_, group) in json["group"]!.AsObject())
        {
            var targets = group!["targets"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal);
            group["targets"] = new JsonArray([.. targets.Select(name => JsonValue.Create(name))]);
        }

        return json;
    }

    public override string ToString() => Name;

    private BakeRequest Request(PlanArguments arguments) => new()
    {
        Files = arguments.Files,
        Targets = arguments.Targets,
        Set = arguments.Set,
        Push = arguments.Push,
        NoCache = arguments.NoCache,
        Pull = arguments.Pull,
        Sbom = arguments.Sbom,
        Provenance = arguments.Provenance,
        Environment = (Text("env") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Append(["HOME", "/root"])
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
        Directory = new DiskDirectory(Directory),
        StandardInput = () => File.Exists(Path.Combine(Directory, "stdin")) ? File.ReadAllBytes(Path.Combine(Directory, "stdin")) : [],
    };

    private string? Text(string name) => Path.Combine(Directory, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    // A command line split as a shell does it; the cases need nothing but quotes.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        string? word = null;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0' && c == quote) quote = '\0';
            else if (quote != '\0' && !(quote == '"' && c == '\\')) word += c;
            else if (c is '\'' or '"') (quote, word) = (c, word ?? "");
            else if (c == '\\' && i + 1 < line.Length) word += line[++i];
            else if (char.IsWhiteSpace(c)) Finish();
            else word += c;
        }

        Finish();
        return words;

        void Finish()
        {
            if (word is not null) words.Add(word);
            word = null;
        }
    }
}
