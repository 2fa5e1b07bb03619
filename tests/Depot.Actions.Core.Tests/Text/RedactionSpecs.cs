using CsCheck;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

public class RedactionSpecs
{
    private static readonly string[] Names =
    [
        "TOKEN", "NPM_TOKEN", "MY_SECRET_1", "passwd", "DB_PASSWORD", "PASS", "db.pass", "pwd", "PAT", "GH_PAT", "DSN", "SENTRY_DSN", "credentials", "apikey", "API_KEY", "apiKey",
        "SIGNING_KEY", "MYKEY", "aws_access_key_id", "secret_access_key", "private-key", "http-auth", "AUTH", "authToken", "GIT_AUTH_TOKEN", "passphrase", "JWT", "session-cookie", "SLACK_WEBHOOK", "ConnectionString",
    ];

    // What a person might choose as a secret, and what would end it elsewhere.
    private static readonly Gen<string> Secret = Gen.Char["abcXYZ019,;=:/?#@&%$!'\"\\ +-_.~|<>()[]{}"].Array[1, 24].Select(signs => "s3c" + new string(signs) + "r3t");

    [Theory]
    [InlineData("type=registry,ref=a/b,Token=x,password=y=z", "type=registry,ref=a/b,Token=***")]
    [InlineData("TOKEN=a,SECRET", "TOKEN=***")]
    [InlineData("'TOKEN'=a b", "'TOKEN'=***")]
    [InlineData("Server=db;user=x;password=y", "Server=db;user=x;password=***")]
    [InlineData("API_TOKEN: s3kr1t", "API_TOKEN:***")]
    [InlineData("API_TOKEN s3kr1t=", "API_TOKEN***")]
    [InlineData("VERSION: 1", "VERSION: 1")]
    [InlineData("org/auth:1.0", "org/auth:1.0")]
    [InlineData("auth:1.0", "auth:1.0")]
    [InlineData("=token", "=token")]
    [InlineData("token", "token")]
    [InlineData("name=my-token", "name=my-token")]
    [InlineData("org.opencontainers.image.authors=me", "org.opencontainers.image.authors=me")]
    [InlineData("BYPASS=1,compass=n,PATH=/x,pattern=y", "BYPASS=1,compass=n,PATH=/x,pattern=y")]
    [InlineData("Proxy-Authorization: Basic abc", "Proxy-Authorization:***")]
    [InlineData("", "")]
    public void The_value_of_a_name_that_speaks_of_a_secret_is_hidden(string item, string shown) => Redaction.OfItem(item).Should().Be(shown);

    [Theory]
    [InlineData("Authorization: abc def", "Authorization:***")]
    [InlineData("> Authorization: abc", "> Authorization:***")]
    [InlineData("curl -H Authorization: Bearer abc", "curl -H Authorization:***")]
    [InlineData("sent Proxy-Authorization: Basic abc\nnext", "sent Proxy-Authorization:***\nnext")]
    [InlineData("may require authorization: server message: insufficient_scope", "may require authorization: server message: insufficient_scope")]
    public void A_header_is_hidden_and_a_sentence_about_authorization_is_not(string text, string shown) => Redaction.OfText(text).Should().Be(shown);

    [Fact]
    public void Whatever_the_value_nothing_of_it_is_left_in_an_item() =>
        Gen.Select(OneOf(Names), Secret, OneOf("", "type=s3,region=x,", "a;", "?x=y&"), OneOf("", ",b=c", "\nnext")).Sample((name, secret, before, after) =>
        {
            var shown = Redaction.OfItem($"{before}{name}={secret}{after}");

            shown.Should().Be($"{before}{name}=***");
        });

    [Fact]
    public void In_untrusted_text_a_value_ends_at_white_space_or_at_its_quote() =>
        Gen.Select(OneOf(Names), Secret.Where(secret => !secret.Any(c => " '\"\\`".Contains(c))), OneOf("{0}={1}", "{0}=\"{1}\"", "{0}='{1}'", "\"{0}\": \"{1}\"", "\\\"{0}\\\":\\\"{1}\\\"")).Sample((name, secret, form) =>
        {
            var shown = Redaction.OfText($"process {string.Format(System.Globalization.CultureInfo.InvariantCulture, form, name, secret)} failed with https://h/x");

            shown.Should().NotContain("s3c").And.NotContain("r3t").And.StartWith("process ").And.EndWith(" failed with https://h/x");
        });

