using System.Collections.Immutable;
using Hcl2.Functions;
using Hcl2.Work;

namespace Hcl2;

/// <summary>A function that expressions can call.</summary>
public sealed class HclFunction
{
    /// <summary>Name in messages and in <see cref="StandardFunctions"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters that every call must give, in order.</summary>
    public IReadOnlyList<HclParameter> Parameters { get; init; } = [];

    /// <summary>Takes all further arguments, none to any number; null when there can be none.</summary>
    public HclParameter? Variadic { get; init; }

    /// <summary>The type of the result from the arguments, some of which may be unknown.</summary>
    public required Func<IReadOnlyList<HclValue>, TypeResult> ReturnType { get; init; }

    /// <summary>
    /// The result from arguments that satisfy the parameters, and from the type that <see cref="ReturnType"/> gave. What it throws, and a
    /// result of another type, become an error of the call.
    /// </summary>
    public required Func<IReadOnlyList<HclValue>, HclType, FunctionResult> Implementation { get; init; }

    /// <summary>Whether the result is never null, which is said of unknown results too.</summary>
    public bool NeverNull { get; init; } = true;

    /// <summary>A function whose result is always of one type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="returns">The type of the result.</param>
    /// <param name="parameters">Its parameters, in order.</param>
    /// <param name="implementation">The result from the arguments, of which none is null or unknown unless a parameter allows it.</param>
    public static HclFunction Create(string name, HclType returns, IReadOnlyList<HclParameter> parameters, Func<IReadOnlyList<HclValue>, HclValue> implementation) => new()
    {
        Name = name,
        Parameters = parameters,
        ReturnType = _ => returns,
        Implementation = (arguments, _) => implementation(arguments),
    };

    /// <summary>The parameter that the argument at a position goes to; null when there are fewer.</summary>
    /// <param name="position">From 0.</param>
    public HclParameter? ParameterAt(int position) => position < Parameters.Count ? Parameters[position] : Variadic;

    /// <summary>
    /// Calls the function: counts and converts arguments, rejects nulls, passes over unknowns and marks as the parameters say.
    /// </summary>
    /// <param name="arguments">As many as written, converted or not; closures as <see cref="HclClosure.ToValue"/>.</param>
    public FunctionResult Call(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count < Parameters.Count || (Variadic is null && arguments.Count > Parameters.Count))
            return FunctionResult.Failed($"wrong number of arguments ({Parameters.Count} required; {arguments.Count} given)");

        var values = new HclValue[arguments.Count];
        var marks = HclValue.True.Marks;
        var isUnknown = false;
        var isDynamic = false;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = ParameterAt(i)!;
            var conversion = HclConvert.To(arguments[i], parameter.Type);
            if (!conversion.Succeeded) return FunctionResult.Failed(i, conversion);

            var value = conversion.Value;
            // Behind a value of which nothing is known nothing is checked any more.
            if (value.IsNull && !parameter.AllowNull && !isDynamic) return FunctionResult.Failed(i, "argument must not be null");
            if (value.ContainsMarks && !parameter.AllowMarked) value = parameter.KeepsInnerMarks ? Unmarked(value, ref marks) : value.UnmarkDeep(ref marks);
            isUnknown |= !value.IsKnown && !parameter.AllowUnknown;
            isDynamic |= value.Type.IsDynamic && !parameter.AllowDynamic;
            values[i] = value;
        }

        // Of what is unknown any part may show in the result later.
        if (isUnknown || isDynamic)
        {
            foreach (var value in values) value.UnmarkDeep(ref marks);
        }

        var result = isDynamic ? HclValue.Dynamic : Evaluated(values, isUnknown);
        return result.Succeeded && !marks.IsEmpty ? result.Value.WithMarks(marks) : result;
    }

    private static HclValue Unmarked(HclValue value, ref ImmutableHashSet<object> marks)
    {
        marks = marks.Union(value.Marks);
        return value.Unmark();
    }

    private FunctionResult Evaluated(HclValue[] values, bool isUnknown)
    {
        try
        {
            var type = ReturnType(values);
            if (!type.Succeeded) return new(null, type.Error, type.Argument) { NewerError = type.NewerError };
            if (isUnknown) return Refined(HclValue.Unknown(type.Type));

            var result = Implementation(values, type.Type);
            if (!result.Succeeded) return result;
            if (result.Value.Type.IsDynamic || HclConvert.Conforms(result.Value.Type, type.Type)) return Refined(result.Value);

            // Then they were not compared.
            WorkMeter.Check();
            return FunctionResult.Failed($"it returned {result.Value.Type}, but its declaration says {type.Type}");
        }
#pragma warning disable CA1031 // a function of the application that throws is a problem of one expression, which has a place
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or InsufficientExecutionStackException))
#pragma warning restore CA1031
        {
            return FunctionResult.Failed(fault.Message.TrimEnd('.'));
        }
    }

    private HclValue Refined(HclValue value) => NeverNull ? value.RefinedNotNull() : value;
}
