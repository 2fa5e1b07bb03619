using Depot.Bake.Compose;
using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Planning;

/// <summary>Plans a bake: what <c>depot bake --print</c> answers, without the CLI, a token or a network.</summary>
public static class BakePlanner
{
    /// <summary>Plans. Effects are only those of the request's folder and standard input; bad user input is never an exception.</summary>
    /// <param name="request">What to plan.</param>
    /// <param name="hcl">The language of the files that are not Compose.</param>
    public static BakeOutcome Plan(BakeRequest request, HclLanguage hcl)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(hcl);

        var warnings = new List<string>();
        try
        {
            return new(Plan(request, hcl, warnings.Add), null, warnings);
        }
        catch (BakeException failure)
        {
            return new(null, failure.Error, warnings);
        }
    }

    private static BakePlan Plan(BakeRequest request, HclLanguage hcl, Action<string> warn)
    {
        if (request.Targets is [var first, ..] && RemoteDefinition.IsRemote(first)) throw new BakeException("cannot use remote target with --print");

        var files = BakeFiles.Read(request.Files, request.Folder, request.StandardInput);
        var definition = Define(files, request, hcl, warn);
        return Resolution.Resolution.Resolve(
            definition,
            request.Targets.Count == 0 ? ["default"] : request.Targets,
            request.Overrides,
            name => request.Environment.GetValueOrDefault(name),
            request.Dialect);
    }

    private static BakeDefinition Define(IReadOnlyList<BakeFile> files, BakeRequest request, HclLanguage hcl, Action<string> warn)
    {
        if (files.Count == 0) return BakeDefinition.Empty;

        var compose = new ComposeReader(ComposeEnvironment.Load(request.Environment, request.Folder, request.Dialect, warn), request.Folder, request.Dialect, warn);
        var (composeFiles, bodies) = FileKinds.Sort(files, compose, hcl);

        var definition = composeFiles.Count == 0 ? BakeDefinition.Empty : compose.Read(composeFiles).Combined(request.Dialect);
        return bodies.Count == 0 ? definition : hcl.Evaluate(bodies, definition, request).Combined(request.Dialect);
    }
}
