using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Bake;

/// <summary>A bake that is decided but not started.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Provenance">What it attests beyond the file.</param>
/// <param name="Environment">The step's environment.</param>
/// <param name="Folder">Absolute path of the folder to bake in, on Depot and with buildx alike.</param>
public sealed record BakePlan(BakeInputs Inputs, BakeProvenance Provenance, RunnerEnvironment Environment, string Folder)
{
    /// <summary>The environment of a bake: the step's, and the input <c>vars</c> as variables of the definition.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="token">The Depot token; null leaves it to the CLI to find one.</param>
    public static IReadOnlyDictionary<string, string> Variables(BakeInputs inputs, RunnerEnvironment environment, string? token) =>
        ChildEnvironment.For(environment, inputs.Variables, token is null ? [] : [new("DEPOT_TOKEN", token)]);

    /// <summary>Decides a bake.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets that will be built; null when nobody could tell.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="folder">The folder to bake in.</param>
    /// <param name="payload">The event of the run.</param>
    public static BakePlan For(BakeInputs inputs, IReadOnlyList<BakeTarget>? targets, RunnerEnvironment environment, string folder, EventPayload payload) =>
        new(inputs,
            BakeProvenance.For(inputs, targets, payload.IsPrivate == true, environment.RunUrl, environment["GITHUB_RUN_ATTEMPT"],
                GoBool.IsTrue(environment["BUILDX_NO_DEFAULT_ATTESTATIONS"])),
            environment, folder);

    /// <summary>The bake on Depot.</summary>
    public Invocation OnDepot(string program, string? token, string metadataFile) =>
        new(program, DepotBake.Arguments(Inputs, Provenance, metadataFile), Variables(Inputs, Environment, token), Folder);

    /// <summary>The same bake with the local docker, which has no use for the Depot token.</summary>
    public Invocation OnBuildx(string program, string metadataFile) =>
        new(program, ["buildx", .. DepotBake.BuildxArguments(Inputs, Provenance, metadataFile)],
            ChildEnvironment.For(Environment, Inputs.Variables, [new("DEPOT_TOKEN", null)]), Folder);
}
