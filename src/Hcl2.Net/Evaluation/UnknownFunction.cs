using Hcl2.Text;
using Hcl2.Work;

namespace Hcl2.Evaluation;

/// <summary>Says why a function is not there.</summary>
internal static class UnknownFunction
{
    private const string Separator = "::";

    /// <summary>The problem with a name that no function has. Names to choose from are those of the innermost context only, as in the original.</summary>
    public static Problem Explain(string name, EvaluationContext? context)
    {
        if (context is null || context.Chain().All(static scope => scope.Functions is null)) return EvaluationProblems.CallsNotAllowed;

        string[] names = WorkMeter.CanSpend((context.Functions?.Count ?? 0) * (long)name.Length) ? [.. context.Functions?.Keys ?? []] : [];
        var last = name.LastIndexOf(Separator, StringComparison.Ordinal);
        if (last < 0)
        {
            var suggestion = Suggestion.Nearest(name, names) is { } close ? EvaluationProblems.Quoted(close) : null;
            return EvaluationProblems.UnknownFunction($"There is no function named {EvaluationProblems.Quoted(name)}.{EvaluationProblems.DidYouMean(suggestion)}");
        }

        var space = name[..(last + Separator.Length)];
        var inSpace = names.Where(candidate => candidate.StartsWith(space, StringComparison.Ordinal)).ToArray();
        return EvaluationProblems.UnknownFunction(inSpace.Length == 0
            ? $"There are no functions in namespace {EvaluationProblems.Quoted(space)}."
            : $"There is no function named {EvaluationProblems.Quoted(name[space.Length..])} in namespace {space}."
                + EvaluationProblems.DidYouMean(Suggestion.Nearest(name, inSpace)));
    }
}
