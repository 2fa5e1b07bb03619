using System.Text;
using Depot.Actions.Runner;
using Depot.Actions.Tests.Running;
using Hcl2.Tests;

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
    [InlineData("{\"repository\":{\"private\":true}} {}")]
    [InlineData("{\"repository\":{\"private\":true}")]
    public void Text_that_is_no_event_says_nothing(string text) => Parse(text).Should().Be(new EventPayload());

    [Fact(Timeout = ProcessorTime.Hang)]
    public void An_event_of_the_longest_length_is_read_without_a_copy_of_its_values()
    {
        var text = "{\"a\":[" + string.Concat(Enumerable.Repeat("[],", 10_000_000)) + "1],\"repository\":{\"private\":false,\"full_name\":\"octo/app\"}}";
        var (bytes, payload) = (Encoding.UTF8.GetBytes(text), new EventPayload());
        var before = GC.GetAllocatedBytesForCurrentThread();

        ProcessorTime.Of(() => payload = EventPayload.Parse(bytes)).Should().BeLessThan(TimeSpan.FromSeconds(2));

        payload.Should().Be(new EventPayload(IsPrivate: false, RepositoryName: "octo/app"));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1 << 20);
    }

    [Fact]
    public void Of_a_member_that_stands_twice_the_last_one_counts() =>
        Parse("""{"repository":{"private":false,"full_name":"a"},"pull_request":{"head":{"sha":"1","repo":{"full_name":"f"}},"head":{"sha":"2"}},"repository":{"full_name":"b","private":true,"private":null}}""")
            .Should().Be(new EventPayload(IsPrivate: null, IsPullRequest: true, RepositoryName: "b", HeadSha: "2"));

    [Theory(Timeout = 10_000)]
    [InlineData("/dev/zero")]
    [InlineData("/dev/ptmx")]
    [InlineData("/proc/kmsg")]
    [InlineData("fifo")]
    public async Task What_is_no_file_or_has_no_end_says_nothing(string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices and FIFOs as Linux has them.");
        using var step = new TestStep();
        var path = Path.Combine(step.Temp, "event.json");
        if (target == "fifo") using (var made = System.Diagnostics.Process.Start("mkfifo", path)) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        else File.CreateSymbolicLink(path, target);
        step.Variable("GITHUB_EVENT_PATH", path);

        // With the link itself, whose length is that of its target's name.
        (await Task.Run(() => EventPayload.Read(step.Context.Environment), TestContext.Current.CancellationToken)).Should().Be(new EventPayload());
    }

    [Fact]
    public void An_event_is_read_from_the_file_that_the_runner_names()
    {
        using var step = new TestStep();
        var path = Path.Combine(step.Temp, "event.json");
        File.WriteAllText(path, """{"repository":{"private":true,"full_name":"octo/app"},"pull_request":{"head":{"sha":"abc","repo":{"full_name":"fork/app"}}}}""");
        step.Variable("GITHUB_EVENT_PATH", path);

        EventPayload.Read(step.Context.Environment).Should().Be(new EventPayload(true, true, "octo/app", "fork/app", "abc"));
    }

    [Theory]
    [InlineData("nowhere/event.json")]
    [InlineData("")]
    [InlineData(".")]
    public void A_file_that_is_not_there_says_nothing(string path)
    {
        using var step = new TestStep();
        step.Variable("GITHUB_EVENT_PATH", Path.Combine(step.Temp, path));

        EventPayload.Read(step.Context.Environment).Should().Be(new EventPayload());
    }

    private static EventPayload Parse(string json) => EventPayload.Parse(Encoding.UTF8.GetBytes(json));
}
