using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Depot.Actions.Errors;
using Depot.Actions.Text;
using Depot.Bake.Model;
using Depot.Bake.Printing;

namespace Depot.Actions.Matrix;

/// <summary>The targets of a plan as JSON for <c>strategy.matrix.include</c>.</summary>
/// <param name="Json">
/// A list with one entry for each target; with fields, one for each value of each of them that the target has. An entry also has the
/// fields of the earlier entries of its target, so two fields are not combined, as in docker/bake-action's matrix, which this replaces.
/// </param>
/// <param name="Warnings">About fields that no target has.</param>
public sealed record TargetMatrix(string Json, IReadOnlyList<string> Warnings)
{
    /// <summary>The most characters of a matrix. GitHub passes an eighth of it on to other jobs.</summary>
    public const int MostLength = 8 << 20;

    /// <summary>The matrix of a plan.</summary>
    /// <param name="plan">The targets.</param>
    /// <param name="fields">Names of attributes as <c>bake --print</c> prints them, such as <c>platforms</c>; in the order of that print.</param>
    /// <exception cref="StepException">The matrix is too long.</exception>
    public static TargetMatrix Of(ResolvedDefinition plan, IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartArray();
        if (fields.Count == 0)
        {
            foreach (var target in plan.Targets) Write(json, target.Name, []);
            return Done([]);
        }

        using var stream = new MemoryStream();
        BakeJson.Write(plan, stream);
        using var printed = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        var targets = printed.RootElement.GetProperty("target");
        foreach (var target in targets.EnumerateObject()) Write(json, target, fields);
        return Done(WarningsOf(targets, fields));

        TargetMatrix Done(IReadOnlyList<string> warnings)
        {
            json.WriteEndArray();
            json.Flush();
            return new(Encoding.UTF8.GetString(text.WrittenSpan), warnings);
        }
    }

    private static List<string> WarningsOf(JsonElement targets, IReadOnlyList<string> fields)
    {
        var known = targets.EnumerateObject().SelectMany(target => target.Value.EnumerateObject()).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return [.. fields.Where(field => !known.Contains(field)).Select(field =>
            $"Input 'fields': no target has '{field}', so the matrix is without it.{Spelling.DidYouMean(field, known)} Write names as 'bake --print' shows them: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))}.")];
    }

    private static void Write(Utf8JsonWriter json, JsonProperty target, IReadOnlyList<string> fields)
    {
        var entry = new List<KeyValuePair<string, JsonElement>>();
        foreach (var field in target.Value.EnumerateObject().Where(field => fields.Contains(field.Name)))
        {
            entry.Add(new(field.Name, default));
            if (field.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var value in field.Value.EnumerateArray()) WriteWith(value);
            }
            else
            {
                WriteWith(field.Value);
            }

            void WriteWith(JsonElement value)
            {
                entry[^1] = new(field.Name, value);
                Write(json, target.Name, entry);
            }
        }

        if (entry.Count == 0) Write(json, target.Name, entry);
    }

    private static void Write(Utf8JsonWriter json, string target, List<KeyValuePair<string, JsonElement>> fields)
    {
        // A long field and a list of thousands become gigabytes. The printed values show it before they are written, up to the escapes.
        RequireRoom(json, target.Length + fields.Sum(field => (long)JsonMarshal.GetRawUtf8Value(field.Value).Length));
        json.WriteStartObject();
        json.WriteString("target", target);
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
        RequireRoom(json, 0);
    }

    private static void RequireRoom(Utf8JsonWriter json, long more)
    {
        if (json.BytesCommitted + json.BytesPending + more <= MostLength) return;
        throw new StepException(string.Create(CultureInfo.InvariantCulture,
            $"The matrix would be longer than {MostLength} characters, and GitHub passes at most {MostLength / 8} on to other jobs. Bake fewer targets, or name fewer attributes in 'fields'."));
    }
}
