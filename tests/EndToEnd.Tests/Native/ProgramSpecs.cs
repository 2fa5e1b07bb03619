using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Native;

/// <summary>How a native action gets its program. The program is a script here that tells what it was given; no lab is needed.</summary>
public sealed class ProgramSpecs : IDisposable
{
    private const int Limit = 60_000;
    private const string Program = "#!/bin/sh\necho \"ran $1 with $INPUTS_JSON\"\necho 'path=/p' >> \"$GITHUB_OUTPUT\"\n";
    private static readonly string Platform = "linux-" + Machine.Architecture.ToLowerInvariant();
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-native-").FullName;
    private readonly Machine _machine;

    public ProgramSpecs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It plays a Linux runner.");
        File.WriteAllText(Path.Combine(_root, "docker.sock"), "");
        _machine = Machine.Create(_root, Path.Combine(_root, "docker.sock"));
        Copy("actions/native/run.sh");
        Copy("actions/setup/native/action.yml");
    }

    private string Cached => Path.Combine(_machine.Directories.ToolCache, "depot-actions", "1.2.3", Platform["linux-".Length..], "depot-actions");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact(Timeout = Limit)]
    public async Task It_is_downloaded_once_and_then_found_in_the_tool_cache()
    {
        Release(Program);
        var first = (await RunAsync()).Successfully();
        Directory.Delete(Path.Combine(_root, "release"), recursive: true);

        var second = (await RunAsync()).Successfully();

        first.Steps[0].Outputs["path"].Should().Be("/p");
        second.Log.Should().Contain("ran setup with {").And.Contain("\"version\":\"2.x\"").And.Contain("\"oidc\":\"false\"");
        Directory.EnumerateFiles(Path.GetDirectoryName(Cached)!).Should().Equal(Cached);
    }

    [Fact(Timeout = Limit)]
    public async Task A_changed_program_in_the_tool_cache_is_replaced()
    {
        Release(Program);
        _machine.Write(Cached, "#!/bin/sh\necho evil\n", executable: true);

        var report = (await RunAsync()).Successfully();

        report.Log.Should().Contain("ran setup").And.NotContain("evil");
    }

    [Fact(Timeout = Limit)]
    public async Task A_program_that_is_not_the_released_one_is_not_run()
    {
        var sha256 = Release(Program);
        var file = _machine.Write(Path.Combine("release", "depot-actions-" + Platform), "#!/bin/sh\necho evil\n");

        var report = await RunAsync();

        report.Annotations[0].Message.Should().Be(
            $"file://{file} is not what this action was released with: its SHA-256 is {Sha256("#!/bin/sh\necho evil\n")}, not {sha256}.");
        report.Log.Should().NotContain("\nevil");
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Cached)!).Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task A_checkout_pins_no_program_and_says_so()
    {
        Copy("actions/native/release.conf");

        var report = await RunAsync();

        report.Status.Should().Be(Outcome.Failure);
        report.Annotations[0].Message.Should().Be(
            $"This is not a released version of the action: it pins no program for {Platform}. Use a release, or set DEPOT_ACTIONS_PROGRAM.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_download_that_fails_names_the_URL_and_the_workaround()
    {
        Release(Program);
        Directory.Delete(Path.Combine(_root, "release"), recursive: true);

        var report = await RunAsync();

        report.Annotations[0].Message.Should().Be(
            $"depot-actions could not be downloaded from file://{_root}/release/depot-actions-{Platform}. DEPOT_ACTIONS_DOWNLOAD_URL names a mirror.");
    }

    // The second one is a password that should have been written as %2F: curl takes its end for a path, and says so.
    [Theory(Timeout = Limit)]
    [InlineData("http://user:s3cr3t@127.0.0.1:1/a", "http://***@127.0.0.1:1/a")]
    [InlineData("http://user:s3cr3t/s3cr3t@127.0.0.1:1/a", "http://***@127.0.0.1:1/a")]
    [InlineData("user:s3cr3t@127.0.0.1:1/a", "***@127.0.0.1:1/a")]
    [InlineData("http://s3cr3t@127.0.0.1:1/a", "http://***@127.0.0.1:1/a")]
    [InlineData("http://127.0.0.1:1/@scope/a", "http://***@scope/a")]
    [InlineData("http://127.0.0.1:1/%0A::warning::x", "http://127.0.0.1:1/%0A::warning::x")]
    public async Task A_download_that_fails_shows_no_login(string url, string shown)
    {
        Release(Program);
        _machine.Environment["DEPOT_ACTIONS_DOWNLOAD_URL"] = url;

        var report = await RunAsync();

        Error(report).Should().Be($"depot-actions could not be downloaded from {shown}/depot-actions-{Platform}. DEPOT_ACTIONS_DOWNLOAD_URL names a mirror.");
        report.Log.Split('\n').Where(line => !line.Contains("DEPOT_ACTIONS_DOWNLOAD_URL:", StringComparison.Ordinal)).Should().NotContain(line => line.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit)]
    [InlineData("missing")]
    [InlineData("100%25\n::warning::evil\r")]
    [InlineData(".")]
    public async Task A_path_that_is_no_program_is_one_error_with_the_path(string name)
    {
        Copy("actions/native/release.conf");
        _machine.Environment["DEPOT_ACTIONS_PROGRAM"] = Path.Combine(_root, name);

        var report = await RunAsync();

        report.Steps[0].ExitCode.Should().Be(1);
        Error(report).Should().Be($"DEPOT_ACTIONS_PROGRAM names {Path.Combine(_root, name)}, which is not a program.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_program_for_another_machine_is_an_error_with_a_message()
    {
        Copy("actions/native/release.conf");
        var program = _machine.Write("own/depot-actions", "\u007fELF\0", executable: true);
        _machine.Environment["DEPOT_ACTIONS_PROGRAM"] = program;

        (await RunAsync()).Annotations[0].Message.Should().Be($"{program} cannot be started on this machine.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_directory_in_the_place_of_the_program_is_an_error_with_a_message()
    {
        Release(Program);
        Directory.CreateDirectory(Cached);
        // The runner may be another user than the tests.
        File.SetUnixFileMode(Path.GetDirectoryName(Cached)!, (UnixFileMode)0b111_111_111);

        var report = await RunAsync();

        Error(report).Should().Be($"{Cached} is a directory. Delete it: the program belongs there.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_tool_cache_that_cannot_be_written_to_is_an_error_with_a_message()
    {
        Release(Program);
        var directory = Path.GetDirectoryName(Path.GetDirectoryName(Cached)!)!;
        Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
        await File.WriteAllTextAsync(directory, "");

        Error(await RunAsync()).Should().Be("The tool cache cannot be written to; RUNNER_TOOL_CACHE names its directory.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_mirror_is_asked_instead_and_held_to_the_same_checksum()
    {
        Release(Program);
        Directory.Move(Path.Combine(_root, "release"), Path.Combine(_root, "mirror"));
        _machine.Environment["DEPOT_ACTIONS_DOWNLOAD_URL"] = $"file://{_root}/mirror";

        (await RunAsync()).Successfully().Log.Should().Contain("ran setup");
    }

    [Fact(Timeout = Limit)]
    public async Task A_program_that_the_runner_names_is_run_as_it_is()
    {
        Copy("actions/native/release.conf");
        _machine.Environment["DEPOT_ACTIONS_PROGRAM"] = _machine.Write("own/depot-actions", Program, executable: true);

        (await RunAsync()).Successfully().Log.Should().Contain("ran setup");
    }

    // An input with a default always has a value; one that was set to nothing differs from one that was left out.
    [Fact(Timeout = Limit)]
    public async Task Only_inputs_that_were_given_are_passed_on_and_shown()
    {
        Copy("actions/native/release.conf");
        Copy("actions/build-push/native/action.yml");
        _machine.Environment["DEPOT_ACTIONS_PROGRAM"] = _machine.Write("own/depot-actions", "#!/bin/sh\nprintf '%s' \"$INPUTS_JSON\" > inputs\n", executable: true);
        using var job = new Job(_machine, new ActionTable().Add("depot/build-push-action/native@v1", Path.Combine(_root, "actions", "build-push", "native")));

        var report = (await job.RunAsync(WorkflowFile.ParseSteps("""
            - uses: depot/build-push-action/native@v1
              with:
                build-args: |
                  A="b" {0}
                  C=$d
                context: .
                push: ''
            """))).Successfully();

        var inputs = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_machine.Directories.Workspace, "inputs")))!.AsObject();
        inputs.Select(input => input.Key).Should().Equal(
            "build-args", "context", "buildx-fallback", "dry-run", "github-token", "lint", "load", "no-cache", "pull", "push", "retries", "run-in", "save", "summary");
        ((string?)inputs["build-args"]).Should().Be("A=\"b\" {0}\nC=$d\n");
        ((string?)inputs["push"]).Should().BeEmpty();
        report.Log.Split('\n').Should().ContainSingle(line => line.StartsWith("  INPUTS_JSON: {\"build-args\":", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_step_interrupts_the_program_itself()
    {
        Copy("actions/native/release.conf");
        _machine.Environment["DEPOT_ACTIONS_PROGRAM"] = _machine.Write("own/depot-actions",
            "#!/bin/bash\ntrap 'echo interrupted; exit 130' INT\necho ready\nwhile :; do sleep 0.1; done\n", executable: true);

        var report = await RunAsync(cancelAt: "ready");

        report.Steps[0].Outcome.Should().Be(Outcome.Cancelled);
        report.Steps[0].ExitCode.Should().Be(130);
        report.Log.Should().Contain("interrupted");
    }

    // PowerShell itself is the same everywhere, so its script is tried where there is one.
    [Fact(Timeout = 5 * Limit)]
    public async Task The_script_for_windows_goes_by_the_same_rules()
    {
        Assert.SkipUnless(PowerShell is not null, "There is no pwsh on PATH.");
        Copy("actions/native/run.ps1");
        var sha256 = Release(Program);
        var first = await RunPowerShellAsync();
        var changed = _machine.Write(Path.Combine("release", "depot-actions-" + Platform), "evil");
        var second = await RunPowerShellAsync();
        _machine.Write(Cached, "evil", executable: true);
        var third = await RunPowerShellAsync();
        Copy("actions/native/release.conf");
        var fourth = await RunPowerShellAsync();

        first.Steps[0].Outputs["path"].Should().Be("/p");
        second.Steps[0].Outputs["path"].Should().Be("/p", "it is in the tool cache");
        third.Annotations[0].Message.Should().Be(
            $"file://{changed} is not what this action was released with: its SHA-256 is {Sha256("evil")}, not {sha256}.");
        fourth.Annotations[0].Message.Should().Be(
            $"This is not a released version of the action: it pins no program for {Platform}. Use a release, or set DEPOT_ACTIONS_PROGRAM.");
    }

    // The runner adds that the step has failed.
    private static string Error(JobReport report)
    {
        report.Annotations.Select(annotation => annotation.Level).Should().Equal("error", "error");
        report.Annotations[1].Message.Should().StartWith("Process completed with exit code ");
        return report.Annotations[0].Message;
    }

    private static string? PowerShell { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(directory => Path.Combine(directory, "pwsh")).FirstOrDefault(File.Exists);

    private async Task<JobReport> RunPowerShellAsync()
    {
        using var job = new Job(_machine, new());
        return await job.RunAsync(WorkflowFile.ParseSteps(
            $"- run: '{PowerShell} -NoProfile -NonInteractive -File {_root}/actions/native/run.ps1 setup'\n  env: {{INPUTS_JSON: '{{}}'}}"));
    }

    // A release whose program lies in a directory of this machine.
    private string Release(string program)
    {
        _machine.Write(Path.Combine("release", "depot-actions-" + Platform), program);
        _machine.Write("actions/native/release.conf", $"# pins\nversion=1.2.3\nurl=file://{_root}/release\n{Platform}={Sha256(program)}\n");
        return Sha256(program);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private void Copy(string file) => _machine.Write(file, File.ReadAllText(Path.Combine(Lab.Repository, file)));

    private async Task<JobReport> RunAsync(string? cancelAt = null)
    {
        var actions = new ActionTable().Add("depot/setup-action/native@v1", Path.Combine(_root, "actions", "setup", "native"));
        using var job = new Job(_machine, actions);
        job.Log.Written += line =>
        {
            if (line == cancelAt) job.Cancel();
        };
        return await job.RunAsync(WorkflowFile.ParseSteps("- uses: depot/setup-action/native@v1\n  with: {version: 2.x}"));
    }
}
