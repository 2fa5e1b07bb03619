using CsCheck;
using Depot.Actions.Registries;

namespace Depot.Actions.Tests.Registries;

public class ImageReferenceSpecs
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static TheoryData<string, ImageReference> GoodNames => new()
    {
        { "app", new("docker.io", "app", null, null) },
        { "octo/app:1.0", new("docker.io", "octo/app", "1.0", null) },
        { "ghcr.io/octo/app:sha-1234", new("ghcr.io", "octo/app", "sha-1234", null) },
        { "localhost/app", new("localhost", "app", null, null) },
        { "localhost:5000/app:_x", new("localhost:5000", "app", "_x", null) },
        { "127.0.0.1:5000/a/b/c:V1", new("127.0.0.1:5000", "a/b/c", "V1", null) },
        { "[2001:db8::1]:5000/app", new("[2001:db8::1]:5000", "app", null, null) },
        { "r.example/a__b.c---d_e/f", new("r.example", "a__b.c---d_e/f", null, null) },
        { "Foo/app", new("Foo", "app", null, null) },
        { $"r.example/app:1@{Digest}", new("r.example", "app", "1", Digest) },
    };

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void A_name_that_the_cli_takes_is_taken_apart(string text, ImageReference expected)
    {
        var reference = ImageReference.Parse(text, out var problem);

        reference.Should().Be(expected);
        problem.Should().BeEmpty();
    }

    // Each was refused by the real CLI, after it had started a builder.
    [Theory]
    [InlineData("127.0.0.1:5000/Foo/App:1", "a repository name is lowercase; write '127.0.0.1:5000/foo/app'")]
    [InlineData("ghcr.io/Octo/app", "a repository name is lowercase; write 'ghcr.io/octo/app'")]
    [InlineData("App", "a repository name is lowercase; write 'app'")]
    [InlineData("r.example/foo:a:b", "'a:b' is not a valid tag; a tag has letters, digits, '_', '.' and '-', and must not start with '.' or '-'")]
    [InlineData("foo:-b", "'-b' is not a valid tag; a tag has letters, digits, '_', '.' and '-', and must not start with '.' or '-'")]
    [InlineData("foo:refs/heads/main", "'foo:refs' is no registry; write host or host:port before the first '/', and no '/' in a tag")]
    [InlineData("foo:", "there is nothing after ':'; a variable may be empty")]
    [InlineData("r.example//app", "it has an empty component (two slashes, or a leading or trailing slash); a variable may be empty")]
    [InlineData("/app:1", "it has an empty component (two slashes, or a leading or trailing slash); a variable may be empty")]
    [InlineData("r.example/", "it names no repository; write registry/name:tag")]
    [InlineData("a..b", "'a..b' is no part of a repository name; write lowercase letters and digits, with '.', '_' or '-' only between them")]
    [InlineData("a_", "'a_' is no part of a repository name; write lowercase letters and digits, with '.', '_' or '-' only between them")]
    [InlineData("a b", "'a b' is no part of a repository name; write lowercase letters and digits, with '.', '_' or '-' only between them")]
    [InlineData("r_x.example/app", "'r_x.example' is no registry; write host or host:port before the first '/', and no '/' in a tag")]
    [InlineData("r.example:x/app", "'r.example:x' is no registry; write host or host:port before the first '/', and no '/' in a tag")]
    [InlineData("app@sha256:12", "what follows '@' is no digest; write sha256: and 64 hexadecimal digits")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "64 hexadecimal digits are an image id, not a name")]
    public void A_name_that_the_cli_refuses_is_refused_with_what_to_write(string text, string expected)
    {
        var reference = ImageReference.Parse(text, out var problem);

        reference.Should().BeNull();
        problem.Should().Be(expected);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_tag_has_at_most_128_characters(int length, bool isGood) =>
        (ImageReference.Parse("app:" + new string('x', length), out _) is not null).Should().Be(isGood);

    [Theory]
    [InlineData("a-")]
    [InlineData("a.")]
    [InlineData("a__")]
    [InlineData("/a")]
    [InlineData("a")]
    public async Task A_name_of_a_megabyte_is_refused_at_once(string part)
    {
        var name = string.Concat(Enumerable.Repeat(part, 500_000));

        // On a thread of its own: a reader that goes back and forth never comes to the end that is wrong.
        var reading = Task.Run(() => ImageReference.Parse(name, out _) ?? ImageReference.Parse(name + "!", out _));

        (await reading.WaitAsync(TimeSpan.FromSeconds(5))).Should().BeNull();
    }

    [Fact]
    public void Every_string_is_either_taken_or_refused_with_a_message() =>
        Gen.String[Gen.Char["aA0.:/@_-[] é\n"], 0, 12].Sample(text => (ImageReference.Parse(text, out var problem) is null).Should().Be(problem.Length > 0));
}
