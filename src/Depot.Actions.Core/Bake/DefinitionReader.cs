using Depot.Actions.Annotations;
using Depot.Actions.Errors;
using Depot.Actions.Log;
using Depot.Actions.Step;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Planning;
using Depot.Bake.Printing;
using Hcl2;

namespace Depot.Actions.Bake;

/// <summary>Reads the definition of a bake before anything is built: with our own evaluator, or with the CLI if that fails.</summary>
/// <remarks>
/// The CLI decides what is built. A definition that only the CLI can read is built; a definition that neither can read is an error.
/// </remarks>
public static class DefinitionReader
{
    /// <summary>The definition, and the inputs to bake it with: without the variables that it does not declare.</summary>
    /// <param name="context">The step.</param>
    /// <param name="depot">Path of the CLI.</param>
    /// <param name="inputs">Files, overrides, targets and variables.</param>
    /// <param name="directory">The directory to bake in.</param>
    /// <exception cref="StepException">It cannot be read; what is wrong is annotated at its place.</exception>
    public static async Task<(CliDefinition Definition, BakeInputs Inputs)> ReadAsync(StepContext context, string depot, BakeInputs inputs, string directory)
    {
        var request = new BakeRequest
        {
            Files = inputs.Files,
            Set = inputs.Set,
            Targets = inputs.Targets,
            Environment = DefinitionVariables.Of(BakePlan.Variables(inputs, context.Environment, token: null)),
            Directory = new DiskDirectory(directory),
        };
        var own = BakePlanner.Plan(request);
        context.Log.Hide(DefinitionVariables.Hidden(request.Environment, own.Error is null ? own : null));
        // The CLI would wait for a writer (FIFO), or read endlessly (device).
        if (own.Error is { } error && IsOfSpecialFile(error)) throw Unreadable(error);
        if (own.Error is { IsBeyondLimits: true } excess) throw Refused(context, excess, directory);
        DefinitionVariables.Check(own, inputs.Set, context.Environment.Variables, context.Log);
        inputs = DeclaredVariables.Of(inputs, own, context.Log);
        if (own.Definition is { } plan) return (Checked(CliDefinition.Parse(BakeJson.ToText(plan)) with { Files = own.Files, LeftOut = LeftOut(plan) }, inputs), inputs);

        var environment = DefinitionVariables.Of(BakePlan.Variables(inputs, context.Environment, token: null));
        var definition = await CliDefinition.ReadAsync(context, depot, inputs, environment, directory).ConfigureAwait(false);
        if (definition.Targets is null)
        {
            DefinitionFiles.Validate(inputs.Files, directory, context.Environment);
            throw UnknownTarget.Explain(own.Error!.Message, request, "targets") ?? Refused(context, own.Error!, definition, directory, YamlPlace.Explain(own));
        }

        await OpaqueDefinition.ValidateAsync(context, depot, inputs, environment, directory, own.Files).ConfigureAwait(false);
        context.Log.Warning($"The Depot CLI reads this bake definition, but our own check does not: {own.Error!.Message}. The bake continues; please report this definition.");
        return (Checked(definition with { Files = own.Files }, inputs), inputs);
    }

    private static bool IsOfSpecialFile(BakeError error) => error.IsUnreadableFile && error.Message.EndsWith(RegularFile.Problem, StringComparison.Ordinal);

    private static InputException Unreadable(BakeError error) => new("files", IsOfSpecialFile(error)
        ? $"the definition cannot be read: {error.Message}. Write the path of a regular file, not of a FIFO or a device."
        : $"the definition cannot be read: {error.Message}. It must be a file that the user of this step can read.");

    private static CliDefinition Checked(CliDefinition definition, BakeInputs inputs)
    {
        DefinitionVariables.CheckSecrets(definition.Targets ?? [], inputs.Set);
        return definition;
    }

    /// <summary>The error of a definition that cannot be read, after annotating it.</summary>
    /// <param name="context">The step.</param>
    /// <param name="error">Our own error.</param>
    /// <param name="directory">The directory of the definition.</param>
    public static StepException Refused(StepContext context, BakeError error, string directory) => Refused(context, error, new CliDefinition(null, error.Message), directory, "");

    private static StepException Refused(StepContext context, BakeError error, CliDefinition definition, string directory, string more)
    {
        if (error.IsUnreadableFile) return Unreadable(error);
        if (error.Diagnostics.Count > 0) BuildAnnotations.Write(context, () => Annotations(error, directory));
        else BuildAnnotations.Write(context, definition.Problem, directory);

        // The output of a crashed CLI does not explain the error.
        var problem = definition.Problem;
        var isCrash = problem.Length == 0 || problem.Contains("goroutine ", StringComparison.Ordinal);
        return new($"The bake definition cannot be read: {(isCrash ? error.Message : problem)}{more}");
    }

    private static List<(string Target, string Attribute)> LeftOut(ResolvedDefinition plan) =>
        [.. plan.Targets.SelectMany(target => target.LeftOut.Select(attribute => (target.Name, attribute)))];

    private static IEnumerable<Annotation> Annotations(BakeError error, string directory) =>
        from diagnostic in error.Diagnostics
        where diagnostic.Subject is not null && !IsEcho(diagnostic)
        let place = diagnostic.Subject!.Value
        select new Annotation(LintLevel.Error, diagnostic.Detail, diagnostic.Summary, Path.GetFullPath(place.File, directory), place.Start.Line);

    // A value that could not be evaluated is unknown, which causes a second error. The CLI counts it, but it does not help the reader.
    private static bool IsEcho(Diagnostic diagnostic) => diagnostic.Code == "BAKE1005";
}
