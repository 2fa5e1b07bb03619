using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Attributes as the values that other expressions read through <c>target.NAME.ATTRIBUTE</c>.</summary>
internal static class AttributeValues
{
    private static readonly HclType Fields = HclType.Map(HclType.String);
    private static readonly HclType SecretFields = HclType.Object([new("env", HclType.String), new("id", HclType.String), new("src", HclType.String)]);
    private static readonly HclType SshFields = HclType.Object([new("id", HclType.String), new("paths", HclType.List(HclType.String))]);

    public static HclValue Text(string? text) => text is null ? HclValue.Null(HclType.String) : HclValue.String(text);

    public static HclValue Flag(bool? flag) => flag is { } known ? HclValue.Bool(known) : HclValue.Null(HclType.Bool);

    public static HclValue Texts(IReadOnlyList<string>? texts) =>
        texts is null ? HclValue.Null(HclType.List(HclType.String)) : HclValue.List(HclType.String, texts.Select(HclValue.String));

    public static HclValue TextMap(IReadOnlyList<KeyValuePair<string, string?>>? map) => map is null
        ? HclValue.Null(Fields)
        : HclValue.Map(HclType.String, map.Select(static entry => KeyValuePair.Create(entry.Key, Text(entry.Value))));

    public static HclValue Attests(IReadOnlyList<BakeAttest>? attests) => List(Fields, attests, static attest =>
        Map(attest.Disabled ? attest.Attributes.With("disabled", "true").With("type", attest.Type) : attest.Attributes.With("type", attest.Type)));

    public static HclValue Caches(IReadOnlyList<BakeCache>? caches) => List(Fields, caches, static cache => Map(cache.Attributes.With("type", cache.Type)));

    public static HclValue Outputs(IReadOnlyList<BakeOutput>? outputs) =>
        List(Fields, outputs, static output => Map(output.Attributes.With("type", output.Type).With("dest", output.Destination)));

    public static HclValue Secrets(IReadOnlyList<BakeSecret>? secrets) => List(SecretFields, secrets, static secret => HclValue.Object(
        [new("env", HclValue.String(secret.Environment)), new("id", HclValue.String(secret.Id)), new("src", HclValue.String(secret.Source))]));

    public static HclValue Ssh(IReadOnlyList<BakeSsh>? keys) => List(SshFields, keys, static ssh => HclValue.Object(
        [new("id", HclValue.String(ssh.Id)), new("paths", Texts(ssh.Paths))]));

    private static HclValue List<T>(HclType type, IReadOnlyList<T>? entries, Func<T, HclValue> entry) => HclValue.List(type, (entries ?? []).Select(entry));

    private static HclValue Map(TextMap fields)
    {
        var entries = new List<KeyValuePair<string, HclValue>>(fields.Count);
        foreach (var (key, value) in fields.Entries) entries.Add(new(key, HclValue.String(value)));
        return HclValue.Map(HclType.String, entries);
    }
}
