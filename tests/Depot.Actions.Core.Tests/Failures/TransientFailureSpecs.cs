using System.Text;
using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Tests.Failures;

/// <summary>On errors that the real CLI printed against registries and a service that failed on purpose.</summary>
public class TransientFailureSpecs
{
    private const string Elsewhere = "failed to solve: failed to push r.example/app:1: ";

    private const string Push = "failed to solve: failed to push 127.0.0.1:19311/app:1: ";

    [Theory]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:19311/v2/app/blobs/sha256:9465: 503 Service Unavailable", "the registry failed")]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:19312/v2/app/blobs/sha256:a697: 502 Bad Gateway", "the registry failed")]
    [InlineData("failed to solve: 127.0.0.1:19311/base:1: failed to resolve source metadata for 127.0.0.1:19311/base:1: unexpected status from HEAD request to http://127.0.0.1:19311/v2/base/manifests/1: 503 Service Unavailable", "the registry failed")]
    [InlineData(Push + "failed to do request: Head \"https://127.0.0.1:19318/v2/app/blobs/sha256:a697\": read tcp 127.0.0.1:41206->127.0.0.1:19318: read: connection reset by peer", "the connection was lost")]
    [InlineData(Elsewhere + "failed to do request: Head \"https://r.example/v2/app/blobs/sha256:bfb9\": dial tcp 10.0.0.7:443: connect: connection refused", "the connection was refused")]
    [InlineData(Push + "failed commit on ref \"manifest-sha256:934f\": unexpected status from PUT request to http://127.0.0.1:19319/v2/app/manifests/sha256:934f: 404 Not Found", "the registry lost a layer")]
    [InlineData("failed to solve: failed to copy: httpReadSeeker: failed open: unknown blob", "the registry lost a layer")]
    [InlineData("failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF", "the builder was lost")]
    [InlineData("failed to solve: Unavailable: error reading from server: EOF", "the builder was lost")]
    [InlineData("unavailable: no machines", "Depot was not available")]
    [InlineData("unavailable: 503 Service Unavailable", "Depot was not available")]
    [InlineData("deadline_exceeded: some words", "Depot was not available")]
    [InlineData(Elsewhere + "failed to do request: Put \"https://r.example/v2/a\": write tcp 10.0.0.1:5->10.0.0.7:443: write: connection timed out", "the connection timed out")]
    [InlineData(Elsewhere + "read tcp 10.0.0.1:5->10.0.0.7:443: read: connection timed out", "the connection timed out")]
    [InlineData(Elsewhere + "dial tcp 10.0.0.7:443: connect: connection timed out", "the connection timed out")]
    [InlineData(Elsewhere + "write tcp 10.0.0.1:5->10.0.0.7:443: use of closed network connection", "the connection was lost")]
    [InlineData("failed to solve: io: read/write on closed pipe", "the connection was lost")]
    [InlineData(Elsewhere + "http: invalid Read on closed Body: cannot reuse body, request must be retried", "the connection was lost")]
    [InlineData("failed to solve: failed to copy: http2: client connection lost", "the connection was lost")]
    [InlineData("failed to solve: failed to copy: http2: server sent GOAWAY and closed the connection; LastStreamID=5, ErrCode=NO_ERROR", "the connection was lost")]
    [InlineData("failed to solve: failed to copy: stream error: stream ID 7; INTERNAL_ERROR; received from peer", "the connection was lost")]
    [InlineData("failed to receive status: rpc error: code = Internal desc = stream terminated by RST_STREAM with error code: INTERNAL_ERROR", "the connection was lost")]
    [InlineData(Elsewhere + "failed to do request: Put \"https://r.example/v2/a\": EOF", "the connection was lost")]
    [InlineData("failed to solve: failed to copy: local error: tls: bad record MAC", "the connection was lost")]
    [InlineData(Elsewhere + "context deadline exceeded", "the connection timed out")]
    [InlineData("failed to solve: DeadlineExceeded: context deadline exceeded", "the connection timed out")]
    [InlineData("failed to receive status: rpc error: code = DeadlineExceeded desc = too slow", "the connection timed out")]
    [InlineData("failed to solve: failed to read dockerfile: no active session for abc: context deadline exceeded", "the builder was lost")]
    [InlineData(Elsewhere + "unexpected status from HEAD request to https://r.example/v2/a: 520 unknown", "the registry failed")]
    [InlineData(Elsewhere + "unexpected status from HEAD request to https://r.example/v2/a: 408 Request Timeout", "the registry failed")]
    public void Failed_connections_are_transient(string message, string reason) => Reason(message).Should().Be(reason);

    [Theory]
    [InlineData("failed to solve: process \"/bin/sh -c curl x # connection reset by peer, 503 Service Unavailable\" did not complete successfully: exit code: 56")]
    [InlineData("failed to solve: dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)")]
    [InlineData(" \"/nope\": not found. Please check if the files exist in the context.")]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:34241/v2/app/blobs/sha256:a697: 401 Unauthorized")]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:19314/v2/app/blobs/sha256:a697: 403 Forbidden")]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:19313/v2/app/blobs/sha256:7eec: 429 Too Many Requests")]
    [InlineData(Push + "unexpected status from POST request to http://127.0.0.1:19316/v2/app/blobs/uploads/: 404 Not Found")]
    [InlineData(Push + "failed to do request: Head \"https://nosuch.invalid/v2/app/blobs/sha256:f276\": dial tcp: lookup nosuch.invalid on 10.0.0.1:53: no such host")]
    [InlineData("failed to solve: 127.0.0.1:35373/none:1: failed to resolve source metadata for 127.0.0.1:35373/none:1: 127.0.0.1:35373/none:1: not found")]
    [InlineData("invalid tag \"foo:-b\": invalid reference format")]
    [InlineData("unauthenticated: some words")]
    [InlineData("error retrieving projects: permission_denied: Not authorized")]
    [InlineData("resource_exhausted: some words")]
    [InlineData("linting failed")]
    [InlineData("failed to receive status: rpc error: code = Canceled desc = connection error")]
    [InlineData("failed to solve: failed to push localhost:5000/app:1: failed to do request: Head \"http://localhost:5000/v2/app\": dial tcp 127.0.0.1:5000: connect: connection refused")]
    [InlineData("failed to solve: failed to push localhost:5000/app:1: failed to do request: Head \"http://localhost:5000/v2/app\": EOF")]
    [InlineData("")]
    public void What_would_fail_again_does_not(string message) => Reason(message).Should().BeNull();

    /// <summary>The whole table of what passes, at a registry of this runner and at another one.</summary>
    public static TheoryData<string, string> SignsOfTransport =>
        [.. FailureCause.All.Where(cause => cause is { Passes: not null }).SelectMany(cause => cause.Signs.Select(sign => (cause.Name, sign.TrimStart('^'))))];

    [Theory]
    [MemberData(nameof(SignsOfTransport))]
    public void A_registry_at_localhost_is_never_retried_whatever_the_failure(string cause, string sign)
    {
        foreach (var registry in new[] { "localhost:5000", "LOCALHOST:5000", "registry.localhost:5000", "localhost" })
        {
            Reason($"failed to solve: failed to push {registry}/app:1: {sign}").Should().BeNull(cause);
            Reason($"failed to solve: {registry}/base:1: failed to resolve source metadata for {registry}/base:1: {sign}").Should().BeNull(cause);
        }
    }

    [Theory]
    [InlineData("127.0.0.1:5000")]
    [InlineData("127.8.9.1:5000")]
    [InlineData("[::1]:5000")]
    [InlineData("0.0.0.0:5000")]
    public void A_port_of_this_runner_where_nothing_listens_is_not_retried(string registry)
    {
        foreach (var trouble in new[] { "connect: connection refused", "i/o timeout" })
        {
            Reason($"failed to solve: failed to push {registry}/app:1: failed to do request: Head \"http://{registry}/v2/app\": dial tcp {registry}: {trouble}").Should().BeNull();
        }
    }

    [Theory]
    [InlineData("RUN make", null)]
    [InlineData("ADD https://r.example/x /x", "the connection timed out")]
    public void Where_the_message_cannot_tell_the_place_can(string instruction, string? reason) => TransientFailure.Reason(new ExitReport(1, false), Log(
        $"#5 [2/2] {instruction}", "#5 ERROR: context deadline exceeded", "failed to solve: context deadline exceeded")).Should().Be(reason);

    [Fact]
    public void A_cancelled_build_is_never_retried() => TransientFailure.Reason(new ExitReport(1, WasStopped: true), Log("unavailable: context canceled")).Should().BeNull();

    [Fact]
    public void A_build_that_succeeded_is_never_retried() => TransientFailure.Reason(new ExitReport(0, false), Log("unavailable: x")).Should().BeNull();

    private static string? Reason(string message) => TransientFailure.Reason(new ExitReport(1, false), Log(message));

    private static BuildLog Log(params string[] lines)
    {
        var log = new BuildLog();
        foreach (var line in lines) log.Line(Encoding.UTF8.GetBytes(line));
        return log;
    }
}
