using Depot.Actions.Cli;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Text;
using Depot.Bake.Text;

namespace Depot.Actions.Bake;

/// <summary>A bake that is planned but not started.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Provenance">What it attests in addition to the file.</param>
/// <param name="Environment">The step's environment.</param>
/// <param name="Directory">Absolute path of the directory to bake in, on Depot and with buildx alike.</param>
public sealed record BakePlan(BakeInputs Inputs, BakeProvenance Provenance, RunnerEnvironment Environment, string Directory)
{
    /// <summary>The environment of a bake: the step's, and the input <c>vars</c> as variables of the definition.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="token">The Depot token; null leaves it to the CLI to find one.</param>
    public static IReadOnlyDictionary<string, string> Variables(BakeInputs inputs, RunnerEnvironment environment, string? token) =>
        ChildEnvironment.For(environment, inputs.Variables, token is null ? [] : [new("DEPOT_TOKEN", token)]);

    /// <summary>Plans a bake.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets that will be built; null when unknown.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="directory">The directory to bake in.</param>
    /// <param name="payload">The event of the run.</param>
    public static BakePlan For(BakeInputs inputs, IReadOnlyList<DefinedTarget>? targets, RunnerEnvironment environment, string directory, EventPayload payload) =>
        new(inputs,
            BakeProvenance.For(inputs, targets, payload.IsPrivate != false, environment.BuilderId,
                GoBool.IsTrue(environment["BUILDX_NO_DEFAULT_ATTESTATIONS"])),
            environment, directory);

    /// <summary>The bake on Depot.</summary>
    public Invocation OnDepot(string program, string? token, string metadataFile) =>
        new(program, DepotBake.Arguments(Inputs, Provenance, metadataFile), Variables(Inputs, Environment, token), Directory);

    /// <summary>The same bake with the local Docker, without the Depot token.</summary>
    public Invocation OnBuildx(string program, string metadataFile) =>
        new(program, ["buildx", .. DepotBake.BuildxArguments(Inputs, Provenance, metadataFile)],
            ChildEnvironment.For(Environment, Inputs.Variables, [new("DEPOT_TOKEN", null)]), Directory);

    /// <summary>The plan, one line for each decision.</summary>
    /// <param name="project">As <see cref="ProjectId.Require"/> gives it.</param>
    /// <param name="targets">The targets that would be built.</param>
    public IEnumerable<string> Describe(string project, IReadOnlyList<DefinedTarget> targets)
    {
        yield return $"project: {project}";
        yield return $"directory: {Directory}";
        yield return $"files: {(Inputs.Files.Count == 0 ? "those that bake looks for by itself" : string.Join(", ", Inputs.Files.Select(Redaction.OfItem)))}";
        yield return $"targets: {string.Join(", ", targets.Select(target => target.Name))}";
        yield return $"variables: {(Inputs.Variables.Count == 0 ? "none set" : string.Join(", ", Inputs.Variables.Select(variable => variable.Key)))}";
        yield return $"provenance: {Provenance.Flag ?? (Provenance.Overrides.Count == 0 ? "as the files say" : "the default, for targets whose file says nothing")}";
        yield return $"attempts: {Inputs.RetryPolicy.Attempts}{(Inputs.BuildxFallback ? ", then docker buildx when Depot has no builder" : "")}";
    }
}