    [Theory]
    [InlineData("https://user:pass@host/x", "https://***@host/x")]
    [InlineData("ref=https://user@host", "ref=https://***@host")]
    [InlineData("https://us@er:pa@host/q", "https://***@host/q")]
    [InlineData("https://u:p@h,http://v:q@i?next=ftp://w@j", "https://***@h,http://***@i?next=ftp://***@j")]
    [InlineData("see https://h then https://u:p@i", "see https://h then https://***@i")]
    [InlineData("://u@h", "://***@h")]
    [InlineData("https://@h", "https://***@h")]
    [InlineData("https://host/a@b", "https://host/a@b")]
    [InlineData("https://host#a@b", "https://host#a@b")]
    [InlineData("https://host a@b", "https://host a@b")]
    [InlineData("git@github.com:o/r", "git@github.com:o/r")]
    [InlineData("app=docker-image://alpine:3@sha256:abc", "app=docker-image://alpine:3@sha256:abc")]
    [InlineData("docker-image://u:p@h/a@sha256:abc", "docker-image://***@h/a@sha256:abc")]
    [InlineData("https://", "https://")]
    [InlineData("https://user:pa'ss@host/x", "https://***@host/x")]
    [InlineData("https://user:pa ss@host/x", "https://***@host/x")]
    [InlineData("https://user:pa://ss@host/x", "https://***@host/x")]
    [InlineData("https://user:pa/<s>\"s@host/x", "https://***@host/x")]
    [InlineData("https://user:1a'b@host/x", "https://***@host/x")]
    [InlineData("{\"url\":\"https:\\/\\/u:p@h\\/x\"}", "{\"url\":\"https:\\/\\/***@h\\/x\"}")]
    [InlineData("https://host:8080,https://u:p@h", "https://host:8080,https://***@h")]
    [InlineData("https://[::1]:80/ me@x", "https://[::1]:80/ me@x")]
    [InlineData("app=docker-image://alpine:3.18 # me@x", "app=docker-image://alpine:3.18 # me@x")]
    public void The_login_of_a_url_is_hidden(string item, string shown)
    {
        Redaction.OfItem(item).Should().Be(shown);
        if (!item.Contains("pa ss", StringComparison.Ordinal)) Redaction.OfText(item).Should().Be(shown);
    }

    [Fact]
    public void Whatever_the_password_nothing_of_it_is_left_in_a_url() =>
        Gen.Select(OneOf("https", "redis", "docker-image"), Secret.Where(secret => !secret.Contains('@') || (!secret.Any(c => " '\"`<>".Contains(c)) && !secret.Contains("://", StringComparison.Ordinal)))).Sample((scheme, secret) =>
        {
            Redaction.OfItem($"{scheme}://user:{secret}@host/x").Should().Be($"{scheme}://***@host/x");
            if (!secret.Contains(' ')) Redaction.OfText($"see {scheme}://user:{secret}@host/x for it").Should().Be($"see {scheme}://***@host/x for it");
        });

    [Fact]
    public void It_is_hidden_twice_as_once() =>
        Gen.Char["=:\"'\\@/ ,;abTOKENtoken#?\n"].Array[0, 80].Select(signs => new string(signs)).Sample(text =>
        {
            var once = Redaction.OfText(text);

            Redaction.OfText(once).Should().Be(once);
        });

    [Fact(Timeout = 10_000)]
    public async Task A_megabyte_takes_no_longer_than_a_look_at_each_character()
    {
        await Task.Yield();
        foreach (var piece in new[] { "token=", "://", "a:b@", "\"token\":\"", "://u:@sha256:", "=", "\\\"", "token='", "://u:p'", "://u:p' " })
        {
            Redaction.OfText(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length))).Should().NotBeNull();
        }
    }

    [Fact]
    public void Members_of_json_are_hidden_by_their_names_and_strings_by_their_parts()
    {
        var json = """{"args":{"VERSION":"1","PLAIN":"a=b"},"labels":{"NPM_TOKEN":"x"},"tags":["https://u:p@h/x",1,null,true],"secret":["id=a"],"é":"ü"}""";

        RedactedJson.Of(json, "args")!.ReplaceLineEndings("\n").Should().Be("""
            {
              "args": {
                "VERSION": "…",
                "PLAIN": "…"
              },
              "labels": {
                "NPM_TOKEN": "***"
              },
              "tags": [
                "https://***@h/x",
                1,
                null,
                true
              ],
              "secret": [
                "id=a"
              ],
              "é": "ü"
            }
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"\\ud800\"")]
    public void Text_that_is_no_json_gives_nothing(string text) => RedactedJson.Of(text).Should().BeNull();

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
}
