namespace Hcl2.Json;

/// <summary>Tokens to a tree. Always gives one: what cannot be read becomes <see cref="JsonInvalid"/>, and reading goes on where it makes sense.</summary>
/// <remarks>What is reported, and how often, is the original's; see <see cref="JsonDiagnostics"/>.</remarks>
internal sealed partial class JsonParser
{
    private readonly SourceText _source;
    private readonly JsonScanner _scanner;
    private readonly DiagnosticBag _diagnostics;
    private readonly int _maxDepth;
    private JsonToken _next;
    private int _depth;

    private JsonParser(SourceText source, DiagnosticBag diagnostics, int maxDepth)
    {
        _source = source;
        _scanner = new(source);
        _diagnostics = diagnostics;
        _maxDepth = maxDepth;
        _next = _scanner.Next();
    }

    /// <summary>Reads a string that is one value.</summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Receives diagnostics.</param>
    /// <param name="maxDepth">How deep arrays and objects may be nested.</param>
    public static JsonNode Parse(SourceText source, DiagnosticBag diagnostics, int maxDepth)
    {
        var found = new DiagnosticBag();
        var parser = new JsonParser(source, found, maxDepth);
        var value = parser.Value();
        if (found.Count == 0 && parser._next.Kind != JsonTokenKind.End) found.Add(JsonDiagnostics.ExtraData(parser._next.Place));
        diagnostics.AddRange(found);
        return value;
    }

    private JsonNode Value()
    {
        var place = _next.Place;
        if (_depth == _maxDepth && _next.Kind is JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket) return TooDeep(place);

        _depth++;
        var value = _next.Kind switch
        {
            JsonTokenKind.OpenBrace => Object(),
            JsonTokenKind.OpenBracket => Array(),
            JsonTokenKind.Number => Number(Read()),
            JsonTokenKind.Text => Text(Read()),
            JsonTokenKind.Keyword => Keyword(Read()),
            JsonTokenKind.CloseBrace => Failed(JsonDiagnostics.MissingValue(place)),
            JsonTokenKind.CloseBracket => Failed(JsonDiagnostics.MissingElement(place)),
            JsonTokenKind.End => Failed(JsonDiagnostics.EndsEarly(place)),
            _ => Failed(JsonDiagnostics.InvalidStart(place)),
        };
        _depth--;
        return value ?? new JsonInvalid(place);
    }

    // A token that starts no value is not read: the reader of the value sees it next.
    private JsonObject? Object()
    {
        var open = Read();
        var properties = new List<JsonProperty>();
        while (_next.Kind != JsonTokenKind.CloseBrace)
        {
            var key = Value();
            if (key is not JsonText name) return Failed<JsonObject>(JsonDiagnostics.InvalidPropertyName(key.Start));
            var colon = Read();
            if (colon.Kind != JsonTokenKind.Colon) return NoColon(colon);

            properties.Add(new(name.Text, name.Place, Value()));
            if (_next.Kind == JsonTokenKind.CloseBrace) break;
            if (_next.Kind != JsonTokenKind.Comma) return NoCommaInObject(open);
            var comma = Read();
            if (_next.Kind == JsonTokenKind.CloseBrace) return Failed<JsonObject>(JsonDiagnostics.TrailingCommaInObject(comma.Place));
        }

        return new(properties, open.Place, Read().Place);
    }

    private JsonArray? Array()
    {
        var open = Read();
        var elements = new List<JsonNode>();
        while (_next.Kind != JsonTokenKind.CloseBracket)
        {
            elements.Add(Value());
            if (_next.Kind == JsonTokenKind.CloseBracket) break;
            if (_next.Kind != JsonTokenKind.Comma) return NoCommaInArray(open);
            var comma = Read();
            if (_next.Kind == JsonTokenKind.CloseBracket) return Failed<JsonArray>(JsonDiagnostics.TrailingCommaInArray(comma.Place));
        }

        return new(elements, open.Place, Read().Place);
    }

    private JsonObject? NoColon(JsonToken instead)
    {
        SkipPast(instead, JsonTokenKind.OpenBrace, JsonTokenKind.CloseBrace);
        return Failed<JsonObject>(instead.Kind switch
        {
            JsonTokenKind.CloseBrace or JsonTokenKind.Comma => JsonDiagnostics.MissingObjectValue(instead.Place),
            JsonTokenKind.Equals => JsonDiagnostics.EqualsForColon(instead.Place),
            _ => JsonDiagnostics.MissingColon(instead.Place),
        });
    }

    private JsonObject? NoCommaInObject(JsonToken open)
    {
        if (_next.Kind == JsonTokenKind.End) return Failed<JsonObject>(JsonDiagnostics.UnclosedObject(open.Place));

        var instead = Read();
        if (instead.Kind == JsonTokenKind.CloseBracket) return Failed<JsonObject>(JsonDiagnostics.BracketForBrace(_next.Place));
        SkipPast(instead, JsonTokenKind.OpenBrace, JsonTokenKind.CloseBrace);
        return Failed<JsonObject>(JsonDiagnostics.MissingCommaInObject(_next.Place));
    }

    private JsonArray? NoCommaInArray(JsonToken open)
    {
        var instead = Read();
        SkipPast(instead, JsonTokenKind.OpenBracket, JsonTokenKind.CloseBracket);
        return Failed<JsonArray>(instead.Kind switch
        {
            JsonTokenKind.End => JsonDiagnostics.UnclosedArray(open.Place),
            JsonTokenKind.Colon => JsonDiagnostics.ColonInArray(_next.Place),
            JsonTokenKind.CloseBrace => JsonDiagnostics.BraceForBracket(_next.Place),
            _ => JsonDiagnostics.MissingCommaInArray(_next.Place),
        });
    }

    // To the end of what seems to be the object or array at fault. One opened on the way is closed by the same token as it:
    // that is how the original counts.
    private void SkipPast(JsonToken token, JsonTokenKind open, JsonTokenKind close)
    {
        for (var depth = 1; token.Kind != JsonTokenKind.End; token = Read())
        {
            if (token.Kind == open) depth++;
            if (token.Kind == close && --depth <= 1) return;
        }
    }

    private JsonInvalid TooDeep(SourceSpan place)
    {
        while (_next.Kind != JsonTokenKind.End) Read();
        _diagnostics.Add(JsonDiagnostics.TooDeep(_maxDepth, place));
        return new(place);
    }

    private JsonToken Read()
    {
        var token = _next;
        _next = _scanner.Next();
        return token;
    }

    private JsonNode? Failed(Diagnostic diagnostic) => Failed<JsonNode>(diagnostic);

    private T? Failed<T>(Diagnostic diagnostic)
        where T : JsonNode
    {
        _diagnostics.Add(diagnostic);
        return null;
    }
}
