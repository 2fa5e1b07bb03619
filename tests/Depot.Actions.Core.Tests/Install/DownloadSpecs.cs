using Depot.Actions.Install;
using Depot.Actions.Tests.Running;
using Depot.Actions.Tests.Setup;

namespace Depot.Actions.Tests.Install;

/// <summary>What may happen to an archive on its way.</summary>
public class DownloadSpecs : IDisposable
{
    private readonly SetupSteps _setup = new();

    private TestStep Step => _setup.Step;

    [Fact]
    public async Task A_download_that_fails_for_a_while_is_retried()
    {
        _setup.Server.On(SetupSteps.ArchivePath, ServerAnswer.Error(503), ServerAnswer.CutBeforeAnything, ServerAnswer.File(_setup.Archive));

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Server.Lines.Count(line => line == SetupSteps.ArchivePath).Should().Be(3);
        Step.Log.Should().Contain($"GET {_setup.ArchiveUrl} answered 503 Service Unavailable; retrying in ");
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_retried()
    {
        _setup.Server.On(SetupSteps.ArchivePath, Promising(_setup.Archive.Length + 40), ServerAnswer.File(_setup.Archive));

        (await _setup.RunAsync()).Should().Be(0);

        Step.Log.Should().Contain(
            $"GET {_setup.ArchiveUrl} failed: the connection ended after {_setup.Archive.Length} of {_setup.Archive.Length + 40} bytes; retrying in ");
        File.ReadAllBytes(_setup.Entry().Program).Should().NotBeEmpty();
    }

    [Fact]
    public async Task An_archive_that_is_always_too_short_is_not_installed()
    {
        _setup.Server.On(SetupSteps.ArchivePath, Promising(_setup.Archive.Length + 40));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"depot 2.1.0 could not be downloaded: GET {_setup.ArchiveUrl} failed: the connection ended after "
            + $"{_setup.Archive.Length} of {_setup.Archive.Length + 40} bytes. Nothing was installed. Run the job again; if it fails again, DEPOT_RELEASE_URL can name a mirror.");
        _setup.Server.Lines.Count(line => line == SetupSteps.ArchivePath).Should().Be(4);
        NothingIsLeft();
    }

    [Fact]
    public async Task A_redirect_to_a_file_is_not_followed()
    {
        _setup.Server.On(SetupSteps.ArchivePath, ServerAnswer.Error(302, "Location: file:///etc/passwd"));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().ContainSingle().Which.Should().StartWith($"depot 2.1.0 could not be downloaded: GET {_setup.ArchiveUrl} failed: ");
        _setup.Server.Lines.Count(line => line == SetupSteps.ArchivePath).Should().Be(1);
        NothingIsLeft();
    }

