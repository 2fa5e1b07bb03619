using System.Net;
using Depot.Actions.Errors;
using Depot.Actions.Install;

namespace Depot.Actions.Tests.Install;

public class ReleaseServiceSpecs
{
    private const string Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Url = "https://github.com/depot/cli/releases/download/v2.1.0/depot_2.1.0_linux_amd64.tar.gz";
    private static readonly ReleasePlatform Platform = new("linux", "x64");

    [Fact]
    public void An_archive_is_all_the_service_has_to_name() =>
        Read($$"""{"ok":true,"url":"{{Url}}"}""").Should().Be(new Release("2.1.0", new(Url)));

    [Fact]
    public void A_service_may_tell_checksum_and_length() =>
        Read($$"""{"ok":true,"url":"{{Url}}","sha256":"{{Hex}}","size":12}""").Should()
            .Be(new Release("2.1.0", new(Url), new(Hex, "the release service"), 12));

    [Fact]
    public void A_release_has_its_checksums_beside_it() => new Release("2.1.0", new(Url)).ChecksumFile.Should()
        .Be(new Uri("https://github.com/depot/cli/releases/download/v2.1.0/depot_2.1.0_checksums.txt"));

    [Fact]
    public void Elsewhere_no_checksums_are_expected() =>
        new Release("2.1.0", new("https://mirror.example/depot_2.1.0_linux_amd64.tar.gz")).ChecksumFile.Should().BeNull();

    [Fact]
    public void A_version_that_is_not_in_the_URL_comes_from_the_service() =>
        Read("""{"ok":true,"url":"https://mirror.example/depot.tgz","version":"v2.1.0"}""").Version.Should().Be("2.1.0");

    [Fact]
    public void A_version_that_is_not_in_the_URL_is_the_one_asked_for() =>
        Read("""{"ok":true,"url":"https://mirror.example/depot.tgz"}""", "2.1.0").Version.Should().Be("2.1.0");

    [Fact]
    public void A_version_that_is_not_known_is_not_guessed() =>
        Refused("""{"ok":true,"url":"https://mirror.example/depot.tgz"}""").Should().Be(
            "GET https://dl.example/linux/x64/v answered with https://mirror.example/depot.tgz, which does not contain its version. "
            + "Write an exact version into the input 'version', or have the service add a field 'version'.");

    [Fact]
    public void A_version_that_does_not_exist_is_reported_with_the_message_of_the_service() =>
        Refused("""{"ok":false,"error":"No release found"}""", "9.9.9").Should().Be(
            "There is no Depot CLI '9.9.9' for linux/x64: GET https://dl.example/linux/x64/v answered 200 OK: No release found. "
            + "See https://github.com/depot/cli/releases for the versions.");

    [Fact]
    public void A_release_candidate_is_no_answer_to_a_request_for_the_release() =>
        Refused($$"""{"ok":true,"url":"{{Url.Replace("2.1.0", "2.1.0-rc.1", StringComparison.Ordinal)}}"}""", "2.1.0").Should().Be(
            "The input 'version' asks for 2.1.0, but GET https://dl.example/linux/x64/v offers 2.1.0-rc.1. Nothing was installed.");

    [Fact]
    public void A_page_in_place_of_an_answer_is_reported_with_URL_and_status() =>
        Refused("<html>\n<body>Sign in to the guest network of the hotel, dear guest of ours</body>").Should().Be(
            "GET https://dl.example/linux/x64/v answered 200 OK, but not with JSON "
            + "(it begins with '<html> <body>Sign in to the guest network of the hotel, dear'). "
            + "The release service, or a proxy before it, has a problem; DEPOT_RELEASE_URL can name another one.");

    [Theory]
    [InlineData("""{"ok":true,"url":"file:///etc/passwd"}""")]
    [InlineData("""{"ok":true,"url":"depot.tgz"}""")]
    public void An_archive_comes_over_http(string json) =>
        Refused(json).Should().Be("GET https://dl.example/linux/x64/v answered with a 'url' that is not an HTTP URL.");

    [Fact]
    public void A_checksum_that_is_none_is_not_ignored() =>
        Refused($$"""{"ok":true,"url":"{{Url}}","sha256":"abc"}""").Should().Be(
            "GET https://dl.example/linux/x64/v answered with a checksum that is not a SHA-256 (64 hexadecimal digits). Nothing was installed.");

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("true")]
    public void A_checksum_of_another_kind_is_not_ignored_either(string value) =>
        Refused($$"""{"ok":true,"url":"{{Url}}","sha256":{{value}}}""").Should().Be(
            "GET https://dl.example/linux/x64/v answered with a checksum that is not a SHA-256 (64 hexadecimal digits). Nothing was installed.");

    [Theory]
    [InlineData("\"3\"")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public void A_length_that_is_none_is_not_ignored(string value) =>
        Refused($$"""{"ok":true,"url":"{{Url}}","size":{{value}}}""").Should().Be(
            "GET https://dl.example/linux/x64/v answered with a 'size' that is not a number of bytes. Nothing was installed.");

    private static Release Read(string body, string asked = "latest") => ReleaseService.Read(
        new(new(HttpMethod.Get, new("https://dl.example/linux/x64/v?key=secret")), HttpStatusCode.OK, body), Platform, asked);

    private static string Refused(string body, string asked = "latest") =>
        FluentActions.Invoking(() => Read(body, asked)).Should().Throw<StepException>().Which.Message;
}
