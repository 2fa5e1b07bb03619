using Hcl2.Text;
using Hcl2.Work;

namespace Hcl2.Evaluation;

/// <summary>
/// What one evaluation has done so far, so that no expression exhausts the machine. Evaluations inside of it, as of user
/// functions, count as part of it.
/// </summary>
internal sealed class EvaluationBudget
{
    /// <summary>Rounds of loops and calls of functions.</summary>
    public const int MaximumSteps = 1_000_000;

    /// <summary>UTF-16 units of strings, and elements of collections by their weight.</summary>
    public const int MaximumSize = 64 * 1024 * 1024;

    /// <summary>What an element counts as: about as many characters take the same memory.</summary>
    public const int ElementSize = HclValue.WeightOfElement;

    /// <summary>Nested evaluations, for example of recursive functions.</summary>
    public const int MaximumNesting = 500;

    /// <summary>Errors after which loops stop, since further errors are not read.</summary>
    public const int MaximumErrors = 10_000;

    [ThreadStatic]
    private static EvaluationBudget? _current;

    private readonly WorkMeter _meter = new();
    private int _depth;
    private long _steps;
    private long _size;

    /// <summary>Whether there are too many nested evaluations.</summary>
    public bool IsTooDeep => _depth > MaximumNesting;

    /// <summary>Whether work or memory is used up. Nothing that is evaluated from then on succeeds.</summary>
    public bool IsExhausted => _meter.IsExceeded;

    /// <summary>The budget of the evaluation that runs on this thread, or of a new one. Each call needs one of <see cref="Leave"/>.</summary>
    public static EvaluationBudget Enter()
    {
        var budget = _current ??= new();
        if (budget._depth++ > 0) return budget;

        budget._steps = budget._size = 0;
        budget._meter.Start();
        return budget;
    }

    /// <summary>The opposite of <see cref="Enter"/>.</summary>
    public void Leave()
    {
        if (--_depth == 0) WorkMeter.Stop();
    }

    /// <summary>Raises the limits for a long input: its own text must be read, and its values kept.</summary>
    /// <param name="characters">Its length.</param>
    public void AllowFor(long characters) => _meter.AllowFor(characters);

    /// <summary>Counts a step; the problem when that was one too many.</summary>
    public Problem? Step() =>
        ++_steps > MaximumSteps ? EvaluationProblems.TooMuchWork
        : IsExhausted ? Excess("This expression")
        : null;

    /// <summary>What is used up.</summary>
    /// <param name="what">Whose work it is, for the message.</param>
    public Problem Excess(string what) => _meter.IsOverWork ? EvaluationProblems.TooMuchToLookAt(what) : EvaluationProblems.TooMuchMemory(what);

    /// <summary>Counts work before it is done; the problem when that would be too much.</summary>
    /// <param name="units">How much.</param>
    /// <param name="what">Whose work it is, for the message.</param>
    public Problem? Charge(long units, string what)
    {
        _meter.Add(units);
        return IsExhausted ? Excess(what) : null;
    }

    /// <summary>Counts what was produced; the problem when that was too much.</summary>
    public Problem? Produce(long size) => (_size += size) > MaximumSize ? EvaluationProblems.TooMuchText : null;
}
