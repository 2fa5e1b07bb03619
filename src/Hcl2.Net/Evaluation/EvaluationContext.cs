using System.Diagnostics.CodeAnalysis;
using Hcl2.Work;

namespace Hcl2;

/// <summary>The variables and functions an expression can use. Contexts form a chain: what one lacks is looked for in its parent.</summary>
/// <remarks>Instead of a context, null means that neither variables nor functions are allowed.</remarks>
public sealed class EvaluationContext
{
    // About as much time as it takes to look into a context.
    private const int CharactersOfContext = 8;

    // One more than that of the root, 0 while it is not known: a nullable one takes more memory, and every round of a loop has a context.
    private int _logicOfRoot;

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
        value = null;
        var looked = 0;
        for (var context = this; context is not null; context = context.Parent)
        {
            looked += CharactersOfContext;
            if (context.Variables is not { } variables) continue;
            WorkMeter.Read(name.Length);
            if (variables.TryGetValue(name, out value)) break;
        }

        WorkMeter.Read(looked);
        return value is not null;
    }

    /// <summary>Looks a function up in this context and, when it is not here, in its parents.</summary>
    public bool TryGetFunction(string name, [MaybeNullWhen(false)] out HclFunction function)
    {
        function = null;
        var looked = 0;
        for (var context = this; context is not null; context = context.Parent)
        {
            looked += CharactersOfContext;
            if (context.Functions is not { } functions) continue;
            WorkMeter.Read(name.Length);
            if (functions.TryGetValue(name, out function)) break;
        }

        WorkMeter.Read(looked);
        return function is not null;
    }

    /// <summary>A context inside this one.</summary>
    public EvaluationContext Child(IReadOnlyDictionary<string, HclValue> variables) =>
        new() { Parent = this, Variables = variables, Logic = Logic, _logicOfRoot = Known(LogicOf(this)) };

    /// <summary>The version that expressions in a context follow.</summary>
    internal static LogicalOperators LogicOf(EvaluationContext? context)
    {
        if (context is null) return LogicalOperators.Eager;
        if (context._logicOfRoot != 0) return (LogicalOperators)(context._logicOfRoot - 1);

        var root = context;
        while (root.Parent is { } parent) root = parent;
        context._logicOfRoot = Known(root.Logic);
        return root.Logic;
    }

    private static int Known(LogicalOperators logic) => (int)logic + 1;

    /// <summary>This context and its parents, the innermost first.</summary>
    internal IEnumerable<EvaluationContext> Chain()
    {
        for (var context = this; context is not null; context = context.Parent) yield return context;
    }
}
