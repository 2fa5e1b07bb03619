using Depot.Actions.Cli;
using Depot.Actions.Errors;
using Depot.Actions.Install;
using Depot.Actions.Setup;
using Depot.Actions.Tests.Setup;

namespace Depot.Actions.Tests.Cli;

/// <summary>A build in a container gets no directory that a setup put on PATH, and finds the CLI all the same.</summary>
public sealed class LastUsedCliSpecs : IDisposable
{
    private readonly SetupSteps _setup = new();

    [Fact]
    public void Without_any_the_cli_is_missing() =>
        FluentActions.Invoking(() => CliLocator.FindDepot(_setup.Step.Context)).Should().Throw<StepException>()
            .WithMessage("The Depot CLI is not on PATH. Put a step 'uses: depot/setup-action@v1' before this one.");

    [Fact]
    public async Task Of_several_versions_the_one_of_the_last_setup_is_used()
    {
        _setup.WithCached("2.0.0").WithCached("2.1.0").WithCached("1.9.0");
        foreach (var version in new[] { "2.0.0", "2.1.0", "1.9.0" }) File.SetLastWriteTimeUtc(_setup.Entry(version).Marker, new(2025, 1, 1));
        File.SetLastWriteTimeUtc(_setup.Entry("2.1.0").Marker, new(2025, 6, 1));

        _setup.Step.Input("version", "2.0.0");
        (await _setup.RunAsync()).Should().Be(0);

        CliLocator.FindDepot(_setup.Step.Context).Should().Be(_setup.Entry("2.0.0").Program);
    }

    [Fact]
    public async Task Another_job_that_uses_another_version_meanwhile_changes_nothing()
    {
        _setup.WithCached("2.0.0").WithCached("2.1.0");
        _setup.Step.Input("version", "2.0.0");
        (await _setup.RunAsync()).Should().Be(0);

        File.SetLastWriteTimeUtc(_setup.Entry("2.1.0").Marker, DateTime.UtcNow.AddHours(1));

        CliLocator.FindDepot(_setup.Step.Context).Should().Be(_setup.Entry("2.0.0").Program);
    }

    [Fact]
    public void The_one_on_path_comes_first()
    {
        _setup.WithCached("2.0.0");
        _setup.Step.WithDepot();

        CliLocator.FindDepot(_setup.Step.Context).Should().Be(Path.Combine(_setup.Step.Bin, "depot"));
    }

    [Fact]
    public void A_version_that_is_not_complete_is_none()
    {
        _setup.WithCached("2.0.0").WithCached("2.1.0");
        File.Delete(_setup.Entry("2.1.0").Marker);

        CliLocator.FindDepot(_setup.Step.Context).Should().Be(_setup.Entry("2.0.0").Program);
    }

    [Fact]
    public async Task A_setup_in_a_container_puts_the_hosts_path_on_path()
    {
        _setup.Step.Variable("RUNNER_TOOL_CACHE", "").Input("version", "latest");

        (await RunInContainerAsync(shared: _setup.Step.Temp)).Should().Be(0);

        var directory = $"depot-tool-cache/depot/2.1.0/{ReleasePlatform.OfThisProcess().Architecture}";
        _setup.Paths.Should().Be($"/home/runner/work/_temp/{directory}\n");
        _setup.Step.Outputs["path"].Should().Be($"/home/runner/work/_temp/{directory}/depot");
        CliLocator.FindDepot(_setup.Step.Context).Should().Be(Path.Combine(_setup.Step.Temp, directory, "depot"));
    }

    [Fact]
    public async Task A_setup_that_could_only_install_into_the_container_fails()
    {
        _setup.Step.Variable("RUNNER_TOOL_CACHE", "");

        (await RunInContainerAsync(shared: "/github/workspace")).Should().Be(1);

        _setup.Step.Errors.Should().Equal($"The CLI must go where later steps find it, {_setup.Step.Temp}/depot-tool-cache is in no directory of the host, "
            + "which is not accessible from inside the container of this step. The native variant (uses: depot/setup-action/native@v1) runs on the host.");
    }

    [Fact]
    public async Task Dockers_configuration_cannot_be_changed_from_a_container()
    {
        _setup.Step.Input("configure-docker", "true");

        (await RunInContainerAsync(shared: _setup.Step.Temp)).Should().Be(1);

        _setup.Step.Errors.Should().Equal("Input 'configure-docker': Docker's configuration is on the host, which is not accessible "
            + "from inside the container of this step. The native variant (uses: depot/setup-action/native@v1) runs on the host.");
    }

    [Fact]
    public async Task A_directory_that_PATH_cannot_hold_is_an_error()
    {
        _setup.Step.Variable("RUNNER_TOOL_CACHE", Path.Combine(_setup.Step.Root, "a\nb"));

        (await _setup.RunAsync()).Should().Be(1);

        _setup.Step.Errors.Should().ContainSingle().Which.Should().EndWith("cannot be put on PATH, because it has a line break. Check RUNNER_TOOL_CACHE and RUNNER_TEMP.");
    }

    [Theory(Timeout = 10_000)]
    [InlineData("link")]
    [InlineData("fifo")]
    public async Task What_another_job_has_put_in_the_place_of_the_note_is_replaced(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        var note = Path.Combine(_setup.Step.Temp, "depot-tool-cache", "version-of-job");
        var victim = Path.Combine(_setup.Step.Root, "victim");
        Directory.CreateDirectory(Path.GetDirectoryName(note)!);
        await File.WriteAllTextAsync(victim, "years of work", TestContext.Current.CancellationToken);
        if (kind == "link") File.CreateSymbolicLink(note, victim);
        else using (var made = System.Diagnostics.Process.Start("mkfifo", note)) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        ToolCache.NoteForJob(_setup.Step.Context.Environment, "2.1.0");

        (await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken)).Should().Be("2.1.0");
        (await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken)).Should().Be("years of work");
    }

    [Fact(Timeout = 10_000)]
    public async Task A_note_that_is_a_fifo_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        _setup.WithCached("2.0.0");
        var note = Path.Combine(_setup.Step.Temp, "depot-tool-cache", "version-of-job");
        Directory.CreateDirectory(Path.GetDirectoryName(note)!);
        File.Delete(note);
        using (var made = System.Diagnostics.Process.Start("mkfifo", note)) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        (await Task.Run(() => CliLocator.FindDepot(_setup.Step.Context), TestContext.Current.CancellationToken)).Should().Be(_setup.Entry("2.0.0").Program);
    }

    public void Dispose() => _setup.Dispose();

    private Task<int> RunInContainerAsync(string shared) => _setup.Step.RunAsync(context => SetupAction.RunAsync(context with
    {
        LaterSteps = new([new(_setup.Step.Temp, "/home/runner/work/_temp")]),
        HostAccess = new(new([new("/", "/"), new("/somewhere", shared)]), context.Environment, "setup"),
    }));
}
