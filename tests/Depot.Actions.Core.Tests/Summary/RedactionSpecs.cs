using Depot.Actions.Summary;

namespace Depot.Actions.Tests.Summary;

public class RedactionSpecs
{
    [Theory]
    [InlineData("type=registry,ref=a/b,Token=x,password=y=z", "type=registry,ref=a/b,Token=***,password=***")]
    [InlineData("MY_SECRET_1=x", "MY_SECRET_1=***")]
    [InlineData("passwd=x", "passwd=***")]
    [InlineData("credentials=x", "credentials=***")]
    [InlineData("apikey=x,API_KEY=y", "apikey=***,API_KEY=***")]
    [InlineData("aws_access_key_id=x", "aws_access_key_id=***")]
    [InlineData("private_key=x", "private_key=***")]
    [InlineData("http-auth=x", "http-auth=***")]
    [InlineData("token", "token")]
    [InlineData("=token", "=token")]
    [InlineData("name=my-token", "name=my-token")]
    [InlineData("", "")]
    public void The_value_of_a_name_that_speaks_of_a_secret_is_hidden(string item, string shown) => Redaction.Of(item).Should().Be(shown);

    [Theory]
    [InlineData("https://user:pass@host/x", "https://***@host/x")]
    [InlineData("ref=https://user@host", "ref=https://***@host")]
    [InlineData("https://us@er:pa@host?q=a@b", "https://***@host?q=a@b")]
    [InlineData("https://u:p@h,http://v:q@i?next=ftp://w@j", "https://***@h,http://***@i?next=ftp://***@j")]
    [InlineData("see https://h then https://u:p@i", "see https://h then https://***@i")]
    [InlineData("://u@h", "://***@h")]
    [InlineData("https://@h", "https://***@h")]
    [InlineData("https://host/a@b", "https://host/a@b")]
    [InlineData("https://host#a@b", "https://host#a@b")]
    [InlineData("https://host a@b", "https://host a@b")]
    [InlineData("git@github.com:o/r", "git@github.com:o/r")]
    [InlineData("https://", "https://")]
    public void The_login_of_an_address_is_hidden(string item, string shown) => Redaction.Of(item).Should().Be(shown);

    [Fact]
    public void Members_of_json_are_hidden_by_their_names_and_texts_by_their_parts()
    {
        var json = """{"args":{"NPM_TOKEN":"x","PLAIN":"a=b"},"tags":["https://u:p@h/x",1,null,true],"secret":["id=a"],"é":"ü"}""";

        Redaction.OfJson(json)!.ReplaceLineEndings("\n").Should().Be("""
            {
              "args": {
                "NPM_TOKEN": "***",
                "PLAIN": "a=b"
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
    public void Text_that_is_no_json_gives_nothing(string text) => Redaction.OfJson(text).Should().BeNull();
}
