using System.Collections.Immutable;
using System.Text;
using Hcl2.Evaluation;
using Hcl2.Values;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private const int FewParts = 16;
    private const int UnitsOfPart = 4;

    private HclValue Template(TemplateSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (expression.Parts.Count > FewParts && _budget.Charge(expression.Parts.Count * UnitsOfPart, "This template") is { } tooMuch)
            return Exhausted(tooMuch, expression, diagnostics);

        var texts = new string[expression.Parts.Count];
        var count = 0;
        var marks = ImmutableHashSet<object>.Empty;
        var isKnown = true;
        var before = diagnostics.Count;
        foreach (var part in expression.Parts)
        {
            if (diagnostics.Count - before > EvaluationBudget.MaximumErrors) return HclValue.Unknown(HclType.String);

            var value = Value(part, context, diagnostics);
            if (value is { IsMarked: true, IsNull: false }) marks = marks.Union(value.Marks);
            if (value is { IsNull: false, IsKnown: false })
            {
                // What follows is evaluated for its errors only: the text so far is the prefix that is known.
                isKnown = false;
                continue;
            }

            if (_budget.Charge(OfNumber(value), "This template") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);
            var converted = value.IsNull ? default : HclConvert.To(value.Unmark(), HclType.String);
            if (!converted.Succeeded)
            {
                Report(diagnostics, value.IsNull ? EvaluationProblems.NullPart : EvaluationProblems.PartType(Error(converted, context)), part, expression, context);
                continue;
            }

            if (!isKnown || diagnostics.Count > before) continue;
            if (_budget.Produce(converted.Value.AsString.Length) is { } problem) return Exhausted(problem, expression, diagnostics);
            texts[count++] = converted.Value.AsString;
        }

        var text = string.Join("", texts, 0, count);
        var result = isKnown
            ? HclValue.String(text)
            : HclValue.Unknown(HclType.String, new Refinement { NotNull = true, Prefix = diagnostics.Count > before ? "" : KnownPrefix.Of(text) });
        return result.WithMarks(marks);
    }

    // Strings are counted as what they make longer; the digits of a number are not there yet.
    private static long OfNumber(HclValue value) => value.Type.Kind == HclTypeKind.Number ? value.Weight : 0;

    /// <summary>Puts the strings of the rounds of a <c>for</c> directive together.</summary>
    private HclValue Join(TemplateJoinSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var rounds = Value(expression.Tuple, context, diagnostics);
        if (rounds.Type.IsDynamic || !rounds.IsKnown) return HclValue.Unknown(HclType.String);

        var text = new StringBuilder();
        var marks = rounds.Marks;
        foreach (var round in rounds.Elements)
        {
            if (round.Type.IsDynamic && !round.IsNull) return HclValue.Unknown(HclType.String).WithMarksOf(rounds);

            if (_budget.Charge(OfNumber(round), "This template") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);
            var converted = round.IsNull ? default : HclConvert.To(round, HclType.String);
            if (!converted.Succeeded)
            {
                Report(diagnostics, round.IsNull ? EvaluationProblems.NullRound : EvaluationProblems.RoundType(Error(converted, context)), expression, null, context);
                continue;
            }

            if (!round.IsKnown) return HclValue.Unknown(HclType.String).WithMarksOf(rounds);
            if (converted.Value.IsMarked) marks = marks.Union(converted.Value.Marks);
            if (_budget.Produce(converted.Value.AsString.Length) is { } problem) return Exhausted(problem, expression, diagnostics);
            text.Append(converted.Value.AsString);
        }

        return HclValue.String(text.ToString()).WithMarks(marks);
    }
}
