using Depot.Bake.Evaluation;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Planning;

/// <summary>The language of files that are not Compose: HCL and its JSON profile, with the blocks and rules of bake.</summary>
internal static class BakeLanguage
{
    // All blocks will be evaluated.
    private static readonly ParseOptions KeepAll = new() { LongestKept = int.MaxValue };

    /// <summary>Reads one file.</summary>
    /// <exception cref="BakeException">Its syntax is wrong.</exception>
    public static HclBody Parse(BakeFile file, HclSyntax syntax)
    {
        var source = new SourceText(file.Name, file.Content);
        var parsed = syntax == HclSyntax.Json ? HclFile.ParseJson(source) : HclFile.ParseNative(source, KeepAll);
        return parsed.Diagnostics.HasErrors ? throw new BakeException(BakeErrors.From(parsed.Diagnostics)) : parsed.Body;
    }

    /// <summary>Evaluates files and merges them with the definition of the Compose files.</summary>
    /// <param name="bodies">The files, in order.</param>
    /// <param name="start">What the Compose files define.</param>
    /// <param name="variable">Looks up a variable of the environment; null when it is not set.</param>
    /// <param name="platform">The platform of this machine.</param>
    /// <param name="length">Bytes of the files.</param>
    /// <exception cref="BakeException">There is an error in the files, or an environment variable is invalid.</exception>
    public static BakeDefinition Evaluate(IReadOnlyList<HclBody> bodies, BakeDefinition start, Func<string, string?> variable, string platform, long length) =>
        HclEvaluator.Evaluate(bodies, start, new(
            variable,
            new Dictionary<string, string> { ["BAKE_CMD_CONTEXT"] = "cwd://", ["BAKE_LOCAL_PLATFORM"] = platform },
            length));
}
