using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using ActionsRunner.Workflows;

namespace ActionsRunner.Tests.Jobs;

/// <summary>Everything of a job that needs no Engine: scripts, composite actions, stand-ins, conditions, cancelling.</summary>
public sealed class JobSpecs : IDisposable
{
    private const int Limit = 60_000;
    private readonly string _root = Directory.CreateTempSubdirectory("actions-runner-").FullName;
    private readonly ActionTable _actions = new();
    private readonly Job _job;

    public JobSpecs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It plays a Linux runner.");
        var socket = Path.Combine(_root, "docker.sock");
        File.WriteAllText(socket, "");
        _job = new(Machine.Create(_root, socket), _actions) { Secrets = { ["PASSWORD"] = "hunter2" }, Environment = { ["WHERE"] = "job" } };
    }

    public void Dispose()
    {
        _job.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact(Timeout = Limit)]
    public async Task What_a_step_hands_back_is_there_for_the_next_one()
    {
        var report = (await RunAsync("""
            - id: one
              run: |
                mkdir tools && printf '#!/bin/sh\necho "tool says $1"\n' > tools/tool && chmod +x tools/tool
                echo "$PWD/tools" >> "$GITHUB_PATH"
                echo "WHERE=later" >> "$GITHUB_ENV"
                printf 'value<<E\na\nb\nE\n' >> "$GITHUB_OUTPUT"
                echo "# Title" >> "$GITHUB_STEP_SUMMARY"
            - run: tool "$WHERE ${{ env.WHERE }} ${{ steps.one.outputs.value }}"
              env: {WHERE: "${{ format('{0}!', env.WHERE) }}"}
            """)).Successfully();

        report.Steps[1].Log.Should().EndWith("tool says later! later! a\nb");
        report["one"].Outputs["value"].Should().Be("a\nb");
        report["one"].Summary.Should().Be("# Title\n");
    }

    [Fact(Timeout = Limit)]
    public async Task Steps_run_as_an_ordinary_user_who_owns_the_workspace()
    {
        var report = (await RunAsync("- run: touch file && stat -c %u file && id -u && echo $HOME")).Successfully();

        var lines = report.Log.Split('\n')[^3..];
        lines[0].Should().Be(lines[1]).And.NotBe("0");
        lines[2].Should().Be(_job.Machine.Directories.Home);
    }

    [Fact(Timeout = Limit)]
    public async Task A_javascript_action_has_its_inputs_and_its_post_step_what_main_saved()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/node"), "There is no Node.");
        var directory = Directory.CreateDirectory(Path.Combine(_root, "javascript")).FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "action.yml"), "inputs: {who: {default: nobody}}\nruns: {using: node24, main: index.js, post: index.js}\n");
        await File.WriteAllTextAsync(Path.Combine(directory, "index.js"), """
            console.log(process.env.STATE_who ? `bye ${process.env.STATE_who}` : `hello ${process.env.INPUT_WHO}`);
            require('fs').appendFileSync(process.env.GITHUB_STATE, 'who=us\n');
            """);
        _actions.Add("lab/javascript@v1", directory);

        var report = (await RunAsync("- uses: lab/javascript@v1\n  with: {who: you}\n- run: echo between\n")).Successfully();

        report.Steps.Select(step => step.Name).Should().Equal("lab/javascript@v1", "echo between", "Post lab/javascript@v1");
        report.Steps[0].Log.Should().EndWith("hello you");
        report.Steps[2].Log.Should().EndWith("bye us");
    }

    [Fact(Timeout = Limit)]
    public async Task After_a_failure_only_the_steps_that_ask_for_it_run()
    {
        var report = await RunAsync("""
            - id: broken
              run: exit 3
            - run: echo not this
            - if: failure() && steps.broken.outcome == 'failure'
              run: echo but this
            - if: ${{ always() }}
              run: echo and this
            """);

        report.Status.Should().Be(Outcome.Failure);
        report["broken"].ExitCode.Should().Be(3);
        report.Steps.Select(step => step.Outcome).Should().Equal(Outcome.Failure, Outcome.Skipped, Outcome.Success, Outcome.Success);
        report.Annotations.Single().Message.Should().Be("Process completed with exit code 3.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_failure_that_is_forgiven_is_no_failure_of_the_job()
    {
        var report = (await RunAsync("""
            - id: broken
              continue-on-error: true
              run: exit 3
            - run: echo ${{ steps.broken.outcome }} ${{ steps.broken.conclusion }}
            """)).Successfully();

        report.Log.Should().EndWith("failure success");
    }

    [Fact(Timeout = Limit)]
    public async Task A_file_command_that_cannot_be_read_fails_the_step_but_the_others_count()
    {
        var report = await RunAsync("""
            - run: |
                echo nonsense >> "$GITHUB_OUTPUT"
                echo "A=1" >> "$GITHUB_ENV"
                echo "NODE_OPTIONS=x" >> "$GITHUB_ENV"
            """);

        report.Status.Should().Be(Outcome.Failure);
        report.Steps[0].Exports.Should().Equal(new Dictionary<string, string> { ["A"] = "1" });
        report.Annotations.Select(annotation => annotation.Message).Should().Equal(
            "Unable to process file command 'output' successfully.", "Invalid format 'nonsense'",
            "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_composite_action_has_inputs_steps_and_outputs_of_its_own()
    {
        _job.Machine.Write("_work/app/app/act/action.yml", """
            inputs:
              name: {default: "${{ github.repository }}"}
              other: {default: none}
            outputs:
              greeting: {value: "${{ steps.inner.outputs.text || steps.none.outputs.text }}"}
            runs:
              using: composite
              steps:
                - id: inner
                  shell: bash
                  run: echo "text=$TEXT $OUTER $(basename "$GITHUB_ACTION_PATH") ${INPUT_NAME-unset}" >> "$GITHUB_OUTPUT"; echo "WHERE=inner" >> "$GITHUB_ENV"
                  env: {TEXT: "${{ inputs.name }} ${{ inputs.other }}"}
                - run: echo "again $WHERE"
                  shell: sh
            """);

        var report = (await RunAsync("""
            - id: act
              uses: ./act
              with: {other: given, unknown: x}
              env: {OUTER: outside}
            - run: echo "${{ steps.act.outputs.greeting }}|${{ steps.inner.outputs.text }}"
            """)).Successfully();

        report.Log.Should().Contain("\nagain inner\n").And.EndWith("octo/app given outside act unset|");
        report.Annotations.Single().Message.Should().Be("Unexpected input(s) 'unknown', valid inputs are ['name', 'other']");
    }

    [Fact(Timeout = Limit)]
    public async Task A_composite_action_that_fails_fails_its_step_with_the_exit_code()
    {
        _job.Machine.Write("_work/app/app/act/action.yml", """
            runs:
              using: composite
              steps:
                - run: exit 7
                  shell: bash
                - run: echo never
                  shell: bash
            """);

        var report = await RunAsync("- uses: ./act");

        report.Steps.Single().ExitCode.Should().Be(7);
        report.Log.Should().NotContain("never\n");
    }

    [Fact(Timeout = Limit)]
    public async Task A_stand_in_sees_its_inputs_and_secrets_are_masked()
    {
        _actions.Add("someone/login@v1", step =>
        {
            step.Print("logging in with " + step.Required("password"));
            step.Outputs["user"] = "me";
            step.Exports["LOGGED_IN"] = "yes";
            step.Machine.Write(Path.Combine(step.Machine.Directories.Home, ".config", "login"), "secret");
        });

        var report = (await RunAsync("""
            - id: login
              uses: someone/login@v1
              with: {password: "${{ secrets.PASSWORD }}"}
            - run: echo "${{ steps.login.outputs.user }} $LOGGED_IN" && cat ~/.config/login
            """)).Successfully();

        report.Log.Should().Contain("logging in with ***").And.EndWith("me yes\nsecret");
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_step_gets_interrupt_terminate_and_kill_in_this_order()
    {
        _job.Log.Written += line =>
        {
            if (line == "ready") _job.Cancel();
        };
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var report = await RunAsync("""
            - run: |
                trap 'echo INT' INT
                trap 'echo TERM' TERM
                echo ready
                while :; do sleep 0.1; done
            - run: echo not this
            - if: cancelled()
              run: echo cleaning up
            """);

        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(10)).And.BeLessThan(TimeSpan.FromSeconds(20));
        report.Steps.Select(step => step.Outcome).Should().Equal(Outcome.Cancelled, Outcome.Skipped, Outcome.Success);
        report.Steps[0].Log.Should().Contain("ready\nINT\nTERM");
        report.Status.Should().Be(Outcome.Cancelled);
    }

    [Fact(Timeout = Limit)]
    public async Task A_step_that_takes_too_long_fails_and_the_job_goes_on_to_clean_up()
    {
        var report = await RunAsync("""
            - run: exec sleep 30
              timeout-minutes: 0.005
            - if: failure()
              run: echo cleaning up
            """);

        report.Steps.Select(step => step.Outcome).Should().Equal(Outcome.Failure, Outcome.Success);
    }

    [Fact(Timeout = Limit)]
    public async Task Values_of_any_name_and_size_arrive_unchanged()
    {
        var value = string.Concat(Enumerable.Repeat("ж\"'$`\\\r\n", 10_000));
        _job.Environment["odd-name.x y"] = value;

        var report = (await RunAsync("- run: env -0 | grep -z '^odd-name.x y=' | sha256sum")).Successfully();

        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"odd-name.x y={value}\0"));
        report.Log.Should().EndWith(Convert.ToHexStringLower(hash) + "  -");
    }

    private Task<JobReport> RunAsync(string steps) => _job.RunAsync(WorkflowFile.ParseSteps(steps));
}
