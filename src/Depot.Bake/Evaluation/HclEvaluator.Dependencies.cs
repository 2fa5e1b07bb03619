using System.Runtime.CompilerServices;
using Hcl2;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    /// <summary>Resolves what an expression reads: first every function it calls, then every variable and block.</summary>
    /// <param name="scope">Where the expression is evaluated.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="bound">Names that mean something else inside the expression.</param>
    /// <param name="allowMissing">Whether names that nothing defines are left to the evaluation to complain about.</param>
    private EvaluationError? LoadDependencies(EvaluationContext scope, HclExpression expression, HashSet<string>? bound = null, bool allowMissing = true)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Wrapped(EvaluationError.BeyondLimits("too many definitions that refer to each other"), expression);

        foreach (var function in CalledFunctions(expression))
        {
            if (ResolveFunction(scope, function) is { } fault && !(allowMissing && fault.IsUndefined)) return Wrapped(fault, expression);
        }

        foreach (var traversal in expression.Variables())
        {
            if (bound?.Contains(traversal.RootName) == true) continue;
            if (Load(scope, traversal) is { } fault && !(allowMissing && fault.IsUndefined)) return Wrapped(fault, expression);
        }

        return null;
    }

    private static EvaluationError Wrapped(EvaluationError fault, HclExpression expression) => fault.At("Invalid expression", expression.Location);

    private EvaluationError? Load(EvaluationContext scope, Traversal traversal)
    {
        var type = traversal.RootName;
        if (!_areTypesKnown || !Declarations.BlockTypes.Contains(type)) return ResolveValue(scope, type);

        switch (traversal.Steps)
        {
            case []:
                return EvaluationError.Of($"cannot access {type} as a variable");
            case [AttributeStep name, ..]:
                var attribute = traversal.Steps is [_, AttributeStep step, ..] ? step.Name : null;
                return _blocks?.Named(type, name.Name)?.Evaluate(attribute, block => attribute is null ? Resolve(block) : Resolve(block, attribute));
            default:
                return EvaluationError.Of($"cannot traverse {type} without attribute");
        }
    }

    // In JSON the CLI looks for calls in strings as if they were bare expressions, so it misses those inside ${…}.
    private static IEnumerable<string> CalledFunctions(HclExpression expression)
    {
        if (expression is ExpressionSyntax native) return native.FunctionNames();
        if (expression.AsList() is { Count: > 0 } elements) return elements.SelectMany(CalledFunctions);
        if (expression.AsMap() is { Count: > 0 } entries) return entries.SelectMany(static entry => CalledFunctions(entry.Key).Concat(CalledFunctions(entry.Value)));
        return expression.AsNative()?.FunctionNames() ?? [];
    }
}
