using System.Globalization;
using System.Runtime.CompilerServices;
using Hcl2.Evaluation;

namespace Hcl2.TypeExpressions;

/// <summary>Reads one type expression.</summary>
/// <param name="isConstraint">Whether <c>any</c> and <c>optional</c> may occur.</param>
/// <param name="allowsDefaults">Whether <c>optional</c> may have a default.</param>
/// <param name="diagnostics">Receives diagnostics.</param>
internal sealed partial class TypeReader(bool isConstraint, bool allowsDefaults, DiagnosticBag diagnostics)
{
    private static readonly TypeWithDefaults Nothing = new(HclType.Dynamic, null);

    public TypeWithDefaults Read(HclExpression expression)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Failed("This type is nested too deeply.", expression);
        return expression.AsKeyword() is { } keyword ? Keyword(keyword, expression)
            : expression.AsCall() is { } call ? Constructor(call, expression)
            : Failed("A type specification is either a primitive type keyword (bool, number, string) or a complex type constructor call, "
                + "like list(string).", expression);
    }

    private TypeWithDefaults Keyword(string keyword, HclExpression expression) => keyword switch
    {
        "bool" => new(HclType.Bool, null),
        "string" => new(HclType.String, null),
        "number" => new(HclType.Number, null),
        "any" when isConstraint => Nothing,
        "any" => Failed("The keyword \"any\" cannot be used in this type specification: an exact type is required.", expression),
        "list" or "set" or "map" or "object" or "tuple" => Failed(RequiresOne(keyword), expression),
        _ => Failed($"The keyword {EvaluationProblems.Quoted(keyword)} is not a valid type specification.", expression),
    };

    private TypeWithDefaults Constructor(StaticCall call, HclExpression expression)
    {
        switch (call.Name)
        {
            case "bool" or "string" or "number":
                return Failed($"Primitive type keyword \"{call.Name}\" does not expect arguments.", call.Source, call.ArgumentsSpan);
            case "any":
                return Failed("Type constraint keyword \"any\" does not expect arguments.", call.Source, call.ArgumentsSpan);
            case "list" or "set" or "map" or "object" or "tuple" when call.Arguments.Count != 1:
                var surplus = call.Arguments.Count > 1
                    ? TextSpan.Over(call.Arguments[1].Span, call.Arguments[^1].Span)
                    : call.ArgumentsSpan;
                return Failed(RequiresOne(call.Name), call.Source, surplus, call.Source.Locate(call.ArgumentsSpan));
            case "list":
                return Collection(HclType.List, call.Arguments[0]);
            case "set":
                return Collection(HclType.Set, call.Arguments[0]);
            case "map":
                return Collection(HclType.Map, call.Arguments[0]);
            case "object":
                return Object(call.Arguments[0], expression);
            case "tuple":
                return Tuple(call.Arguments[0], expression);
            case "optional" when call.Arguments.Count == 1:
                return Failed("Keyword \"optional\" is valid only as a modifier for object type attributes.", call.Source, call.NameSpan);
            default:
                return Failed($"Keyword {EvaluationProblems.Quoted(call.Name)} is not a valid type constructor.", expression);
        }
    }

    private TypeWithDefaults Collection(Func<HclType, HclType> collection, HclExpression argument)
    {
        var element = Read(argument);
        var type = collection(element.Type);
        return new(type, element.Defaults is { } defaults ? TypeDefaults.OfElements(type, defaults) : null);
    }

    private TypeWithDefaults Tuple(HclExpression argument, HclExpression expression)
    {
        if (argument.AsList() is not { } items)
            return Failed("Tuple type constructor requires a list of element types.", argument, expression);

        var parts = items.Select(Read).ToArray();
        var type = HclType.Tuple(parts.Select(static part => part.Type));
        return new(type, TypeDefaults.OfParts(type, [], parts.Select(static (part, i) => (i.ToString(CultureInfo.InvariantCulture), part.Defaults))));
    }

    private static string RequiresOne(string constructor) => constructor switch
    {
        "object" => "The object type constructor requires one argument specifying the attribute types and values as a map.",
        "tuple" => "The tuple type constructor requires one argument specifying the element types as a list.",
        _ => $"The {constructor} type constructor requires one argument specifying the element type.",
    };

    private TypeWithDefaults Failed(string detail, HclExpression at, HclExpression? around = null) => Failed(detail, at.Location, around?.Location);

    // What is around it may be of another source: in JSON the expression is a string with a source of its own.
    private TypeWithDefaults Failed(string detail, SourceText source, TextSpan subject, SourceSpan? context = null) => Failed(detail, source.Locate(subject), context);

    private TypeWithDefaults Failed(string detail, SourceSpan subject, SourceSpan? context)
    {
        diagnostics.Add(new("HCL4001", Severity.Error, "Invalid type specification", detail, subject, context));
        return Nothing;
    }
}
