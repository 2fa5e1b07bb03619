using System.Runtime.CompilerServices;
using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary>Evaluates expressions of the native syntax. One instance serves one evaluation.</summary>
/// <remarks>It is in the directory of the nodes because they evaluate themselves: neither side can be read without the other.</remarks>
internal sealed partial class Evaluator
{
    // The cost of evaluating a node, without the work of the node itself.
    private const int UnitsOfNode = 8;

    private readonly EvaluationBudget _budget;

    // The elements that the splats being evaluated are at.
    private Dictionary<AnonymousSymbolSyntax, HclValue>? _items;

    private Evaluator(EvaluationBudget budget) => _budget = budget;

    /// <summary>The value of an expression; see <see cref="HclExpression.Evaluate"/>.</summary>
    public static HclValue Evaluate(ExpressionSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (Constant(expression) is { } constant) return constant;

        var budget = EvaluationBudget.Enter();
        try
        {
            return budget.IsTooDeep
                ? Exhausted(EvaluationProblems.TooDeep, expression, diagnostics)
                : new Evaluator(budget).Value(expression, context, diagnostics);
        }
        finally
        {
            budget.Leave();
        }
    }

    private HclValue Value(ExpressionSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (Constant(expression) is { } constant) return constant;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Exhausted(EvaluationProblems.TooDeep, expression, diagnostics);

        if (_budget.Charge(UnitsOfNode, "This expression") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);
        return ValueLimits.Bounded(Composed(expression, context, diagnostics), expression, diagnostics);
    }

    private HclValue Composed(ExpressionSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics) =>
        expression switch
        {
            ScopeTraversalSyntax e => Variable(e, context, diagnostics),
            RelativeTraversalSyntax e => Steps(Value(e.Target, context, diagnostics), e.Traversal, e, context, diagnostics),
            TemplateSyntax e => Template(e, context, diagnostics),
            TemplateWrapSyntax e => Value(e.Wrapped, context, diagnostics),
            TemplateJoinSyntax e => Join(e, context, diagnostics),
            FunctionCallSyntax e => Call(e, context, diagnostics),
            BinarySyntax e => Binary(e, context, diagnostics),
            UnarySyntax e => Unary(e, context, diagnostics),
            ConditionalSyntax e => Conditional(e, context, diagnostics),
            ParenthesesSyntax e => Value(e.Wrapped, context, diagnostics),
            IndexSyntax e => Index(e, context, diagnostics),
            TupleSyntax e => Tuple(e, context, diagnostics),
            ObjectSyntax e => Object(e, context, diagnostics),
            ObjectKeySyntax e => Key(e, context, diagnostics),
            ForSyntax e => For(e, context, diagnostics),
            SplatSyntax e => Splat(e, context, diagnostics),
            AnonymousSymbolSyntax e => _items?.GetValueOrDefault(e) ?? HclValue.Dynamic,
            ErrorSyntax e => Error(e, diagnostics),
            _ => throw new InvalidOperationException($"There is no evaluation of {expression.GetType().Name}."),
        };

    /// <summary>The value of what is written out; null for what must be evaluated.</summary>
    private static HclValue? Constant(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax literal => literal.Value,
        TemplateSyntax template => template.Plain,
        _ => null,
    };

    /// <summary>Why a conversion failed, as the version that the context follows says it.</summary>
    private static string Error(Conversion failed, EvaluationContext? context) => failed.ErrorIn(EvaluationContext.LogicOf(context))!;

    private static HclValue Error(ErrorSyntax expression, DiagnosticBag diagnostics)
    {
        diagnostics.AddRange(expression.Diagnostics);
        return HclValue.Dynamic;
    }

    /// <summary>Reports once that a limit is reached; enclosing expressions would only repeat it.</summary>
    private static HclValue Exhausted(Problem problem, HclExpression expression, DiagnosticBag diagnostics)
    {
        if (!diagnostics.HasLimit(problem.Code)) diagnostics.Add(problem.At(expression.Location));
        return HclValue.Dynamic;
    }

    /// <summary>Reports a problem with an expression inside another.</summary>
    private static void Report(DiagnosticBag diagnostics, Problem problem, HclExpression at, HclExpression? inside, EvaluationContext? context) =>
        diagnostics.Add(Diagnosis(problem, at, inside, context));

    /// <summary>Reports a problem with a part of an expression.</summary>
    private static void Report(DiagnosticBag diagnostics, Problem problem, TextSpan subject, HclExpression? inside, HclExpression read, EvaluationContext? context) =>
        diagnostics.Add(Diagnosis(problem, subject, inside, read, context));

    private static Diagnostic Diagnosis(Problem problem, HclExpression at, HclExpression? inside, EvaluationContext? context) =>
        Diagnosis(problem, at.Span, inside, at, context);

    /// <summary>A problem together with the values of the variables that were read.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="subject">Where, in the text of <paramref name="read"/>.</param>
    /// <param name="inside">What to show around it; null for nothing more.</param>
    /// <param name="read">The expression whose value is at fault.</param>
    /// <param name="context">Where its variables came from.</param>
    private static Diagnostic Diagnosis(Problem problem, TextSpan subject, HclExpression? inside, HclExpression read, EvaluationContext? context) =>
        problem.At(read.Source.Locate(subject), inside?.Location) with { Values = EvaluationTrace.Of(read, context) };
}
