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
                    INPUTS_JSON: ${{ toJSON(inputs) }}
                - id: windows
                  if: runner.os == 'Windows'
                  shell: powershell
                  run: '& "$env:GITHUB_ACTION_PATH/../../native/run.ps1" {{{action}}}'
                  env:
                    INPUTS_JSON: ${{ toJSON(inputs) }}

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

    private static bool IsName(string line) => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ' && line.EndsWith(':');

    private static string[] Manifest(string action) => Repository.Read($"actions/{action}/action.yml").Split('\n');
}
