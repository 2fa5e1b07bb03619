using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Lists of structured entries, each given as text or as an object. All throw a <see cref="FormatException"/> whose message is the reason alone.</summary>
internal static class EntryParser
{
    // Reading a string takes up to sixteen times its memory, which is counted only after the whole attribute.
    private const int MostCharacters = 4 << 20;

    private static readonly HclType Fields = HclType.Map(HclType.String);

    private static readonly HclType SecretFields = HclType.Object(
        [new("env", HclType.String), new("id", HclType.String), new("src", HclType.String)], ["env", "id", "src"]);

    private static readonly HclType SshFields = HclType.Object(
        [new("id", HclType.String), new("paths", HclType.List(HclType.String))], ["id", "paths"]);

    public static IReadOnlyList<BakeAttest> Attests(HclValue value) =>
        List(value, Fields, static text => [BakeAttest.Parse(text)], static entry => BakeAttest.FromObject(Map(entry)));

    public static IReadOnlyList<BakeCache> Caches(HclValue value) =>
        List(value, Fields, BakeCache.Parse, static entry => BakeCache.FromObject(Map(entry), () => Json(entry)));

    public static IReadOnlyList<BakeOutput> Outputs(HclValue value) =>
        List(value, Fields, static text => [BakeOutput.Parse(text)], static entry => BakeOutput.FromObject(Map(entry)));

    public static IReadOnlyList<BakeSecret> Secrets(HclValue value) =>
        List(value, SecretFields, static text => [BakeSecret.Parse(text)], static entry => BakeSecret.FromObject(Given(Conversions.To(entry, SecretFields))));

    public static IReadOnlyList<BakeSsh> Ssh(HclValue value) =>
        List(value, SshFields, static text => [BakeSsh.Parse(text)], static entry =>
        {
            var fields = Conversions.To(entry, SshFields).Entries;
            return new BakeSsh(fields["id"] is { IsKnown: true, IsNull: false } id ? id.AsString : "", fields["paths"].IsKnown ? Conversions.OptionalTexts(fields["paths"]) ?? [] : []);
        });

    // An empty or unknown value is skipped. Null is an error; the original crashes on it.
    private static List<T> List<T>(HclValue value, HclType entryType, Func<string, IEnumerable<T>> parse, Func<HclValue, T> convert)
    {
        if (value.IsNull) throw Conversions.Null();
        if (Conversions.Known(value).Type.Kind is not (HclTypeKind.Tuple or HclTypeKind.List))
            throw new FormatException(HclConvert.Mismatch(value.Type, HclType.List(entryType)));

        var entries = new List<T>();
        var characters = 0L;
        foreach (var element in value.Elements.Where(static element => element.IsKnown))
        {
            if (element.IsNull) throw Conversions.Null();
            if (element.Type != HclType.String)
            {
                entries.Add(convert(element));
            }
            else if (element.AsString.Length > 0)
            {
                if ((characters += element.AsString.Length) > MostCharacters)
                    throw BakeException.BeyondLimits($"the entries of an attribute have more than {MostCharacters} characters in all; shorten the list or its entries");
                entries.AddRange(parse(element.AsString));
            }
        }

        return entries;
    }

    private static TextMap Map(HclValue entry)
    {
        var known = Conversions.To(entry, Fields).Entries.Where(static field => field.Value.IsKnown);
        return TextMap.Of(known.Select(static field => KeyValuePair.Create(field.Key, Conversions.Text(field.Value))));
    }

    private static TextMap Given(HclValue fields) => TextMap.Of(fields.Entries
        .Where(static field => field.Value is { IsKnown: true, IsNull: false })
        .Select(static field => KeyValuePair.Create(field.Key, field.Value.AsString)));

    // Empty when a part is not known yet.
    private static string Json(HclValue value) => StandardFunctions.All(FunctionDialect.Depot)["jsonencode"].Call([value]).Value is { IsKnown: true } text ? text.AsString : "";
}
