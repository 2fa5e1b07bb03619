using Hcl2.Bodies;
using Hcl2.Text;

namespace Hcl2.Serialization;

/// <summary>How HCL is read into a type and written from it. The generator makes one for each type with <see cref="HclObjectAttribute"/>.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="members">Its members.</param>
/// <param name="create">Makes it of what was read for them, in the same order.</param>
public sealed class HclTypeInfo<T>(IReadOnlyList<HclMember<T>> members, Func<HclMemberValues, T> create)
{
    private BodySchema? _schema;

    /// <summary>What messages call the labels of a block of this type, in order.</summary>
    public IReadOnlyList<string> LabelNames { get; } = [.. members.OfType<LabelMember<T>>().Select(static label => label.Name)];

    internal BodySchema Schema => _schema ??= new(
        [.. members.SelectMany(static member => member.Arguments)],
        [.. members.SelectMany(static member => member.Blocks)]);

    private bool HasRemaining => members.Any(static member => member.TakesRemaining);

    /// <summary>Reads a body.</summary>
    /// <param name="body">What to read.</param>
    /// <param name="context">Variables and functions of its expressions; null for neither variables nor functions.</param>
    /// <param name="diagnostics">Takes everything that is wrong.</param>
    /// <returns>The default of the type when there is an error.</returns>
    public T? Read(HclBody body, EvaluationContext? context, DiagnosticBag diagnostics) => Read(body, [], context, diagnostics);

    internal T? Read(HclBody body, IReadOnlyList<(string Text, SourceSpan Location)> labels, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var remaining = HclBody.Empty;
        var content = HasRemaining ? body.PartialContent(Schema, own, out remaining) : body.Content(Schema, own);
        var scope = new MemberScope(content, remaining, labels, context, own);
        var values = new (bool, object?)[members.Count];
        for (var i = 0; i < values.Length; i++) values[i] = members[i].Read(scope);
        diagnostics.AddRange(own);
        return own.HasErrors ? default : create(new(values));
    }

    internal T? ReadObject(HclValue value, HclValueReader reader)
    {
        if (value.Type.Kind is not (HclTypeKind.Object or HclTypeKind.Map)) return reader.Failed<T>($"an object is required, and this is {value.Type.FriendlyName}");

        var before = reader.Errors.Count;
        var names = members.SelectMany(static member => member.Arguments.Select(static argument => argument.Name).Concat(member.Blocks.Select(static block => block.Type))).ToHashSet(StringComparer.Ordinal);
        if (!HasRemaining)
        {
            foreach (var key in value.Entries.Keys.Where(key => !names.Contains(key)))
                reader.Fail($"an attribute named \"{key}\" is not expected{(Suggestion.For(key, names.Order(StringComparer.Ordinal)) is { } near ? $". Did you mean \"{near}\"?" : "")}");
        }

        var values = new (bool, object?)[members.Count];
        for (var i = 0; i < values.Length; i++) values[i] = members[i].ReadEntry(value, names, reader);
        return reader.Errors.Count > before ? default : create(new(values));
    }

    internal HclValue WriteObject(T value)
    {
        var builder = Described(value);
        return HclValue.Object(builder.Items.OfType<BuiltAttribute>().Where(static item => item.Value is not null).Select(static item => KeyValuePair.Create(item.Name, item.Value!))
            .Concat(members.SelectMany(member => member.BlockEntries(value))));
    }

    /// <summary>What a value looks like as a body.</summary>
    internal HclBuilder Described(T value)
    {
        var builder = new HclBuilder();
        foreach (var member in members) member.Describe(value, builder);
        return builder;
    }

    internal IReadOnlyList<string> Labels(T value) => [.. members.OfType<LabelMember<T>>().Select(label => label.TextOf(value))];
}

/// <summary>What members are read from.</summary>
internal sealed record MemberScope(
    BodyContent Content, HclBody Remaining, IReadOnlyList<(string Text, SourceSpan Location)> Labels, EvaluationContext? Context, DiagnosticBag Diagnostics)
{
    public T? Inside<T>(HclTypeInfo<T> type, HclBlock block, int keys = 0) =>
        type.Read(block.Body, [.. block.Labels.Zip(block.LabelLocations).Skip(keys)], Context, Diagnostics);
}