    [Fact]
    public async Task An_archive_of_another_length_than_the_service_says_is_not_installed()
    {
        Offer($"\"size\":{_setup.Archive.Length + 1}");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"depot 2.1.0 could not be downloaded: GET {_setup.ArchiveUrl} failed: {_setup.Archive.Length} bytes arrived, "
            + $"and the release service says there are {_setup.Archive.Length + 1}. Nothing was installed. "
            + "Run the job again; if it fails again, DEPOT_RELEASE_URL can name a mirror.");
        NothingIsLeft();
    }

    [Fact]
    public async Task An_archive_with_the_checksum_of_the_service_is_installed()
    {
        Offer($"\"sha256\":\"{_setup.Sha256}\"");

        (await _setup.RunAsync()).Should().Be(0);

        Step.Log.Should().Contain($"\nSHA-256 {_setup.Sha256} matches the release service\n");
        _setup.Server.Lines.Should().NotContain(SetupSteps.ChecksumPath);
    }

    [Fact]
    public async Task An_archive_with_another_checksum_than_the_service_says_is_not_installed()
    {
        var other = TestArchive.Sha256([]);
        Offer($"\"digest\":\"sha256:{other}\"");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal(Mismatch(other, "the release service"));
        NothingIsLeft();
    }

    [Fact]
    public async Task An_archive_with_another_checksum_than_its_headers_say_is_not_installed()
    {
        _setup.Server.On(SetupSteps.ArchivePath, ServerAnswer.File(_setup.Archive, $"X-Checksum-Sha256: {TestArchive.Sha256([])}"));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal(Mismatch(TestArchive.Sha256([]), "X-Checksum-Sha256"));
        NothingIsLeft();
    }

    [Fact]
    public async Task An_archive_with_another_checksum_than_its_release_lists_is_not_installed()
    {
        _setup.Server.On(SetupSteps.ChecksumPath, ServerAnswer.Text($"{TestArchive.Sha256([])}  depot_2.1.0_linux_amd64.tar.gz\n"));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal(Mismatch(TestArchive.Sha256([]), _setup.ChecksumUrl));
        NothingIsLeft();
    }

    [Fact]
    public async Task An_archive_with_the_checksum_its_release_lists_is_installed()
    {
        _setup.Server.On(SetupSteps.ChecksumPath, ServerAnswer.Text($"{_setup.Sha256}  depot_2.1.0_linux_amd64.tar.gz\n"));

        (await _setup.RunAsync()).Should().Be(0);

        Step.Log.Should().Contain($"\nSHA-256 {_setup.Sha256} matches {_setup.ChecksumUrl}\n");
    }

    [Fact]
    public async Task A_list_of_checksums_that_cannot_be_had_is_not_the_same_as_none()
    {
        _setup.Server.On(SetupSteps.ChecksumPath, ServerAnswer.Error(503));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"depot 2.1.0 could not be downloaded: GET {_setup.ChecksumUrl} answered 503 Service Unavailable. Nothing was installed. "
            + "Run the job again; if it fails again, DEPOT_RELEASE_URL can name a mirror.");
        NothingIsLeft();
    }

    [Fact]
    public async Task A_page_in_place_of_an_archive_is_not_installed()
    {
        _setup.Server.On(SetupSteps.ArchivePath, ServerAnswer.Text("<html>sign in</html>"));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"The archive {_setup.ArchiveUrl} cannot be used: it is neither .tar.gz nor .zip. Nothing was installed.");
        NothingIsLeft();
    }

    [Fact]
    public async Task A_missing_archive_is_not_retried()
    {
        _setup.Server.On(SetupSteps.ArchivePath, ServerAnswer.Error(404));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"depot 2.1.0 could not be downloaded: GET {_setup.ArchiveUrl} answered 404 Not Found. Nothing was installed. "
            + "Run the job again; if it fails again, DEPOT_RELEASE_URL can name a mirror.");
        _setup.Time.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_download_that_stalls_is_retried()
    {
        _setup.Server.On(SetupSteps.ArchivePath, Pausing(async () =>
        {
            _setup.Time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }), ServerAnswer.File(_setup.Archive));

        (await _setup.RunAsync()).Should().Be(0);

        Step.Log.Should().Contain($"GET {_setup.ArchiveUrl} failed: nothing arrived for 30 s; retrying in ");
    }

    [Fact]
    public async Task A_long_download_tells_how_far_it_is()
    {
        var big = new byte[4_000_000];
        var file = Path.Combine(Step.Temp, "GITHUB_archive");
        var release = new Release("2.1.0", new(_setup.ArchiveUrl));
        _setup.Server.On(SetupSteps.ArchivePath, new ServerAnswer(200, big)
        {
            Halfway = async () =>
            {
                await Step.UntilFileAsync(file);
                _setup.Time.Advance(TimeSpan.FromSeconds(5));
            },
        });
        using var http = new Depot.Actions.Http.HttpCaller(Step.Context, "test");

        await Download.ToFileAsync(Step.Context, http, release, file);

        Step.Log.Should().StartWith("Downloaded ").And.EndWith(" %)\n").And.Contain(" of 4.0 MB (");
        Step.Log.Split('\n').Should().HaveCount(2);
    }

    [Theory]
    [InlineData(12_345_678, 51_000_000L, "Downloaded 12.3 of 51.0 MB (24 %)")]
    [InlineData(12_345_678, null, "Downloaded 12.3 MB")]
    [InlineData(0, 0L, "Downloaded 0.0 MB")]
    public void Progress_is_told_in_megabytes_and_percent(long length, long? expected, string line) =>
        Download.ProgressLine(length, expected).Should().Be(line);

    [Fact]
    public async Task A_cancelled_step_leaves_nothing_behind()
    {
        _setup.Server.On(SetupSteps.ArchivePath, Pausing(async () =>
        {
            Step.Stop.Raise();
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }));
        var running = _setup.RunAsync;

        await running.Should().ThrowAsync<OperationCanceledException>();

        NothingIsLeft();
    }

    public void Dispose()
    {
        _setup.Dispose();
        GC.SuppressFinalize(this);
    }

    private ServerAnswer Promising(int length) => ServerAnswer.File(_setup.Archive) with { Promise = length };

    private ServerAnswer Pausing(Func<Task> halfway) => ServerAnswer.File(_setup.Archive) with { Halfway = halfway };

    private void Offer(string more) =>
        _setup.Server.On(SetupSteps.Lookup("latest"), ServerAnswer.Json($$"""{"ok":true,"url":"{{_setup.ArchiveUrl}}",{{more}}}"""));

    private string Mismatch(string published, string origin) =>
        $"{_setup.ArchiveUrl} is not what was published: its SHA-256 is {_setup.Sha256}, and {origin} says {published}. "
        + "Nothing was installed. A proxy or mirror may have damaged or replaced it; fetch it again or ask its operator.";

    private void NothingIsLeft()
    {
        _setup.Leftovers.Should().BeEmpty();
        _setup.Paths.Should().BeEmpty();
        if (Directory.Exists(_setup.Cache)) Directory.EnumerateFiles(_setup.Cache, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }
}
