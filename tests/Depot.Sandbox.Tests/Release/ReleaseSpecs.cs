using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tests.Running;

namespace Depot.Sandbox.Tests.Release;

public sealed class ReleaseSpecs : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sb-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("latest", "3.0.1")]
    [InlineData("2.10.0", "2.10.0")]
    [InlineData("v2.10.0", "2.10.0")]
    [InlineData("3.1.0-beta.1", "3.1.0-beta.1")]
    [InlineData("2", "2.10.0")]
    [InlineData("2.x", "2.10.0")]
    [InlineData("2.x.x", "2.10.0")]
    [InlineData("2.9.x", "2.9.0")]
    [InlineData("^2.9.0", "2.10.0")]
    [InlineData("~2.9.0", "2.9.0")]
    public async Task A_version_is_looked_up_as_an_exact_one_or_the_highest_of_a_range(string wanted, string found)
    {
        await using var sandbox = await StartAsync("2.9.0", "2.10.0", "3.0.1", "3.1.0-beta.1");
        using var web = new ServiceClient(sandbox);

        var answer = (await web.GetAsync($"cli/release/linux/x64/{wanted}")).Body;

        answer.Should().Be(
            $$"""{"ok":true,"url":"{{sandbox.Urls.Web}}/depot/cli/releases/download/v{{found}}/depot_{{found}}_linux_amd64.tar.gz"}""");
    }

    [Theory]
    [InlineData("9.x")]
    [InlineData("2.9.1")]
    [InlineData("nonsense")]
    public async Task A_version_that_does_not_exist_is_an_answer_and_no_HTTP_error(string wanted)
    {
        await using var sandbox = await StartAsync("2.9.0");
        using var web = new ServiceClient(sandbox);

        var answer = await web.GetAsync($"cli/release/linux/x64/{wanted}");

        answer.Should().Be((HttpStatusCode.OK, $$"""{"ok":false,"error":"No release of the Depot CLI found for {{wanted}}"}"""));
    }

    [Fact]
    public async Task An_archive_holds_the_program_as_bin_depot_and_has_the_checksum_that_is_listed()
    {
        await using var sandbox = await StartAsync("2.9.0");
        using var web = new ServiceClient(sandbox);
        var url = (string)(await web.JsonAsync("cli/release/linux/arm64/latest"))["url"]!;

        var archive = await web.Http.GetByteArrayAsync(url);

        await using var tar = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        var entry = (await tar.GetNextEntryAsync())!;
        (entry.Name, Convert.ToString((int)entry.Mode, 8)).Should().Be(("bin/depot", "755"));
        new StreamReader(entry.DataStream!).ReadToEnd().Should().Be("program 2.9.0");
        (await web.GetAsync("depot/cli/releases/download/v2.9.0/depot_2.9.0_checksums.txt")).Body
            .Should().Contain($"{Convert.ToHexStringLower(SHA256.HashData(archive))}  depot_2.9.0_linux_arm64.tar.gz\n");
    }

    [Fact]
    public async Task A_download_that_is_cut_has_the_full_length_in_its_head_and_not_in_its_body()
    {
        await using var sandbox = await StartAsync("2.9.0");
        sandbox.Script = new() { Answers = new Dictionary<string, ScriptedAnswer> { ["archive"] = new() { CutAfterBytes = 10 } } };
        using var web = new ServiceClient(sandbox);
        var url = (string)(await web.JsonAsync("cli/release/linux/x64/latest"))["url"]!;

        var download = () => web.Http.GetByteArrayAsync(url);

        await download.Should().ThrowAsync<HttpRequestException>();
    }

    private Task<DepotSandbox> StartAsync(params string[] versions) => DepotSandbox.StartAsync(new()
    {
        Releases = [.. versions.Select(version => new CliRelease(version, Program(version)))],
    });

    private string Program(string version)
    {
        var path = Path.Combine(_directory.FullName, version);
        File.WriteAllText(path, $"program {version}");
        return path;
    }
}
