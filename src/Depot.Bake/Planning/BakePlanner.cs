using Depot.Bake.Compose;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Resolution;

namespace Depot.Bake.Planning;

/// <summary>Plans a bake: determines what <c>depot bake --print</c> answers, without the CLI, a token or a network.</summary>
public static class BakePlanner
{
    /// <summary>Plans. Effects are only those of the request's directory and standard input; bad user input is never an exception.</summary>
    /// <param name="request">What to plan.</param>
    /// <param name="read">Called with the length of all files, in bytes, before any is evaluated.</param>
    /// <exception cref="OutOfMemoryException">The definition needs more memory than is available.</exception>
    public static BakeOutcome Plan(BakeRequest request, Action<long>? read = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        AvailableMemory.Require();

        var warnings = new List<string>();
        var environment = new RecordedEnvironment(request.Environment);
        request = request with { Directory = new BoundedDirectory(request.Directory) };
        IReadOnlyList<BakeFile> files = [];
        try
        {
            if (request.Targets is [var first, ..] && RemoteDefinition.IsRemote(first)) throw new BakeException("cannot use remote target with --print");

            files = BakeFiles.Read(request.Files, request.Directory, request.StandardInput);
            var length = Length(files);
            read?.Invoke(length);
            var definition = Define(files, length, request, environment.Read, warnings.Add);
            return new(Resolve(definition, request, environment.Read, length), null, warnings) { Files = files, VariablesRead = environment.Asked };
        }
        catch (BakeException failure)
        {
            return new(null, failure.Error, warnings) { Files = files, VariablesRead = environment.Asked };
        }
    }

    /// <summary>The names of all targets and groups that the files define, each once, sorted; empty when they cannot be read.</summary>
    /// <param name="request">Names the files; its targets and overrides are not used.</param>
    public static IReadOnlyList<string> Names(BakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        request = request with { Directory = new BoundedDirectory(request.Directory) };
        try
        {
            var files = BakeFiles.Read(request.Files, request.Directory, request.StandardInput);
            var definition = Define(files, Length(files), request, new RecordedEnvironment(request.Environment).Read, static _ => { });
            return [.. definition.Targets.Select(target => target.Name).Concat(definition.Groups.Select(group => group.Name)).Distinct().Order(StringComparer.Ordinal)];
        }
        catch (BakeException)
        {
            return [];
        }
    }

    /// <summary>Plans a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="request">Targets and overrides.</param>
    /// <param name="variable">Looks up a variable of the environment; null when it is not set.</param>
    /// <param name="length">Bytes of the files.</param>
    /// <exception cref="BakeException">A name stands for nothing, or an override or a link is wrong.</exception>
    internal static ResolvedDefinition Resolve(BakeDefinition definition, BakeRequest request, Func<string, string?> variable, long length = 0) => DefinitionResolver.Resolve(
        definition,
        length,
        request.Targets.Count == 0 ? ["default"] : request.Targets,
        request.Overrides,
        variable);

    private static long Length(IReadOnlyList<BakeFile> files) => files.Sum(static file => (long)file.Content.Length);

    private static BakeDefinition Define(IReadOnlyList<BakeFile> files, long length, BakeRequest request, Func<string, string?> variable, Action<string> warn)
    {
        if (files.Count == 0) return BakeDefinition.Empty;

        var budget = new ComposeBudget();
        var compose = new ComposeReader(ComposeEnvironment.Load(variable, request.Directory, warn, budget), request.Directory, warn, budget);
        var (composeFiles, bodies) = FileKinds.Sort(files, compose);

        var definition = composeFiles.Count == 0 ? BakeDefinition.Empty : compose.Read(composeFiles).Combined();
        return bodies.Count == 0 ? definition : BakeLanguage.Evaluate(bodies, definition, variable, request.Platform, length);
    }
}
