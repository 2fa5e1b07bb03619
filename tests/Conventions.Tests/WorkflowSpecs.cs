using YamlDotNet.RepresentationModel;

namespace Conventions;

/// <summary>The workflows of this repository take no risk that they do not need.</summary>
public class WorkflowSpecs
{
    // The only secret: GitHub gives no token for another repository in exchange for an identity.
    private static readonly string[] Secrets = ["secrets.RELEASE_APP_KEY"];

    public static TheoryData<string> Files => [.. Workflow.Files];

    [Fact]
    public void The_workflows_are_these() => Workflow.Files.Should().Equal(
        ".github/workflows/ci.yml", ".github/workflows/codeql.yml", ".github/workflows/native.yml", ".github/workflows/release.yml",
        ".github/workflows/scorecard.yml", ".github/workflows/zizmor.yml");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_to_a_commit_with_its_version_beside_it(string file)
    {
        var uses = Workflow.Load(file).Uses.ToList();

        uses.Should().NotBeEmpty();
        uses.Should().OnlyContain(use => IsPinned(use.Action) && HasVersion(use.Line));
    }

    [Fact]
    public void An_action_has_one_version_in_all_workflows() => Workflow.Files.SelectMany(file => Workflow.Load(file).Uses)
        .GroupBy(use => string.Join('/', use.Action.Split('@')[0].Split('/').Take(2)), use => use.Action.Split('@')[1] + VersionOf(use.Line))
        .Where(action => action.Distinct().Count() > 1).Select(action => action.Key).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_has_no_permission_and_each_job_only_those_it_gives_a_reason_for(string file)
    {
        var workflow = Workflow.Load(file);

        Workflow.Map(workflow.Root, "permissions")!.Children.Should().BeEmpty();
        foreach (var (name, job) in workflow.Jobs)
        {
            var permissions = Workflow.Map(job, "permissions");
            permissions.Should().NotBeNull("job {0} says what it needs", name);
            permissions!.Children.Keys.Select(workflow.LineOf).Should().OnlyContain(line => HasReason(line), "of job {0}", name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_checkout_leaves_no_token_behind(string file) => Workflow.Load(file).Steps
        .Where(step => Workflow.Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
        .Should().OnlyContain(step => Workflow.Text(Workflow.Map(step, "with")!, "persist-credentials") == "false");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_step_gives_our_own_actions_inputs_that_they_have(string file)
    {
        foreach (var step in Workflow.Load(file).Steps.Where(step => Workflow.Text(step, "uses")?.StartsWith("./", StringComparison.Ordinal) == true))
        {
            var given = Workflow.Map(step, "with")?.Children.Keys.Select(key => ((YamlScalarNode)key).Value!) ?? [];
            given.Should().BeSubsetOf(ActionManifest.Load(Workflow.Text(step, "uses")![2..] + "/action.yml").Inputs.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_secret_is_used_where_an_identity_does(string file) =>
        SecretsOf(Workflow.Load(file)).Except(Secrets).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_script_takes_values_from_variables_and_is_never_written_by_an_expression(string file) => Workflow.Load(file).Steps
        .Select(step => Workflow.Text(step, "run")).OfType<string>()
        .Should().NotContain(script => script.Contains("${{", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_job_ends_by_itself_on_a_runner_whose_name_does_not_change_its_meaning(string file)
    {
        foreach (var (name, job) in Workflow.Load(file).Jobs)
        {
            int.Parse(Workflow.Text(job, "timeout-minutes") ?? "0", null).Should().BeInRange(1, 90, "of job {0}", name);
            Workflow.Text(job, "runs-on").Should().NotEndWith("-latest");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_outside_pull_request_is_never_run_with_our_rights(string file)
    {
        var triggers = Workflow.Map(Workflow.Load(file).Root, "on")!.Children.Keys.Select(key => ((YamlScalarNode)key).Value);

        triggers.Should().NotContain("pull_request_target").And.NotContain("workflow_run").And.NotContain("issue_comment");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Two_runs_of_a_workflow_do_not_get_into_each_other_s_way(string file) =>
        Workflow.Text(Workflow.Map(Workflow.Load(file).Root, "concurrency")!, "group").Should().StartWith("${{ github.workflow }}");

    [Fact]
    public void A_release_is_never_cut_off_by_the_next_one() =>
        Workflow.Text(Workflow.Map(Workflow.Load(".github/workflows/release.yml").Root, "concurrency")!, "cancel-in-progress").Should().Be("false");

    [Fact]
    public void CI_runs_what_people_run()
    {
        var scripts = Workflow.Load(".github/workflows/ci.yml").Steps.Select(step => Workflow.Text(step, "run")).OfType<string>();

        scripts.Should().Equal("./dev lint", "./dev test");
    }

    [Fact]
    public void Dependabot_brings_grouped_updates_that_have_waited_for_a_week()
    {
        var updates = ((YamlSequenceNode)Workflow.Load(".github/dependabot.yml").Root.Children["updates"]).Children.Cast<YamlMappingNode>().ToList();

        updates.Select(update => Workflow.Text(update, "package-ecosystem")).Should().Equal("github-actions", "nuget", "dotnet-sdk", "docker");
        updates.Should().OnlyContain(update => Workflow.Map(update, "groups")!.Children.Count > 0);
        updates.Should().OnlyContain(update => int.Parse(Workflow.Text(Workflow.Map(update, "cooldown")!, "default-days")!, null) >= 7);
    }

    private static bool IsPinned(string action) =>
        action.Split('@') is [{ Length: > 0 }, { Length: 40 } commit] && commit.All(char.IsAsciiHexDigitLower);

    private static bool HasVersion(string line) =>
        VersionOf(line) is ['v', .. var numbers] && numbers.Split('.') is [_, _, _] parts && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));

    private static string VersionOf(string line) => line.Split(" # ") is [_, var version] ? version : "";

    private static bool HasReason(string line) => line.Split(" # ") is [_, { Length: > 7 }];

    private static IEnumerable<string> SecretsOf(Workflow workflow) => string.Join('\n', workflow.Lines)
        .Split("secrets.").Skip(1).Select(rest => $"secrets.{string.Concat(rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_'))}");
}
