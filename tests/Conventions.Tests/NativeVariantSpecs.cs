namespace Conventions;

/// <summary>The native variant of an action is used like the action itself, and runs a program that is pinned.</summary>
public class NativeVariantSpecs
{
    private const string Pins = "actions/native/release.conf";
    private static readonly string[] Platforms = ["linux-x64", "linux-arm64", "macos-x64", "macos-arm64", "windows-x64", "windows-arm64"];

    public static TheoryData<string> Actions => ActionManifestSpecs.Actions;

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_has_the_inputs_of_the_action_with_their_defaults(string action) =>
        Native(action).Inputs.Should().Equal(ActionManifest.Load($"actions/{action}/action.yml").Inputs);

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_has_the_outputs_of_the_action(string action) =>
        Native(action).Outputs.Should().Equal(ActionManifest.Load($"actions/{action}/action.yml").Outputs);

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_output_comes_from_the_step_that_ran(string action)
    {
        var native = Native(action);

        foreach (var output in native.Outputs.Keys)
            native.Text("outputs", output, "value").Should().Be($"${{{{ steps.unix.outputs.{output} || steps.windows.outputs.{output} }}}}");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_passes_its_inputs_as_one_json_value_and_runs_its_own_action(string action)
    {
        var text = Repository.Read($"actions/{action}/native/action.yml");

        text[text.IndexOf("\nruns:\n", StringComparison.Ordinal)..].Should().Be($$$"""

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

            """);
    }

    // Either the release tool has filled in all of it, or none: half a release would fail on some runners only.
    [Fact]
    public void The_program_is_pinned_for_every_platform_or_for_none()
    {
        var pins = Repository.Read(Pins).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('=', 2)).ToList();

        pins.Select(pin => pin[0]).Should().Equal(["version", "url", .. Platforms]);
        if (pins.TrueForAll(pin => IsPlaceholder(pin[1])))
            pins.Select(pin => pin[1]).Should().Equal(["@VERSION@", "@URL@", .. Platforms.Select(name => $"@SHA256_{name.Replace('-', '_').ToUpperInvariant()}@")]);
        else
            pins.Skip(2).Should().OnlyContain(pin => pin[1].Length == 64 && pin[1].All(char.IsAsciiHexDigitLower));
    }

    private static bool IsPlaceholder(string value) => value.StartsWith('@') && value.EndsWith('@');

    private static ActionManifest Native(string action) => ActionManifest.Load($"actions/{action}/native/action.yml");
}
