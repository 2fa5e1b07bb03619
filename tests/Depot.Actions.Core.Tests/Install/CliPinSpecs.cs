using Depot.Actions.Install;
using Depot.Actions.Tests.Running;
using Depot.Actions.Tests.Setup;

namespace Depot.Actions.Tests.Install;

/// <summary>The input <c>sha256</c>: a pinned CLI is a pinned file.</summary>
public sealed class CliPinSpecs : IDisposable
{
    private static readonly string Other = new('0', 64);

    private readonly SetupSteps _setup = new();

    private TestStep Step => _setup.Step;

    [Fact]
    public async Task The_pinned_archive_is_installed()
    {
        Pin(_setup.Sha256);

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Entry().IsComplete.Should().BeTrue();
    }

    [Fact]
    public async Task The_program_in_the_archive_can_be_pinned_as_well()
    {
        await _setup.RunAsync();
        var program = CliPin.Of(_setup.Entry().Program);
        File.Delete(_setup.Entry().Marker);
        Pin(program);

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Entry().IsComplete.Should().BeTrue();
    }

    [Fact]
    public async Task A_workflow_for_several_platforms_pins_a_file_for_each()
    {
        Pin($"{Other}\nsha256:{_setup.Sha256.ToUpperInvariant()}");

        (await _setup.RunAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Another_file_is_not_installed()
    {
        var program = await ProgramAsync();
        Pin(Other);

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"Input 'sha256': depot 2.1.0 is a different file: {_setup.ArchiveUrl} has the SHA-256 {_setup.Sha256}, and the program in it {program}. "
            + "Nothing was installed. Find out why it differs before you write another value.");
        _setup.Paths.Should().BeEmpty();
        _setup.Entry().IsComplete.Should().BeFalse();
        _setup.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task The_pinned_program_in_the_cache_needs_no_network()
    {
        _setup.WithCached("2.1.0");
        var program = CliPin.Of(_setup.Entry().Program);
        Pin(program);
        Step.Variable("DEPOT_RELEASE_URL", LoopbackServer.Nowhere);

        (await _setup.RunAsync()).Should().Be(0);

        Step.Log.Should().Be($"{_setup.Entry().Program} has the SHA-256 {program}, as in the input 'sha256'\nFound in the tool cache: {_setup.DirectoryOf()}\ndepot 2.1.0 is installed\n");
    }

    [Fact]
    public async Task Another_program_in_the_cache_is_replaced()
    {
        _setup.WithCached("2.1.0", "another");
        Pin(_setup.Sha256);

        (await _setup.RunAsync()).Should().Be(0);

        Step.Log.Should().StartWith($"{_setup.Entry().Program} has the SHA-256 {TestArchive.Sha256("another"u8.ToArray())}, not in the input 'sha256'; it is downloaded again\n");
        _setup.Entry().IsComplete.Should().BeTrue();
        File.ReadAllText(_setup.Entry().Program).Should().NotBe("another");
    }

    [Fact]
    public async Task Another_program_in_the_cache_is_not_used_when_nothing_better_is_found()
    {
        _setup.WithCached("2.1.0", "another");
        Pin(Other);

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().ContainSingle().Which.Should().StartWith("Input 'sha256': depot 2.1.0 is a different file: ");
        _setup.Paths.Should().BeEmpty();
        File.ReadAllText(_setup.Entry().Program).Should().Be("another");
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("2.x")]
    [InlineData("")]
    public async Task A_file_belongs_to_one_version(string version)
    {
        Step.Input("version", version).Input("sha256", Other);

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"Input 'sha256': a file belongs to one version, and 'version' is '{(version.Length > 0 ? version : "latest")}'. Write an exact version, such as 2.102.12.");
        _setup.Server.Lines.Should().BeEmpty();
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    public async Task What_is_no_sha256_is_refused_before_anything_happens(string text)
    {
        Pin($"{Other}, {text}");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal("Input 'sha256': item 2 of 2 is not a valid SHA-256; write 64 hexadecimal digits.");
        _setup.Server.Lines.Should().BeEmpty();
    }

    public void Dispose() => _setup.Dispose();

    private void Pin(string sha256) => Step.Input("version", "2.1.0").Input("sha256", sha256);

    // What the archive holds, found out elsewhere.
    private static async Task<string> ProgramAsync()
    {
        using var elsewhere = new SetupSteps();
        await elsewhere.RunAsync();
        return CliPin.Of(elsewhere.Entry().Program);
    }
}
