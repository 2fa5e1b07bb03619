using Depot.Actions.Runner;

namespace Depot.Actions.Host.Job;

/// <summary>The output of the program in the job's container, without its marks.</summary>
/// <param name="log">Takes standard output.</param>
/// <param name="step">Name of the stage.</param>
internal sealed class JobOutput(StepLog log, string step)
{
    private readonly StepMark _start = new(StepMark.Start(step));
    private readonly EndOfOutputMarker _standard = new(StepMark.End(step));
    private readonly EndOfOutputMarker _errors = new(StepMark.End(step));
    private BufferedOutput? _held;

    /// <summary>Whether the step has begun: from then on nothing may run it a second time.</summary>
    public bool HasStarted => _start.IsReached;

    /// <summary>Whether the step has ended in order, with all that it started.</summary>
    public bool HasEnded => _standard.IsReached && _errors.IsReached;

    /// <summary>What was said before the step began, as one line of text.</summary>
    public string Text => Held.Text;

    private BufferedOutput Held => _held ??= new(log, () => HasStarted);

    /// <summary>Takes a piece of output; false when there is no more to come.</summary>
    public bool Take(ReadOnlyMemory<byte> piece, bool isError)
    {
        (isError ? _errors : _standard).Take(isError ? piece : _start.Take(piece), part => Held.Write(part, isError));
        return !HasEnded;
    }

    /// <summary>Passes on what was no mark after all, and has the runner hear commands again.</summary>
    public void End()
    {
        if (!_standard.IsReached) _standard.Release(part => Held.Write(part, isError: false));
        if (!_errors.IsReached) _errors.Release(part => Held.Write(part, isError: true));
        Held.End();
    }
}
