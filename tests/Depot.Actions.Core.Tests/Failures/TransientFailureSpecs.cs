using Depot.Actions.Failures;
using Depot.Actions.Processes;

namespace Depot.Actions.Tests.Failures;

/// <summary>On errors that the real CLI printed against registries and a service that failed on purpose.</summary>
public class TransientFailureSpecs
{
    private const string Push = "failed to solve: failed to push 127.0.0.1:19311/app:1: ";

    [Theory]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:19311/v2/app/blobs/sha256:9465: 503 Service Unavailable", "the registry failed")]
    [InlineData(Push + "unexpected status from HEAD request to http://127.0.0.1:19312/v2/app/blobs/sha256:a697: 502 Bad Gateway", "the registry failed")]
    [InlineData("failed to solve: 127.0.0.1:19311/base:1: failed to resolve source metadata for 127.0.0.1:19311/base:1: unexpected status from HEAD request to http://127.0.0.1:19311/v2/base/manifests/1: 503 Service Unavailable", "the registry failed")]
    [InlineData(Push + "failed to do request: Head \"https://127.0.0.1:19318/v2/app/blobs/sha256:a697\": read tcp 127.0.0.1:41206->127.0.0.1:19318: read: connection reset by peer", "the connection was lost")]
    [InlineData(Push + "failed to do request: Head \"https://127.0.0.1:9/v2/app/blobs/sha256:bfb9\": dial tcp 127.0.0.1:9: connect: connection refused", "the connection was refused")]
    [InlineData(Push + "failed commit on ref \"manifest-sha256:934f\": unexpected status from PUT request to http://127.0.0.1:19319/v2/app/manifests/sha256:934f: 404 Not Found", "the registry lost a layer")]
    [InlineData("failed to solve: failed to copy: httpReadSeeker: failed open: unknown blob", "the registry lost a layer")]
    [InlineData("failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF", "the builder was lost")]
    [InlineData("failed to solve: Unavailable: error reading from server: EOF", "the builder was lost")]
    [InlineData("unavailable: no machines", "Depot was not available")]
    [InlineData("unavailable: 503 Service Unavailable", "Depot was not available")]
    [InlineData("deadline_exceeded: some words", "Depot was not available")]
    public void Trouble_of_the_transport_passes(string message, string reason) => Reason(message).Should().Be(reason);

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
    [InlineData("")]
    public void What_would_fail_again_does_not(string message) => Reason(message).Should().BeNull();

    [Fact]
    public void A_cancelled_build_is_never_tried_again() => TransientFailure.Reason(new ExitReport(1, WasStopped: true), "unavailable: context canceled").Should().BeNull();

    [Fact]
    public void A_build_that_succeeded_is_never_tried_again() => TransientFailure.Reason(new ExitReport(0, false), "unavailable: x").Should().BeNull();

    private static string? Reason(string message) => TransientFailure.Reason(new ExitReport(1, false), message);
}
