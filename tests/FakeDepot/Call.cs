using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeDepot;

/// <summary>One call of the fake, as the tests read it back.</summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Environment">The whole environment.</param>
/// <param name="WorkingDirectory">The directory it ran in.</param>
/// <param name="Secrets">The bytes behind each <c>--secret</c>, by id, in base64.</param>
internal sealed record Call(
    string[] Arguments, Dictionary<string, string> Environment, string WorkingDirectory, Dictionary<string, string> Secrets)
{
    public static Call Of(string[] args) => new(
        args,
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!),
        System.Environment.CurrentDirectory,
        args.Where((_, at) => at > 0 && args[at - 1] == "--secret").Select(Secret).ToDictionary());

    public string ToJson() => JsonSerializer.Serialize(this, CallJson.Default.Call);

    // Good for the ids and paths of tests: a field is quoted only as a whole.
    private static KeyValuePair<string, string> Secret(string flag)
    {
        var fields = flag.Split(',').Select(field => field.Trim('"').Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var bytes = fields.TryGetValue("env", out var variable)
            ? System.Text.Encoding.UTF8.GetBytes(System.Environment.GetEnvironmentVariable(variable) ?? "")
            : File.ReadAllBytes(fields["src"]);
        return new(fields["id"], Convert.ToBase64String(bytes));
    }
}

[JsonSerializable(typeof(Call))]
internal sealed partial class CallJson : JsonSerializerContext;
