using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Runner;

/// <summary>The runner of these tests itself: what a container action gets from it, shown by actions that are shell scripts.</summary>
public class ContainerActionSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task Its_paths_home_and_inputs_are_those_of_the_container()
    {
        await using var session = await LabSession.StartAsync();
        session.Variables["FROM_JOB"] = session.Temp + "/x";
        session.Variables["IN_A_LIST"] = $"dest={session.Workspace}/x";

        var report = (await RunAsync(session, """
            runs:
              using: docker
              image: Dockerfile
              entrypoint: /bin/sh
              args: ["-c", "${{ inputs.script }}"]
              env: {FROM_JOB: lost, FROM_ACTION: "${{ inputs.dashed-name }}"}
            inputs:
              script: {}
              dashed-name: {default: "h=${{ github.workspace }}"}
            """, """
            - id: act
              uses: lab/action@v1
              with:
                script: |
                  env
                  ls -n -d /github/workspace
                  echo "sum<<E" >> "$GITHUB_OUTPUT"; echo 'a ж' >> "$GITHUB_OUTPUT"; echo E >> "$GITHUB_OUTPUT"
                  echo "EXPORTED=1" >> "$GITHUB_ENV"
                  echo "::error file=/github/workspace/f.c,line=3::bad"
            - run: echo "$EXPORTED ${{ steps.act.outputs.sum }}"
            """)).Successfully();

        var lines = report["act"].Log.Split('\n');
        lines.Should().Contain([
            "HOME=/github/home", "GITHUB_WORKSPACE=/github/workspace", "RUNNER_TEMP=/github/runner_temp", "GITHUB_EVENT_PATH=/github/workflow/event.json",
            "FROM_JOB=/github/runner_temp/x", $"IN_A_LIST=dest={session.Workspace}/x",
            $"FROM_ACTION=h={session.Workspace}", "GITHUB_ACTIONS=true", "CI=true", "PWD=/github/workspace",
            $"RUNNER_TOOL_CACHE={session.ToolCache}", "GITHUB_REPOSITORY=octo/app",
        ]);
        lines.Should().Contain(line => line.StartsWith("GITHUB_OUTPUT=/github/file_commands/set_output_"));
        report.Annotations.Single().Properties["file"].Should().Be(session.Workspace + "/f.c");
        report.Log.Should().EndWith("1 a ж");
    }

    [Fact(Timeout = Limit)]
    public async Task The_variable_of_an_input_keeps_its_dashes_and_any_value()
    {
        await using var session = await LabSession.StartAsync();

        var report = (await RunAsync(session, """
            runs: {using: docker, image: Dockerfile, entrypoint: /bin/env}
            inputs: {dashed-name: {}, spaced name: {}}
            """, "- uses: lab/action@v1\n  with: {dashed-name: \"ж \\\"x\\\" $HOME `y`\", spaced name: ''}")).Successfully();

        report.Log.Split('\n').Should().Contain(["INPUT_DASHED-NAME=ж \"x\" $HOME `y`", "INPUT_SPACED_NAME="]);
    }

    [Fact(Timeout = Limit)]
    public async Task Pre_main_and_post_share_their_state_and_post_runs_last()
    {
        await using var session = await LabSession.StartAsync();
        session.Machine.Write("_work/_temp/phase", "#!/bin/sh\necho \"state $STATE_seen\"; echo \"seen=$STATE_seen+\" >> $GITHUB_STATE\n", executable: true);

        var report = (await RunAsync(session, """
            runs:
              using: docker
              image: Dockerfile
              pre-entrypoint: /github/runner_temp/phase
              entrypoint: /github/runner_temp/phase
              post-entrypoint: /github/runner_temp/phase
            """, "- uses: lab/action@v1\n- run: echo between\n")).Successfully();

        report.Steps.Select(step => step.Name).Should().Equal("Pre lab/action@v1", "lab/action@v1", "echo between", "Post lab/action@v1");
        report.Steps.Where(step => step.Name != "echo between").Select(step => step.Log.Split('\n')[^1]).Should().Equal("state ", "state +", "state ++");
    }

    [Fact(Timeout = Limit)]
    public async Task Cancelled_it_gets_its_signals_through_docker()
    {
        await using var session = await LabSession.StartAsync();

        var report = await RunAsync(session, """
            runs:
              using: docker
              image: Dockerfile
              entrypoint: /bin/sh
              args: ["-c", "trap 'echo INT' INT; trap 'echo TERM; exit 9' TERM; echo ready; while :; do sleep 0.2; done"]
            """, "- uses: lab/action@v1", cancelAt: "ready");

        report.Status.Should().Be(Outcome.Cancelled);
        report.Steps.Single().ExitCode.Should().Be(9);
        report.Log.Should().Contain("ready\nINT\nTERM");
    }

    [Fact(Timeout = Limit)]
    public async Task An_image_that_cannot_be_built_fails_the_job_before_its_first_step()
    {
        await using var session = await LabSession.StartAsync();

        var report = await RunAsync(session, "runs: {using: docker, image: nothing}", "- run: echo first\n- uses: lab/action@v1\n", image: false);

        report.Status.Should().Be(Outcome.Failure);
        report.Steps.Should().BeEmpty();
        report.Annotations.Single().Message.Should().Be($"'{session.Root}/action/nothing' should be either '[path]/Dockerfile' or 'docker://image[:tag]'.");
    }

    private static async Task<JobReport> RunAsync(LabSession session, string action, string steps, string? cancelAt = null, bool image = true)
    {
        session.Machine.Write("action/action.yml", action);
        var actions = new ActionTable().Add("lab/action@v1", Path.Combine(session.Root, "action"), image ? session.Lab.BaseImage : null);
        using var job = session.NewJob(actions);
        job.Log.Written += line =>
        {
            if (line == cancelAt) job.Cancel();
        };
        return await job.RunAsync(WorkflowFile.ParseSteps(steps));
    }
}
