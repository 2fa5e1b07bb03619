using Depot.Actions.Bake;
using Depot.Actions.Matrix;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

/// <summary>Messages about a definition do not show the values of variables that have the name of a secret.</summary>
public class HiddenVariableSpecs
{
    /// <summary>Definitions that put the value of a variable into a message.</summary>
    public static TheoryData<string> Definitions =>
    [
        "variable \"API_TOKEN\" { default = 1 }\ntarget \"default\" { args = { x = API_TOKEN } }\n",
        "variable \"API_TOKEN\" { type = list(number) }\ntarget \"default\" {}\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { args = { x = base64decode(API_TOKEN) } }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { args = { x = parseint(API_TOKEN, 10) } }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { args = { x = timeadd(API_TOKEN, \"1h\") } }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { args = { x = cidrhost(API_TOKEN, 1) } }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { cache-to = [\"type=s3,${API_TOKEN}\"] }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { args = { x = { a = 1 }[API_TOKEN] } }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { tags = [\"r/a:${API_TOKEN}\"] }\n",
        "variable \"API_TOKEN\" { default = \"\" }\ntarget \"default\" { context = \"${API_TOKEN}\" }\n",
    ];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Definitions))]
    public async Task An_error_of_a_definition_hides_the_value(string definition)
    {
        using var step = For(definition).Input("vars", "API_TOKEN=s3kr1t!").Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", "docker-bake.hcl:1,1-2: Bad value; s3kr1t! is bad\n");

        (await step.RunAsync(BakeAction.RunAsync)).Should().Be(1, step.Log);

        step.Log.Should().NotContain("s3kr1t");
        step.Errors.Should().Contain(error => error.Contains("***"));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_matrix_is_hidden_in_the_log_and_whole_in_the_output()
    {
        using var step = For("variable \"API_TOKEN\" {}\ntarget \"default\" { tags = [\"r/a:${API_TOKEN}\"] }\n").Variable("API_TOKEN", "s3kr1t").Input("fields", "tags");

        await step.RunAsync(context => Task.FromResult(MatrixAction.Run(context)));

        step.Log.Should().Contain("r/a:***").And.NotContain("s3kr1t");
        step.Outputs["matrix"].Should().Contain("r/a:s3kr1t");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_summary_and_a_dry_run_hide_the_value()
    {
        using var step = For("variable \"API_TOKEN\" {}\ntarget \"default\" { labels = { a = \"x-${API_TOKEN}\" } }\n").Variable("API_TOKEN", "s3\"kr1t").Input("summary", "true");

        (await step.RunAsync(BakeAction.RunAsync)).Should().Be(0, step.Log);

        (step.Log + File.ReadAllText(Path.Combine(step.Temp, "GITHUB_STEP_SUMMARY"))).Should().Contain("x-***").And.NotContain("kr1t");
    }

    [Fact(Timeout = 30_000)]
    public async Task Values_of_the_definition_itself_and_of_variables_that_it_does_not_read_are_shown()
    {
        using var step = For("variable \"API_TOKEN\" { default = \"in-the-file\" }\ntarget \"default\" { tags = [\"r/a in-the-file:other\"] }\n").Variable("OTHER_TOKEN", "other");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().Contain("'r/a in-the-file:other'");
    }

    private static TestStep For(string definition)
    {
        var step = TestStep.ForBuild();
        step.WriteFile("docker-bake.hcl", definition);
        return step;
    }
}
