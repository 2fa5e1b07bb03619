using System.Text;
using Depot.Bake.Tests.Differential.Generation;

namespace Depot.Bake.Tests.Differential;

/// <summary>Files, a command line and an environment: right, or with one mistake.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Files">All files in the directory, by path.</param>
/// <param name="Arguments">What follows <c>bake --print</c>.</param>
/// <param name="Environment">Variables beside those that are always there.</param>
/// <param name="IsUnordered">Whether the CLI's order of a group is non-deterministic.</param>
internal sealed record RandomDefinition(
    int Seed, IReadOnlyList<(string Path, string Content)> Files, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, bool IsUnordered)
{
    private const int PercentWithMistake = 25;

    /// <summary>The definition that a seed stands for.</summary>
    public static RandomDefinition Of(int seed)
    {
        var dice = new Dice(seed);
        var compose = dice.Chance(22) ? new ComposePart(dice) : null;
        bool[] isJson = [.. Enumerable.Range(0, compose is not null && dice.Chance(30) ? 0 : dice.Pick(1, 1, 1, 2, 2, 3)).Select(_ => dice.Chance(20))];
        var hcl = isJson.Length > 0 ? new HclPart(dice, isJson, compose?.Services ?? []) : null;
        var environment = new Dictionary<string, string>(compose?.Environment ?? [], StringComparer.Ordinal);
        foreach (var (name, value) in hcl?.Environment ?? []) environment[name] = value;
        if (dice.Chance(3)) environment["SOURCE_DATE_EPOCH"] = "1700000000";

        var arguments = Words.Of(dice, [.. hcl?.Targets ?? compose!.Services], [.. hcl?.Groups ?? [], .. compose is null ? Array.Empty<string>() : ["default"]]).ToList();
        var mistake = dice.Chance(PercentWithMistake) ? new Mistake(dice) : null;
        var blocks = hcl?.Blocks ?? [];
        mistake?.IntoBlocks(blocks, isJson, environment);
        var files = compose?.Files.ToList() ?? [];
        var writer = new Writer(dice);
        var names = Enumerable.Range(0, isJson.Length).Select(file => isJson[file] ? $"f{file}.json" : $"f{file}.hcl").ToArray();
        for (var file = 0; file < isJson.Length; file++)
        {
            var content = blocks.Where(block => block.File == file);
            files.Add((names[file], isJson[file] ? writer.Json(content) : writer.Native(content)));
        }

        mistake?.IntoFiles(files, arguments);
        Name(dice, files, names, compose, arguments);
        return new(seed, files, arguments, environment, hcl?.IsUnordered == true);
    }

    /// <summary>Writes the files into a directory.</summary>
    public void Write(string directory)
    {
        foreach (var (path, content) in Files) File.WriteAllText(Path.Combine(directory, path), content);
    }

    public override string ToString()
    {
        var text = new StringBuilder($"seed {Seed}: ");
        foreach (var (name, value) in Environment) text.Append(name).Append('=').Append(value).Append(' ');
        text.Append("bake").Append(string.Concat(Arguments.Select(static argument => $" '{argument}'"))).Append('\n');
        foreach (var (path, content) in Files) text.Append("-- ").Append(path).Append('\n').Append(content).Append('\n');
        return text.ToString();
    }

    // By the names that are looked for, or by any that are asked for.
    private static void Name(Dice dice, List<(string Path, string Content)> files, string[] names, ComposePart? compose, List<string> arguments)
    {
        string[] usual = ["docker-bake.hcl", "docker-bake.json", "docker-bake.override.hcl"];
        var isUsual = compose?.Second is null && names.Length <= 2 && dice.Chance(50) && !names.Contains("f1.json") && !(names.Length == 2 && names[0] == "f0.json");
        if (isUsual)
        {
            for (var file = 0; file < names.Length; file++) Rename(names[file], names[file].EndsWith(".json", StringComparison.Ordinal) ? usual[1] : file == 0 ? usual[0] : usual[2]);
            return;
        }

        List<string> given = [];
        if (compose is not null) given.Add(dice.Chance(20) ? "cwd://compose.yaml" : "compose.yaml");
        if (compose?.Second is { } second) given.Add(second);
        foreach (var name in names)
        {
            var changed = dice.Chance(6) ? name.Split('.')[0] : dice.Chance(4) ? name.ToUpperInvariant() : name;
            Rename(name, changed);
            given.Insert(dice.Chance(70) ? given.Count : 0, changed);
        }

        arguments.InsertRange(0, given.SelectMany(file => new[] { dice.Pick("-f", "--file"), file }));

        void Rename(string from, string to)
        {
            var at = files.FindIndex(file => file.Path == from);
            files[at] = (to, files[at].Content);
        }
    }
}
