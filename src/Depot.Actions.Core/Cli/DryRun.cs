using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Depot.Actions.Auth;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Actions.Text;

namespace Depot.Actions.Cli;

/// <summary>The input <c>dry-run</c>: shows what a step would run, and runs nothing.</summary>
public static class DryRun
{
    /// <summary>The directory that the results of a real run would have; it is not created.</summary>
    public static string Directory(RunnerEnvironment environment) => Path.Combine(environment.TempDirectory, "depot-actions-dry-run");

    /// <summary>Prints the command, the variables it adds and the plan.</summary>
    /// <param name="context">The step.</param>
    /// <param name="invocation">What would be run, without the Depot token.</param>
    /// <param name="plan">What was decided, one line each.</param>
    public static void Show(StepContext context, Invocation invocation, IEnumerable<string> plan)
    {
        context.Log.Info("Dry run: nothing is built, and no token is asked for.");
        using (context.Log.Group("Plan"))
        {
            foreach (var line in plan.Append($"token: {TokenSource.Describe(context)}")) context.Log.Info(line);
        }

        using (context.Log.Group("Arguments"))
        {
            context.Log.Info(Json([invocation.Program, .. ShownArguments.Of(invocation.Arguments)]));
        }

        using (context.Log.Group("Environment"))
        {
            context.Log.Info("The step's own variables without INPUT_*, and these:");
            context.Log.Info(string.Join('\n', Added(context.Environment, invocation.Environment)));
        }
    }

    // Names only: the values are secrets as often as not.
    private static IEnumerable<string> Added(RunnerEnvironment environment, IReadOnlyDictionary<string, string> child) =>
        child.Where(variable => environment.Variables.GetValueOrDefault(variable.Key) != variable.Value).Select(variable => variable.Key)
            .Append("DEPOT_TOKEN").Distinct().Order(StringComparer.Ordinal);

    // JSON shows where each argument ends, whatever it holds.
    private static string Json(IReadOnlyList<string> items)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var item in items) writer.WriteStringValue(item);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
