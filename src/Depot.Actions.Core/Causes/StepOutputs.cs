namespace Depot.Actions.Causes;

/// <summary>The output of running steps, by their numbers. Of bounded size.</summary>
internal sealed class StepOutputs
{
    /// <summary>The maximum number of steps at a time; beyond it, the step without output for the longest time is dropped.</summary>
    public const int MostSteps = 32;

    private readonly Dictionary<int, (StepOutput Output, long Turn)> _open = [];
    private StepOutput? _current;
    private int _currentStep = -1;
    private long _turn;

    /// <summary>Takes a line of a step.</summary>
    public void Add(int step, ReadOnlySpan<byte> line)
    {
        if (step != _currentStep || _current is null) Turn(step);
        _current!.Add(line);
    }

    /// <summary>Drops a step that succeeded.</summary>
    public void Close(int step)
    {
        if (step == _currentStep) (_current, _currentStep) = (null, -1);
        _open.Remove(step);
    }

    /// <summary>Why a step failed.</summary>
    public StepCause Cause(int step) => _open.TryGetValue(step, out var found) ? found.Output.Cause() : StepCause.None;

    private void Turn(int step)
    {
        StepOutput? output = null;
        if (_open.TryGetValue(step, out var known)) output = known.Output;
        else if (_open.Count == MostSteps) output = Forget();
        output ??= new(LineJudge.Default);
        _open[step] = (output, _turn++);
        (_current, _currentStep) = (output, step);
    }

    private StepOutput Forget()
    {
        var (step, (output, _)) = _open.MinBy(entry => entry.Value.Turn);
        _open.Remove(step);
        output.Clear();
        return output;
    }
}
