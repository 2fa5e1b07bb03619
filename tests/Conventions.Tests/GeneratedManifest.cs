using System.Text;

namespace Conventions;

/// <summary>
/// The manifests that are made from an action's own <c>action.yml</c>, so that an input is written once. <c>./dev test --update</c>
/// writes them anew.
/// </summary>
internal static class GeneratedManifest
{
    /// <summary>The action without a container: the same inputs and outputs, and the steps of a composite action.</summary>
    public static string Native(string action)
    {
        var text = new StringBuilder($"# Made from actions/{action}/action.yml by ./dev test --update.\n# The action without a container: macOS, Windows, runners without Docker.\n");
        var (isOutput, output) = (false, "");
        foreach (var line in Manifest(action).TakeWhile(line => line != "runs:"))
        {
            text.Append(line).Append(line.StartsWith("name: ", StringComparison.Ordinal) ? " (native)\n" : "\n");
            isOutput |= line == "outputs:";
            if (IsName(line)) output = line.Trim().TrimEnd(':');
            // An output of a composite action says which step it comes from: of the two steps, one runs.
            if (isOutput && line.StartsWith("    description: ", StringComparison.Ordinal))
                text.Append($"    value: ${{{{ steps.unix.outputs.{output} || steps.windows.outputs.{output} }}}}\n");
        }

        var inputs = Inputs(action);
        return text.Append(
            $$$"""
            runs:
              using: composite
              steps:
                - id: unix
                  if: runner.os != 'Windows'
                  shell: bash
                  run: exec bash "$GITHUB_ACTION_PATH/../../native/run.sh" {{{action}}}
                  env:
                    INPUTS_JSON: >-
                      {{{inputs}}}
                - id: windows
                  if: runner.os == 'Windows'
                  shell: powershell
                  run: '& "$env:GITHUB_ACTION_PATH/../../native/run.ps1" {{{action}}}'
                  env:
                    INPUTS_JSON: >-
                      {{{inputs}}}

            """).ToString();
    }

    /// <summary>The action of the repository itself is build-push.</summary>
    public static string Root() => string.Join('\n',
        Manifest("build-push").Select(line => line.Replace("image: ../../Dockerfile", "image: Dockerfile", StringComparison.Ordinal))
            .Prepend("# Made from actions/build-push/action.yml by ./dev test --update."));

    /// <summary>Writes a generated file anew where that was asked for.</summary>
    public static void Update(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE") == "1") File.WriteAllText(Repository.PathOf(file), text);
    }

    /// <summary>The expression that makes one JSON object of the inputs that were given: the runner shows it in the log of every step.</summary>
    /// <remarks>An input with a default always has a value, so it is always in it; one that was set to nothing is then in it as empty text.</remarks>
    private static string Inputs(string action)
    {
        var inputs = ActionManifest.Load($"actions/{action}/action.yml").Inputs;
        var optional = inputs.Where(input => input.Value.Default is null).Select(input => $"inputs.{input.Key} && format('\"{input.Key}\":{{0}},', toJSON(inputs.{input.Key}))");
        var always = inputs.Where(input => input.Value.Default is not null).Select(input => input.Key).ToList();
        string[] values = [.. optional, .. always.Select(name => $"format('\"{name}\":{{0}}{(name == always[^1] ? "" : ",")}', toJSON(inputs.{name}))")];
        var places = string.Concat(values.Select((_, index) => $"{{{index}}}"));
        return $"${{{{ format('{{{{{places}}}}}',\n          {string.Join(",\n          ", values)}) }}}}";
    }

    private static bool IsName(string line) => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ' && line.EndsWith(':');

    private static string[] Manifest(string action) => Repository.Read($"actions/{action}/action.yml").Split('\n');
}
