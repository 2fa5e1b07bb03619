using Hcl2.Evaluation;

namespace Hcl2.TypeExpressions;

internal sealed partial class TypeReader
{
    private TypeWithDefaults Object(HclExpression argument, HclExpression expression)
    {
        if (argument.AsMap() is not { } items)
        {
            return Failed("Object type constructor requires a map whose keys are attribute names and whose values are the corresponding "
                + "attribute types.", argument, expression);
        }

        var attributes = new Dictionary<string, Attribute>(StringComparer.Ordinal);
        foreach (var (key, value) in items)
        {
            if (key.AsKeyword() is not { } name)
                Failed("Object constructor map keys must be attribute names.", key, expression);
            else if (attributes.ContainsKey(name))
                Failed("Object constructor map keys must be unique.", key, expression);
            else if (ReadAttribute(value) is { } attribute)
                attributes.Add(name, attribute);
        }

        var type = HclType.Object(
            attributes.Select(static a => KeyValuePair.Create(a.Key, a.Value.Type.Type)),
            attributes.Where(static a => a.Value.IsOptional).Select(static a => a.Key));
        return new(type, TypeDefaults.OfParts(type,
            attributes.Where(static a => a.Value.Default is not null).Select(static a => KeyValuePair.Create(a.Key, a.Value.Default!)),
            attributes.Select(static a => (a.Key, a.Value.Type.Defaults))));
    }

    /// <summary>Reads the type of an attribute, perhaps in <c>optional</c>; null when there is no type in it.</summary>
    private Attribute? ReadAttribute(HclExpression expression)
    {
        if (expression.AsCall() is not { Name: "optional" } call) return new(Read(expression), IsOptional: false, null);
        if (call.Arguments.Count == 0)
        {
            Failed("Optional attribute modifier requires the attribute type as its argument.", call.Source, call.ArgumentsSpan, expression.Location);
            return null;
        }

        var isOptional = IsAllowed(call, expression);
        HclValue? given = null;
        if (isOptional && call.Arguments.Count == 2)
        {
            var before = diagnostics.Count;
            given = call.Arguments[1].Evaluate(null, diagnostics);
            isOptional = diagnostics.Count == before;
        }

        var type = Read(call.Arguments[0]);
        return new(type, isOptional, isOptional && given is not null ? Default(given, type.Type, call.Arguments[1]) : null);
    }

    /// <summary>Whether <c>optional</c> may stand here with as many arguments as it has.</summary>
    private bool IsAllowed(StaticCall call, HclExpression expression)
    {
        if (!isConstraint)
            Failed("Optional attribute modifier is only for type constraints, not for exact types.", call.Source, call.NameSpan, expression.Location);
        else if (allowsDefaults && call.Arguments.Count > 2)
            Failed("Optional attribute modifier expects at most two arguments: the attribute type, and a default value.", call.Source, call.ArgumentsSpan, expression.Location);
        else if (!allowsDefaults && call.Arguments.Count > 1)
            Failed("Optional attribute modifier expects only one argument: the attribute type.", call.Source, call.ArgumentsSpan, expression.Location);
        else
            return true;

        return false;
    }

    private HclValue? Default(HclValue given, HclType type, HclExpression expression)
    {
        var converted = HclConvert.To(given, type);
        if (converted.Succeeded) return converted.Value;

        diagnostics.Add(new("HCL4002", Severity.Error, "Invalid default value for optional attribute",
            $"This default value is not compatible with the attribute's type constraint: {converted.Error}.", expression.Location));
        return null;
    }

    private sealed record Attribute(TypeWithDefaults Type, bool IsOptional, HclValue? Default);
}
