namespace Conventions;

/// <summary>The native variant of an action is used like the action itself, and runs a program that is pinned.</summary>
public class NativeVariantSpecs
{
    private const string Pins = "actions/native/release.conf";
    private static readonly string[] Platforms = ["linux-x64", "linux-arm64", "macos-x64", "macos-arm64", "windows-x64", "windows-arm64"];

    public static TheoryData<string> Actions => ActionManifestSpecs.Actions;

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_is_made_from_the_action(string action)
    {
        var file = $"actions/{action}/native/action.yml";
        var expected = GeneratedManifest.Native(action);

        GeneratedManifest.Update(file, expected);

        Repository.Read(file).Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_has_the_inputs_and_outputs_of_the_action(string action)
    {
        var (native, container) = (ActionManifest.Load($"actions/{action}/native/action.yml"), ActionManifest.Load($"actions/{action}/action.yml"));

        native.Inputs.Should().Equal(container.Inputs);
        native.Outputs.Should().Equal(container.Outputs);
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
}
