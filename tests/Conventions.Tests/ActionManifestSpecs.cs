using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Inputs;
using Depot.Actions.Setup;

namespace Conventions;

/// <summary>What action.yml promises is what the program reads, and what the README says.</summary>
public class ActionManifestSpecs
{
    public static TheoryData<string> Actions => ["build-push", "bake", "setup"];

    [Fact]
    public void The_build_push_action_reads_the_inputs_it_declares_and_no_others()
    {
        var asked = new AskedVariables();

        BuildPushInputs.Read(new InputSource(asked.Environment), () => ".");

        // The token is read by Auth, for all three actions; 'run-in' before any of them.
        asked.Inputs.Append("token").Append("run-in").Should().BeEquivalentTo(ActionManifest.Load("actions/build-push/action.yml").Inputs.Keys);
    }

    [Fact]
    public void The_bake_action_reads_the_inputs_it_declares_and_no_others()
    {
        var asked = new AskedVariables();

        BakeInputs.Read(new InputSource(asked.Environment));

        asked.Inputs.Append("token").Append("run-in").Should().BeEquivalentTo(ActionManifest.Load("actions/bake/action.yml").Inputs.Keys);
    }

    [Fact]
    public void The_setup_action_reads_the_inputs_it_declares_and_no_others()
    {
        var asked = new AskedVariables();

        SetupInputs.Read(new InputSource(asked.Environment));

        asked.Inputs.Append("run-in").Should().BeEquivalentTo(ActionManifest.Load("actions/setup/action.yml").Inputs.Keys);
    }

    [Fact]
    public void The_action_at_the_root_is_build_push()
    {
        var expected = GeneratedManifest.Root();

        GeneratedManifest.Update("action.yml", expected);

        Repository.Read("action.yml").Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_has_all_the_metadata_that_people_and_the_marketplace_look_at(string action)
    {
        var manifest = ActionManifest.Load($"actions/{action}/action.yml");

        manifest.Text("name").Should().NotBeNullOrEmpty();
        manifest.Text("description").Should().NotBeNullOrEmpty().And.NotEndWith(".");
        manifest.Text("author").Should().NotBeNullOrEmpty();
        manifest.Text("branding", "icon").Should().NotBeNullOrEmpty();
        manifest.Text("branding", "color").Should().NotBeNullOrEmpty();
        manifest.Text("runs", "using").Should().Be("docker");
        manifest.Inputs.Values.Concat(manifest.Outputs.Values).Should().OnlyContain(parameter => !string.IsNullOrWhiteSpace(parameter.Description));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void No_action_has_a_post_step(string action)
    {
        var manifest = ActionManifest.Load($"actions/{action}/action.yml");

        manifest.Text("runs", "post").Should().BeNull();
        manifest.Text("runs", "post-entrypoint").Should().BeNull();
    }

    // The names stand as text in the calls that set them, in the directories of the action.
    [Theory]
    [InlineData("build-push", "Build", "Cli/MetadataOutput.cs", "Cli/RunOutputs.cs")]
    [InlineData("bake", "Bake", "Cli/MetadataOutput.cs", "Cli/RunOutputs.cs")]
    [InlineData("setup", "Setup")]
    public void The_outputs_a_step_sets_are_those_it_declares(string action, params string[] sources)
    {
        var code = sources.Select(source => Repository.PathOf("src/Depot.Actions.Core/" + source))
            .SelectMany(path => File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cs")).Select(File.ReadAllText).ToList();
        var set = code.SelectMany(text => text.Split("Output(\"").Skip(1).Concat(text.Split("Set(\"").Skip(1)).Select(rest => rest.Split('"')[0])
            .Concat(text.Split("Show(\"").Skip(1).Select(rest => rest.Split('"')[2]))).Distinct();

        set.Should().BeEquivalentTo(ActionManifest.Load($"actions/{action}/action.yml").Outputs.Keys);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_container_runs_the_program_in_exec_form(string action)
    {
        var manifest = ActionManifest.Load($"actions/{action}/action.yml");

        manifest.Text("runs", "image").Should().Be("../../Dockerfile");
        // One word each: hooks of runners split the arguments at spaces, and want an entrypoint that is named.
        manifest.Text("runs", "entrypoint").Should().Be("/depot-actions");
        manifest.Texts("runs", "args").Should().Equal("--in-container", action);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Inputs_and_outputs_are_in_the_order_of_the_alphabet(string action)
    {
        var manifest = ActionManifest.Load($"actions/{action}/action.yml");

        manifest.Inputs.Keys.Should().BeInAscendingOrder(StringComparer.Ordinal);
        manifest.Outputs.Keys.Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_readme_has_the_tables_of_the_manifest(string action)
    {
        var manifest = ActionManifest.Load($"actions/{action}/action.yml");
        var inputs = ReadmeTable.Of("Input", manifest.Inputs);
        var outputs = ReadmeTable.Of("Output", manifest.Outputs);
        var file = $"actions/{action}/README.md";

        ReadmeTable.Update(file, "inputs", inputs);
        ReadmeTable.Update(file, "outputs", outputs);

        ReadmeTable.In(file, "inputs").Should().Be(inputs);
        ReadmeTable.In(file, "outputs").Should().Be(outputs);
    }
}
