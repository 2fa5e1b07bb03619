using Hcl2.Bodies;

namespace Hcl2.Serialization;

internal sealed class ArgumentMember<T, TValue>(
    string name, HclConverter<TValue> converter, Func<T, TValue> get, bool isRequired, bool writesNull, HclValue? otherwise) : HclMember<T>
{
    internal override IEnumerable<AttributeSchema> Arguments => [new(name, isRequired)];

    internal override (bool IsSet, object? Value) Read(MemberScope scope)
    {
        if (scope.Content.Attribute(name) is { } attribute) return (true, ArgumentValues.Read(attribute, converter, scope));
        return otherwise is null ? default : (true, new HclValueReader().Read(converter, otherwise));
    }

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader)
    {
        if (value.Entries.TryGetValue(name, out var entry)) return (true, reader.Entry(converter, entry, name));
        if (isRequired) reader.Fail($"the attribute \"{name}\" is required");
        return otherwise is null ? default : (true, reader.Entry(converter, otherwise, name));
    }

    internal override void Describe(T value, HclBuilder builder)
    {
        var own = get(value);
        if (own is null ? writesNull : true) builder.Set(name, own is null ? HclValue.NullDynamic : converter.Write(own));
        else builder.Unset(name);
    }
}

internal sealed class ExpressionMember<T>(string name, bool isRequired) : HclMember<T>
{
    internal override IEnumerable<AttributeSchema> Arguments => [new(name, isRequired)];

    internal override (bool IsSet, object? Value) Read(MemberScope scope) => scope.Content.Attribute(name) is { } attribute ? (true, attribute.Expression) : default;

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader) => reader.Failed<(bool, object?)>("an expression cannot be read from a value");

    internal override void Describe(T value, HclBuilder builder)
    {
        // An expression is for reading; there is nothing to write it from.
    }
}

internal abstract class LabelMember<T>(string name) : HclMember<T>
{
    public string Name => name;

    public abstract string TextOf(T value);
}

internal sealed class LabelMember<T, TValue>(int position, string name, HclConverter<TValue> converter, Func<T, TValue> get) : LabelMember<T>(name)
{
    public override string TextOf(T value)
    {
        var text = HclConvert.To(converter.Write(get(value)), HclType.String);
        return text.Succeeded && !text.Value.IsNull ? text.Value.AsString : throw new ArgumentException($"The label \"{Name}\" needs a string.", nameof(value));
    }

    internal override (bool IsSet, object? Value) Read(MemberScope scope)
    {
        if (position >= scope.Labels.Count) return default;
        var (text, location) = scope.Labels[position];
        var reader = new HclValueReader();
        var value = reader.Read(converter, HclValue.String(text));
        foreach (var (_, error) in reader.Errors) scope.Diagnostics.Add(SerializationDiagnostics.Label(Name, error, location));
        return (true, value);
    }

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader) =>
        value.Entries.TryGetValue(Name, out var entry) ? (true, reader.Entry(converter, entry, Name)) : default;

    internal override void Describe(T value, HclBuilder builder)
    {
        // The writer of the block writes its labels.
    }
}

internal sealed class RemainingBodyMember<T> : HclMember<T>
{
    internal override bool TakesRemaining => true;

    internal override (bool IsSet, object? Value) Read(MemberScope scope) => (true, scope.Remaining);

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader) => (true, HclBody.Empty);

    internal override void Describe(T value, HclBuilder builder)
    {
        // A body has no text of its own.
    }
}

internal sealed class RemainingArgumentsMember<T, TDictionary>(
    Func<Dictionary<string, HclValue>, TDictionary> dictionary, Func<T, IEnumerable<KeyValuePair<string, HclValue>>?> get) : HclMember<T>
{
    internal override bool TakesRemaining => true;

    internal override (bool IsSet, object? Value) Read(MemberScope scope)
    {
        var values = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        // JustAttributes finds fault with every block, also with those that other members took.
        var schema = new BodySchema([.. scope.Remaining.JustAttributes([]).Select(static attribute => new AttributeSchema(attribute.Name))], []);
        foreach (var attribute in scope.Remaining.Content(schema, scope.Diagnostics).Attributes)
            values[attribute.Name] = attribute.Expression.Evaluate(scope.Context, scope.Diagnostics);
        return (values.Count > 0, dictionary(values));
    }

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader) =>
        (true, dictionary(value.Entries.Where(entry => !names.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal)));

    internal override void Describe(T value, HclBuilder builder)
    {
        foreach (var (name, own) in get(value) ?? []) builder.Set(name, own);
    }
}

/// <summary>Reads the values of arguments, with a diagnostic for each error, at the place in the expression.</summary>
internal static class ArgumentValues
{
    public static TValue? Read<TValue>(HclAttribute attribute, HclConverter<TValue> converter, MemberScope scope)
    {
        var own = new DiagnosticBag();
        var value = attribute.Expression.Evaluate(scope.Context, own);
        scope.Diagnostics.AddRange(own);
        if (own.HasErrors) return default;

        var reader = new HclValueReader();
        var result = reader.Read(converter, value);
        foreach (var (path, error) in reader.Errors)
            scope.Diagnostics.Add(SerializationDiagnostics.Value(attribute, HclValueReader.Text(path), error, HclValueReader.At(attribute.Expression, path).Location));
        return result;
    }
}
