using System.Text;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public class EventPayloadSpecs
{
    [Theory]
    [InlineData("octo/app", false, "pull_request", false)]
    [InlineData("fork/app", false, "pull_request", true)]
    [InlineData("fork/app", true, "pull_request", false)]
    [InlineData("fork/app", false, "pull_request_target", false)]
    public void A_fork_is_a_pull_request_from_another_repository_to_a_public_one(string head, bool isPrivate, string eventName, bool expected) =>
        Parse($$"""
            {"repository":{"private":{{(isPrivate ? "true" : "false")}},"full_name":"octo/app"},"pull_request":{"head":{"sha":"abc","repo":{"full_name":"{{head}}"} } } }
            """)
            .IsPublicFork(eventName).Should().Be(expected);

    [Fact]
    public void A_pull_request_whose_repository_was_deleted_counts_as_a_fork() =>
        Parse("""{"repository":{"private":false,"full_name":"octo/app"},"pull_request":{"head":{"repo":null}}}""")
            .IsPublicFork("pull_request").Should().BeTrue();

    [Fact]
    public void A_title_that_is_half_a_character_takes_nothing_else_away() =>
        Parse("""{"repository":{"private":true,"full_name":"octo/app"},"pull_request":{"title":"\ud83d","head":{"sha":"\ud83d"}}}""")
            .Should().Be(new EventPayload(IsPrivate: true, IsPullRequest: true, RepositoryName: "octo/app"));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"repository\":1,\"pull_request\":[]}")]
    [InlineData("{\"repository\":{\"private\":\"yes\"}}")]
    [InlineData("<html>")]
    public void Text_that_is_no_event_says_nothing(string text) => Parse(text).Should().Be(new EventPayload());

    [Fact(Timeout = 10_000)]
    public Task A_device_without_an_end_says_nothing() => Task.Run(() =>
        EventPayload.Read(new(new Dictionary<string, string> { ["GITHUB_EVENT_PATH"] = "/dev/zero" }, "/")).Should().Be(new EventPayload()));

    private static EventPayload Parse(string json) => EventPayload.Parse(Encoding.UTF8.GetBytes(json));
}
