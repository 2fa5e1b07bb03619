using System.Globalization;
using System.Text;

namespace Hcl2.Tests.Functions;

/// <summary>Evaluates calls of standard functions on literals, so that functions can be tested without the parser.</summary>
/// <remarks>Everything else (operators, variables, templates, for, splat) is <see cref="NotSupportedException"/>.</remarks>
internal sealed class LiteralCalls(string text, FunctionDialect dialect)
{
    private int _position;

    /// <summary>The value, or the summary and detail that an expression would report.</summary>
    public static (HclValue? Value, string? Error) Evaluate(string text, FunctionDialect dialect = FunctionDialect.Depot)
    {
        var calls = new LiteralCalls(text, dialect);
        try
        {
            var value = calls.Term();
            calls.Space();
            return calls._position == text.Length ? (value, null) : throw new NotSupportedException(text);
        }
        catch (CallFailedException e)
        {
            return (null, e.Message);
        }
    }

    private char Current => _position < text.Length ? text[_position] : '\0';

    private HclValue Term()
    {
        Space();
        if (Current == '"') return Quoted();
        if (Current == '[') return Tuple();
        if (Current == '{') return Object();
        if (Current == '-')
        {
            _position++;
            var operand = Term();
            return operand.Type == HclType.Number ? HclValue.Number(-operand.AsNumber) : throw new NotSupportedException(text);
        }

        return char.IsAsciiDigit(Current) ? Number() : Name();
    }

    private HclValue Number()
    {
        var start = _position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '.' || (Current is '+' or '-' && text[_position - 1] is 'e' or 'E')) _position++;
        return HclNumber.TryParse(text.AsSpan(start, _position - start), out var number) ? HclValue.Number(number) : throw new NotSupportedException(text);
    }

    private HclValue Quoted()
    {
        var value = new StringBuilder();
        for (_position++; Current != '"'; _position++)
        {
            if (Current == '\0') throw new NotSupportedException(text);
            if (Current is '$' or '%' && _position + 1 < text.Length && text[_position + 1] == '{') throw new NotSupportedException(text);
            if (Current is '$' or '%' && text.AsSpan(_position + 1).StartsWith([Current, '{'])) _position++;
            if (Current != '\\')
            {
                value.Append(Current);
                continue;
            }

            _position++;
            var digits = Current == 'u' ? 4 : Current == 'U' ? 8 : 0;
            if (digits == 0)
            {
                value.Append(Current switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
                continue;
            }

            value.Append(char.ConvertFromUtf32(int.Parse(text.AsSpan(_position + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            _position += digits;
        }

        _position++;
        return HclValue.String(value.ToString());
    }

    private HclValue Tuple() => HclValue.Tuple(List(']'));

    private List<HclValue> List(char end)
    {
        var items = new List<HclValue>();
        _position++;
        for (Space(); Current != end; Space())
        {
            items.Add(Term());
            Space();
            if (text.AsSpan(_position).StartsWith("..."))
            {
                _position += 3;
                var last = items[^1];
                items.RemoveAt(items.Count - 1);
                items.AddRange(last.Elements);
                Space();
            }

            if (Current == ',') _position++;
            else if (Current != end) throw new NotSupportedException(text);
        }

        _position++;
        return items;
    }

    private HclValue Object()
    {
        var attributes = new List<KeyValuePair<string, HclValue>>();
        _position++;
        for (Space(); Current != '}'; Space())
        {
            var key = Current == '"' ? Quoted().AsString : Identifier();
            Space();
            if (Current is not ('=' or ':')) throw new NotSupportedException(text);
            _position++;
            attributes.Add(new(key, Term()));
            Space();
            if (Current == ',') _position++;
        }

        _position++;
        return HclValue.Object(attributes);
    }

    private HclValue Name()
    {
        var name = Identifier();
        if (Current != '(')
        {
            return name switch
            {
                "true" => HclValue.True,
                "false" => HclValue.False,
                "null" => HclValue.NullDynamic,
                _ => throw new NotSupportedException(text),
            };
        }

        if (name is "try" or "can" or "convert") throw new NotSupportedException(text);
        var arguments = List(')');
        if (!StandardFunctions.All(dialect).TryGetValue(name, out var function))
            throw new CallFailedException($"Call to unknown function; There is no function named \"{name}\".");
        if (arguments.Count < function.Parameters.Count)
        {
            throw new CallFailedException($"Not enough function arguments; Function \"{name}\" expects {function.Parameters.Count} argument(s). "
                + $"Missing value for \"{function.Parameters[arguments.Count].Name}\".");
        }

        var result = function.Call(arguments);
        if (result.Succeeded) return result.Value;
        throw new CallFailedException(result.Argument is { } index
            ? $"Invalid function argument; Invalid value for \"{function.ParameterAt(index)!.Name}\" parameter: {result.Error}."
            : $"Error in function call; Call to function \"{name}\" failed: {result.Error}.");
    }

    private string Identifier()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current) || Current is '_' or '-') _position++;
        return _position > start ? text[start.._position] : throw new NotSupportedException(text);
    }

    private void Space()
    {
        while (Current is ' ' or '\n') _position++;
    }

    private sealed class CallFailedException(string message) : Exception(message);
}
