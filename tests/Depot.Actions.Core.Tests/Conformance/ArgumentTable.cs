using Depot.Actions.Text;

namespace Depot.Actions.Tests.Conformance;

/// <summary>Arguments by flag, with one form for what a CLI takes in several.</summary>
internal static class ArgumentTable
{
    private static readonly string[] Switches = ["--load", "--push", "--pull", "--no-cache", "--save", "--lint"];

    /// <summary>The values of each flag in order; those of no flag stand under an empty name.</summary>
    public static IReadOnlyDictionary<string, List<string>> Of(IReadOnlyList<string> arguments)
    {
        var table = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var at = 0; at < arguments.Count; at++)
        {
            if (Switches.Contains(arguments[at])) Add(arguments[at], "");
            else if (arguments[at].StartsWith("--", StringComparison.Ordinal) && arguments[at].Split('=', 2) is [var flag, var value]) Add(flag, value);
            else if (arguments[at].StartsWith("--", StringComparison.Ordinal) && at + 1 < arguments.Count) Add(arguments[at], arguments[++at]);
            else Add("", arguments[at]);
        }

        // The CLI keeps one of each type, so their order says nothing.
        if (table.TryGetValue("--attest", out var attestations)) attestations.Sort(StringComparer.Ordinal);
        return table;

        void Add(string flag, string value)
        {
            var (name, values) = Canonical(flag, value);
            if (!table.TryGetValue(name, out var list)) table[name] = list = [];
            list.AddRange(values);
        }
    }

    // docker/buildx, util/buildflags/attests.go: --provenance and --sbom are attestations of their type, and a boolean is its 'disabled'.
    private static (string Flag, IEnumerable<string> Values) Canonical(string flag, string value) => flag switch
    {
        "--provenance" or "--sbom" => ("--attest", [Unquoted($"type={flag[2..]},{(bool.TryParse(value, out var on) ? on ? "" : "disabled=true" : value)}".TrimEnd(','))]),
        "--attest" => (flag, [Unquoted(value.EndsWith(",disabled=false", StringComparison.Ordinal) ? value[..^",disabled=false".Length] : value)]),
        "--allow" => (flag, value.Split(',')),
        _ => (flag, [value]),
    };

    private static string Unquoted(string csv) => string.Join(',', CsvReader.Read(csv).SelectMany(record => record.Fields));
}
