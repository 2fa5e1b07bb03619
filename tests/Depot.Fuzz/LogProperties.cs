using Depot.Actions.Annotations;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Summary;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>What a build prints, which is untrusted.</summary>
internal static class LogProperties
{
    public static void Check(byte[] input)
    {
        var log = new BuildLog(new Still());
        using var output = new MemoryStream();
        using var stepLog = new StepLog(output);
        // In pieces of all sizes, as a pipe gives them.
        using (var source = new Pieces(input)) LinePump.CopyAsync(source, stepLog, log, new(), CancellationToken.None).GetAwaiter().GetResult();
        Holds(output.ToArray().AsSpan().SequenceEqual(input), "every byte goes through");

        Holds(!log.Message.Any(c => char.IsControl(c) && c is not ('\n' or '\t')), "an error has no control characters");
        var places = new DockerfilePlaces(_ => "Dockerfile", _ => null);
        var message = FailureMessage.For("depot build", 1, log.BuildUrl, FailureEvidence.Of(log.Message, log.Facts, places));
        Holds(!message.Any(c => char.IsControl(c) && c is not ('\n' or '\t')), "a failure's text has no control characters");
        foreach (var annotation in BuildAnnotations.Of(log.Facts, places)) Holds(annotation.Message.Length > 0, "an annotation says something");

        var summary = SummaryMarkdown.Of(new("depot build", new(1, WasStopped: false), log.Facts) { Message = message }, SummaryMode.Full);
        Holds(!summary.Contains("<script", StringComparison.OrdinalIgnoreCase), "no HTML of the build's is in the summary");
        Holds(!summary.Any(c => char.IsControl(c) && c is not ('\n' or '\t')), "a summary has no control characters");
    }

    /// <summary>A clock that stands still, so that the same log makes the same facts.</summary>
    private sealed class Still : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class Pieces(byte[] bytes) : MemoryStream(bytes)
    {
        private int _turn;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (++_turn * 7 % 97))], cancellationToken);
    }
}
