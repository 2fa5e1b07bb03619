using Depot.Bake.Compose;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Planning;

/// <summary>Distinguishes Compose files from HCL files, by name or content.</summary>
internal static class FileKinds
{
    /// <summary>Reads every file as what it is.</summary>
    /// <exception cref="BakeException">A file is not what its name says, or nothing at all.</exception>
    public static (IReadOnlyList<BakeFile> Compose, IReadOnlyList<HclBody> Bodies) Sort(IReadOnlyList<BakeFile> files, ComposeReader compose)
    {
        var (composeFiles, bodies) = (new List<BakeFile>(), new List<HclBody>());
        foreach (var file in files)
        {
            if (Ends(file, ".yml") || Ends(file, ".yaml"))
            {
                compose.Check(file);
                composeFiles.Add(file);
            }
            else if (file.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                bodies.Add(BakeLanguage.Parse(file, HclSyntax.Json));
            }
            else if (file.Name.EndsWith(".hcl", StringComparison.Ordinal))
            {
                bodies.Add(BakeLanguage.Parse(file, HclSyntax.Native));
            }
            else if (!Ends(file, ".json") && !Ends(file, ".hcl"))
            {
                var notCompose = Failure(() => compose.Check(file));
                if (notCompose is null) composeFiles.Add(file);
                else bodies.Add(Either(file, notCompose));
            }
            else
            {
                bodies.Add(Either(file, null));
            }
        }

        return (composeFiles, bodies);
    }

    // The language itself is case-sensitive about the extension.
    private static bool Ends(BakeFile file, string ending) => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static HclBody Either(BakeFile file, BakeException? notCompose)
    {
        HclBody? body = null;
        if (Failure(() => body = BakeLanguage.Parse(file with { Name = file.Name + ".hcl" }, HclSyntax.Native)) is not { } notNative) return body!;
        if (Failure(() => body = BakeLanguage.Parse(file with { Name = file.Name + ".json" }, HclSyntax.Json)) is null) return body!;
        if (notCompose is null) throw notNative;

        throw new BakeException(notNative.Error with
        {
            Message = $"failed to parse {file.Name}: parsing yaml: {notCompose.Message}, parsing hcl: {notNative.Message}",
        });
    }

    private static BakeException? Failure(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (BakeException failure)
        {
            return failure;
        }
    }
}
