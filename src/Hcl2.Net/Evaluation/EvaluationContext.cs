using System.Diagnostics.CodeAnalysis;
using Hcl2.Work;

namespace Hcl2;

/// <summary>The variables and functions an expression can use. Contexts form a chain: what one lacks is looked for in its parent.</summary>
/// <remarks>Instead of a context, null means that neither variables nor functions are allowed.</remarks>
public sealed class EvaluationContext
{
    /// <summary>Where to look for what this context lacks; null at the root.</summary>
    public EvaluationContext? Parent { get; init; }

    /// <summary>Values by the name of the root of a traversal; null when this context has no variables at all.</summary>
    public IReadOnlyDictionary<string, HclValue>? Variables { get; init; }

    /// <summary>Functions by name; null when this context has no functions at all.</summary>
    public IReadOnlyDictionary<string, HclFunction>? Functions { get; init; }

    /// <summary>How <c>&amp;&amp;</c> and <c>||</c> treat their right side, and whose messages and order diagnostics have. Only that of the root counts.</summary>
    /// <remarks>A context with nothing but this allows neither variables nor functions, as null does.</remarks>
    public LogicalOperators Logic { get; init; }

    /// <summary>Looks a variable up in this context and, when it is not here, in its parents.</summary>
    public bool TryGetVariable(string name, [MaybeNullWhen(false)] out HclValue value)
    {
        for (var context = this; context is not null; context = context.Parent)
        {
            if (context.Variables is not { } variables) continue;
            WorkMeter.Read(name.Length);
            if (variables.TryGetValue(name, out value)) return true;
        }

        value = null;
        return false;
    }

    /// <summary>Looks a function up in this context and, when it is not here, in its parents.</summary>
    public bool TryGetFunction(string name, [MaybeNullWhen(false)] out HclFunction function)
    {
        for (var context = this; context is not null; context = context.Parent)
        {
            if (context.Functions is not { } functions) continue;
            WorkMeter.Read(name.Length);
            if (functions.TryGetValue(name, out function)) return true;
        }

        function = null;
        return false;
    }

    /// <summary>A context inside this one.</summary>
    public EvaluationContext Child(IReadOnlyDictionary<string, HclValue> variables) => new() { Parent = this, Variables = variables, Logic = Logic };

    /// <summary>The version that expressions in a context follow.</summary>
    internal static LogicalOperators LogicOf(EvaluationContext? context)
    {
        while (context?.Parent is { } parent) context = parent;
        return context?.Logic ?? LogicalOperators.Eager;
    }

    /// <summary>This context and its parents, the innermost first.</summary>
    internal IEnumerable<EvaluationContext> Chain()
    {
        for (var context = this; context is not null; context = context.Parent) yield return context;
    }
}
