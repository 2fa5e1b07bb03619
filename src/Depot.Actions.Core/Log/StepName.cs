using System.Globalization;

namespace Depot.Actions.Log;

/// <summary>The parts of a step's name, such as <c>[app linux/amd64 build 2/5] RUN make</c>.</summary>
/// <remarks>
/// BuildKit's Dockerfile frontend writes <c>[platform stage i/n]</c>, buildx puts the target in front of it in a bake of
/// several targets (v0.10, util/progress/progress.go). A single word before the place is therefore a stage or a target,
/// which only the targets seen so far can tell.
/// </remarks>
internal readonly record struct StepName(StepKind Kind, string? Target, string? Platform, string? Stage, int At, int Of, string Text)
{
    private const string LoadDockerfile = "load build definition from ";
    private static readonly string[] Exports = ["exporting ", "pushing ", "merging manifest"];
    private static readonly string[] Frontends = ["resolve image config for ", "docker-image://"];

    /// <summary>The Dockerfile that a step reads, by its name without directory; null for every other step.</summary>
    public string? Dockerfile => Kind == StepKind.Internal && Text.StartsWith(LoadDockerfile, StringComparison.Ordinal) ? Text[LoadDockerfile.Length..] : null;

    /// <summary>Takes a name apart.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isTarget">Whether a word is known to be a bake target.</param>
    public static StepName Parse(string name, Func<string, bool> isTarget)
    {
        var end = name.StartsWith('[') ? name.IndexOf(']', StringComparison.Ordinal) : -1;
        if (end < 0) return new(KindOf(name), null, null, null, 0, 0, name);
        var words = name[1..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = name[(end + 1)..].TrimStart();
        if (words.Length == 0) return new(StepKind.Other, null, null, null, 0, 0, text);

        var (at, of) = Ordinal(words[^1]);
        var isInstruction = of > 0;
        var kind = isInstruction ? (text.StartsWith("FROM ", StringComparison.Ordinal) ? StepKind.BaseImage : StepKind.Instruction)
            : words[^1] switch
            {
                "depot" => StepKind.Machine,
                "internal" or "auth" => StepKind.Internal,
                "lint" => StepKind.Lint,
                _ => KindOf(text),
            };

        var rest = words.AsSpan(0, isInstruction || kind is StepKind.Internal or StepKind.Lint ? words.Length - 1 : words.Length);
        string? target = null, platform = null;
        // `[app internal] load build definition…` has room for a target and nothing else, so it is where targets are learnt.
        var names = !isInstruction && rest.Length == 1 && kind is StepKind.Internal or StepKind.Lint or StepKind.Export;
        if (rest.Length > 0 && !IsPlatform(rest[0]) && (names || rest.Length > 2 || (rest.Length == 2 && IsPlatform(rest[1])) || isTarget(rest[0])))
        {
            target = rest[0];
            rest = rest[1..];
        }

        if (rest.Length > 0 && IsPlatform(rest[0]))
        {
            platform = rest[0];
            rest = rest[1..];
        }

        return new(kind, target, platform, isInstruction && rest.Length > 0 ? rest[0] : null, at, of, text);
    }

    private static StepKind KindOf(string text) =>
        Array.Exists(Exports, word => text.StartsWith(word, StringComparison.Ordinal)) ? StepKind.Export
        : Array.Exists(Frontends, word => text.StartsWith(word, StringComparison.Ordinal)) ? StepKind.Internal
        : StepKind.Other;

    private static bool IsPlatform(string word) => word.Contains('/', StringComparison.Ordinal);

    // The last word of an instruction, padded by BuildKit to one width: `2/5`, ` 2/15`.
    private static (int At, int Of) Ordinal(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && int.TryParse(word.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(word.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? (at, of) : (0, 0);
    }
}
