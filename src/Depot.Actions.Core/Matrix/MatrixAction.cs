using Depot.Actions.Bake;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Step;
using Depot.Bake.Files;
using Depot.Bake.Planning;

namespace Depot.Actions.Matrix;

/// <summary>The matrix action: the targets of a bake definition as a matrix for the jobs of a workflow. Needs no CLI, token or network.</summary>
public static class MatrixAction
{
    /// <summary>Runs the step: sets the output <c>matrix</c>.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The definition cannot be read, or the matrix is too long; the message is for the user.</exception>
    public static int Run(StepContext context)
    {
        using var reading = context.Limit.Begin("The bake definition");
        var source = context.Inputs;
        var directory = BakeDirectory.Existing("workdir", source.Optional("workdir") ?? ".", context.Environment);
        var request = new BakeRequest
        {
            Files = source.List("files", ListRule.CsvItems),
            Targets = source.Optional("target") is { } target ? [target] : [],
            Environment = DefinitionVariables.Of(context.Environment.Variables),
            Directory = new DiskDirectory(directory),
        };
        var outcome = BakePlanner.Plan(request);
        context.Log.Hide(DefinitionVariables.Hidden(request.Environment, outcome));
        if (outcome.Definition is not { } plan) throw UnknownTarget.Explain(outcome.Error!.Message, request, "target") ?? DefinitionReader.Refused(context, outcome.Error!, directory);

        var fields = source.List("fields", ListRule.CsvItems);
        var matrix = TargetMatrix.Of(plan, fields);
        foreach (var warning in matrix.Warnings) context.Log.Warning(warning);
        using (context.Log.Group("Matrix")) context.Log.Info(matrix.Json);
        context.Files.Output("matrix", matrix.Json);
        return 0;
    }
}
