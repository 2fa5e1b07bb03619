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

    /// <summary>Whether the step has begun; from then on it must not be run a second time.</summary>
    public bool HasStarted => _start.IsReached;

    /// <summary>Whether the step has ended properly, with everything that it started.</summary>
    public bool HasEnded => _standard.IsReached && _errors.IsReached;

    /// <summary>The output before the step began, as one line.</summary>
    public string Text => Held.Text;

    private BufferedOutput Held => _held ??= new(log, () => HasStarted);

    /// <summary>Adds a piece of output; false at the end of the output.</summary>
    public bool Take(ReadOnlyMemory<byte> piece, bool isError)
    {
        (isError ? _errors : _standard).Take(isError ? piece : _start.Take(piece), part => Held.Write(part, isError));
        return !HasEnded;
    }

    /// <summary>Passes on the bytes that turned out not to be the mark, and enables workflow commands again.</summary>
    public void End()
    {
        if (!_standard.IsReached) _standard.Release(part => Held.Write(part, isError: false));
        if (!_errors.IsReached) _errors.Release(part => Held.Write(part, isError: true));
        Held.End();
    }
}
