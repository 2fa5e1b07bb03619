using Depot.Actions.Install;

namespace Depot.Actions.Tests.Install;

public class ChecksumSpecs
{
    private const string Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Base64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Theory]
    [InlineData(Hex, Hex)]
    [InlineData("SHA256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855\n", Hex)]
    [InlineData("sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", null)]
    [InlineData("e3b0", null)]
    [InlineData(null, null)]
    public void Digits_are_a_checksum_or_are_not(string? text, string? hex) => Checksum.FromHex(text, "x")?.Hex.Should().Be(hex);

    [Theory]
    [InlineData("X-Checksum-Sha256", Hex)]
    [InlineData("Repr-Digest", $"sha-256=:{Base64}:")]
    [InlineData("Content-Digest", $"sha-512=:AAAA:, sha-256=:{Base64}:")]
    [InlineData("digest", $"SHA-256={Base64}")]
    public void Headers_tell_checksums(string name, string value) =>
        Checksum.FromHeaders([new(name, [value])]).Should().Equal(new Checksum(Hex, name));

    [Theory]
    [InlineData("Digest", "md5=AAAA")]
    [InlineData("Digest", "sha-256")]
    [InlineData("Repr-Digest", "sha-256=:AAAA:")]
    [InlineData("X-Checksum-Sha256", "none")]
    [InlineData("ETag", Hex)]
    public void Headers_that_tell_something_else_are_left_alone(string name, string value) =>
        Checksum.FromHeaders([new(name, [value])]).Should().BeEmpty();

    [Theory]
    [InlineData($"{Hex}  depot_linux.tar.gz\n")]
    [InlineData($"0000  other.tar.gz\r\n{Hex} *depot_linux.tar.gz\r\n")]
    public void A_file_of_checksums_has_a_line_for_each_archive(string text) =>
        Checksum.FromFile(text, "depot_linux.tar.gz", "x").Should().Be(new Checksum(Hex, "x"));

    [Theory]
    [InlineData("")]
    [InlineData("<html>sign in</html>")]
    [InlineData($"{Hex}  not_depot_linux.tar.gz")]
    public void A_file_without_that_line_tells_nothing(string text) => Checksum.FromFile(text, "depot_linux.tar.gz", "x").Should().BeNull();
}
