using Hcl2.Evaluation;
using Hcl2.Functions;
using Hcl2.Text;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private HclValue Call(FunctionCallSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (context is null || !context.TryGetFunction(expression.Name, out var function))
        {
            var problem = UnknownFunction.Explain(expression.Name, context);
            var isName = problem != EvaluationProblems.CallsNotAllowed;
            Report(diagnostics, problem, isName ? expression.NameSpan : expression.Span, isName ? expression : null, expression, context);
            return HclValue.Dynamic;
        }

        var arguments = expression.Arguments;
        if (expression.ExpandsLast)
        {
            if (Expanded(expression, context, diagnostics) is not { } all) return HclValue.Dynamic;
            arguments = all;
        }

        if (WrongCount(expression, function, arguments) is var (wrong, place))
        {
            Report(diagnostics, wrong, place, expression, expression, context);
            return HclValue.Dynamic;
        }

        var before = diagnostics.Count;
        var values = new HclValue[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (diagnostics.Count - before > EvaluationBudget.MaximumErrors) return HclValue.Dynamic;
            values[i] = Argument(expression, arguments[i], function.ParameterAt(i)!, context, diagnostics);
        }

        return diagnostics.Count > before ? HclValue.Dynamic : Result(expression, function, arguments, values, context, diagnostics);
    }

    private HclValue Result(FunctionCallSyntax expression, HclFunction function, IReadOnlyList<ExpressionSyntax> arguments, HclValue[] values,
        EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (_budget.Step() is { } exhausted) return Exhausted(exhausted, expression, diagnostics);

        if (_budget.Charge(FunctionWork.Of(function, values), Work(expression)) is { } tooMuch) return Exhausted(tooMuch, expression, diagnostics);

        var result = function.Call(values);
        // Also when the function has failed for that reason, or has hidden it.
        if (_budget.IsExhausted) return Exhausted(_budget.Excess(Work(expression)), expression, diagnostics);
        if (result.Succeeded)
            return _budget.Produce(Size(result.Value)) is { } problem ? Exhausted(problem, expression, diagnostics) : result.Value;

        var error = result.ErrorIn(EvaluationContext.LogicOf(context))!;
        if (result.Argument is not { } position || function.ParameterAt(position) is not { } parameter)
            Report(diagnostics, EvaluationProblems.Call(expression.Name, error), expression.StartSpan, expression, expression, context);
        else if (position >= arguments.Count)
            Report(diagnostics, EvaluationProblems.Argument(parameter.Name, error), expression, inside: null, context);
        else
            Report(diagnostics, EvaluationProblems.Argument(parameter.Name, error), arguments[position].StartSpan, expression, arguments[position], context);
        return HclValue.Dynamic;
    }

    private static string Work(FunctionCallSyntax call) => $"The call of {EvaluationProblems.Quoted(call.Name)}";

    /// <summary>The arguments with the elements of the last one in its place; null when there is nothing to call with.</summary>
    private List<ExpressionSyntax>? Expanded(FunctionCallSyntax expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var last = expression.Arguments[^1];
        var before = diagnostics.Count;
        var value = Value(last, context, diagnostics);
        if (diagnostics.Count > before) return null;

        var isSequence = value.Type.Kind is HclTypeKind.Tuple or HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Dynamic;
        if (!isSequence || value.IsNull)
        {
            Report(diagnostics, isSequence ? EvaluationProblems.ExpandsNull : EvaluationProblems.ExpandsScalar, last, expression, context);
            return null;
        }

        if (!value.IsKnown) return null;
        if (_budget.Charge((long)value.Length * EvaluationBudget.ElementSize, Work(expression)) is { } tooMuch)
        {
            Exhausted(tooMuch, expression, diagnostics);
            return null;
        }

        var elements = value.Elements.Select(element => new LiteralSyntax(last.Source, last.Span, element.WithMarksOf(value)));
        return [.. expression.Arguments.SkipLast(1), .. elements];
    }

    private static (Problem Problem, TextSpan Place)? WrongCount(FunctionCallSyntax expression, HclFunction function, IReadOnlyList<ExpressionSyntax> arguments)
    {
        var expected = function.Parameters.Count;
        if (arguments.Count < expected) return (EvaluationProblems.TooFewArguments(function, expression.Name, arguments.Count), expression.CloseParen);
        return function.Variadic is null && arguments.Count > expected
            ? (EvaluationProblems.TooManyArguments(function, expression.Name), arguments[expected].StartSpan)
            : null;
    }

    private HclValue Argument(FunctionCallSyntax call, ExpressionSyntax expression, HclParameter parameter, EvaluationContext context, DiagnosticBag diagnostics)
    {
        switch (parameter.Kind)
        {
            case ArgumentKind.Closure:
                return new ExpressionClosure(expression, context).ToValue();
            case ArgumentKind.Constraint:
                return HclValue.Capsule(HclClosure.ConstraintType, TypeExpression.Constraint(expression, diagnostics));
        }

        var value = Value(expression, context, diagnostics);
        var converted = HclConvert.To(value, parameter.Type);
        if (converted.Succeeded) return converted.Value;

        Report(diagnostics, EvaluationProblems.Argument(parameter.Name, Error(converted, context)), expression.StartSpan, call, expression, context);
        return HclValue.Dynamic;
    }

    private static long Size(HclValue value) =>
        value.CanIterate ? (long)value.Length * EvaluationBudget.ElementSize
        : value is { IsKnown: true, IsNull: false, Type.Kind: HclTypeKind.String } ? value.AsString.Length
        : 0;
}
