using System.Net;
using Depot.Actions.Http;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Http;

public class HttpCallerSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_token_is_not_sent_on_to_where_an_answer_leads(int status)
    {
        using var elsewhere = new LoopbackServer();
        using var server = new LoopbackServer().On("POST /token", ServerAnswer.Error(status, $"Location: {elsewhere.Address}/steal"));
        using var step = new TestStep();
        using var http = new HttpCaller(step.Context, "test");

        var asking = () => http.SendAsync(new(HttpMethod.Post, new(server.Address + "/token"), Json: """{"token":"hunter2"}"""));

        (await asking.Should().ThrowAsync<HttpFailure>()).Which.Message.Should().StartWith($"POST {server.Address}/token answered {status}")
            .And.EndWith(", and a token is not sent on to where it leads");
        elsewhere.Requests.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task What_carries_no_token_is_led_on()
    {
        using var elsewhere = new LoopbackServer().On("GET /there", ServerAnswer.Text("here"));
        using var server = new LoopbackServer().On("GET /file", ServerAnswer.Error(302, $"Location: {elsewhere.Address}/there"));
        using var step = new TestStep();
        using var http = new HttpCaller(step.Context, "test");

        (await http.SendAsync(new(HttpMethod.Get, new(server.Address + "/file")))).Body.Should().Be("here");
    }

    [Theory]
    [InlineData("http://127.0.0.1:80/x", null)]
    [InlineData("http://localhost/x", null)]
    [InlineData("http://[::1]/x", null)]
    [InlineData("https://depot.dev/x", "http://proxy:3128/")]
    public void What_is_meant_for_this_machine_goes_to_no_proxy(string address, string? through)
    {
        var proxy = new OutsideProxy(new WebProxy("http://proxy:3128"));

        proxy.GetProxy(new(address))?.AbsoluteUri.Should().Be(through);
        proxy.IsBypassed(new(address)).Should().Be(through is null);
    }

    [Fact]
    public void A_long_URL_is_cut_in_messages() =>
        HttpCall.Shown(new("https://h/" + new string('x', 100_000) + "?token")).Should().Be("https://h/" + new string('x', 290) + "…");

    [Fact]
    public void A_message_of_the_transport_has_no_login_no_codes_and_an_end()
    {
        var failure = HttpCaller.Unreachable("GET https://h/x", new HttpRequestException("The proxy 'http://user:hunter2@proxy:3128/' said \u001b[31m407\u202E" + new string('x', 1 << 20)));

        failure.Message.Should().StartWith("GET https://h/x failed: The proxy 'http://***@proxy:3128/' said 407xx").And.HaveLength("GET https://h/x failed: ".Length + 301);
    }
}
