using Hcl2.Functions;
using Hcl2.Text;

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
    public const int MaximumSize = Limits.Text;

    /// <summary>What an element counts as: about as many characters take the same memory.</summary>
    public const int ElementSize = HclValue.WeightOfElement;

    /// <summary>Units of work: characters that functions and operators look at, elements by their weight, digits of numbers, hash rounds.</summary>
    public const int MaximumWork = 32 * 1024 * 1024;

    /// <summary>Nested evaluations, for example of recursive functions.</summary>
    public const int MaximumNesting = 500;

    /// <summary>Errors after which loops stop, since further errors are not read.</summary>
    public const int MaximumErrors = 10_000;

    [ThreadStatic]
    private static EvaluationBudget? _current;

    private int _depth;
    private long _steps;
    private long _size;
    private long _work;

    /// <summary>Whether there are too many nested evaluations.</summary>
    public bool IsTooDeep => _depth > MaximumNesting;

    /// <summary>The budget of the evaluation that runs on this thread, or of a new one. Each call needs one of <see cref="Leave"/>.</summary>
    public static EvaluationBudget Enter()
    {
        var budget = _current ??= new();
        budget._depth++;
        return budget;
    }

    /// <summary>The opposite of <see cref="Enter"/>.</summary>
    public void Leave()
    {
        if (--_depth == 0) _steps = _size = _work = 0;
    }

    /// <summary>Counts a step; the problem when that was one too many.</summary>
    public Problem? Step() => ++_steps > MaximumSteps ? EvaluationProblems.TooMuchWork : null;

    /// <summary>Counts work before it is done; the problem when that would be too much.</summary>
    /// <param name="units">How much.</param>
    /// <param name="what">Whose work it is, for the message.</param>
    public Problem? Charge(long units, string what) =>
        (_work = Math.Min(_work + units, HclValue.MaximumWeight)) > MaximumWork ? EvaluationProblems.TooMuchToLookAt(what) : null;

    /// <summary>Counts what was produced; the problem when that was too much.</summary>
    public Problem? Produce(long size) => (_size += size) > MaximumSize ? EvaluationProblems.TooMuchText : null;
}
