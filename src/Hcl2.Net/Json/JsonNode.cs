namespace Hcl2.Json;

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Place">All of it.</param>
internal abstract record JsonNode(SourceSpan Place)
{
    /// <summary>What to underline: the opening bracket of an object or array, else all of it.</summary>
    public virtual SourceSpan Start => Place;
}

/// <summary>An object; properties in the order of the text, duplicates included.</summary>
internal sealed record JsonObject(IReadOnlyList<JsonProperty> Properties, SourceSpan Open, SourceSpan Close)
    : JsonNode(Open with { End = Close.End })
{
    public override SourceSpan Start => Open;
}

/// <summary>One property of an object.</summary>
internal sealed record JsonProperty(string Name, SourceSpan NamePlace, JsonNode Value)
{
    public SourceSpan Place => NamePlace with { End = Value.Place.End };
}

/// <summary>An array.</summary>
internal sealed record JsonArray(IReadOnlyList<JsonNode> Elements, SourceSpan Open, SourceSpan Close)
    : JsonNode(Open with { End = Close.End })
{
    public override SourceSpan Start => Open;
}

/// <summary>A string, escapes resolved.</summary>
internal sealed record JsonText(string Text, SourceSpan Place) : JsonNode(Place);

/// <summary>A number, <c>true</c> or <c>false</c>, or null.</summary>
internal sealed record JsonLiteral(HclValue Value, SourceSpan Place) : JsonNode(Place);

/// <summary>What could not be read; the parser has said why.</summary>
internal sealed record JsonInvalid(SourceSpan Place) : JsonNode(Place);
