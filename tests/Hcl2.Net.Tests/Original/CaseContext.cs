using System.Globalization;
using System.Text.Json.Nodes;

namespace Hcl2.Tests.Original;

/// <summary>What expressions of the recorded cases can use: values of a pool by number, and functions that buildx and hashicorp/hcl have.</summary>
internal static class CaseContext
{
    private static readonly string[] Names = """
        absolute add and byteslen bytesslice can ceil chomp chunklist coalesce coalescelist compact concat contains convert csvdecode distinct divide element
        equal flatten floor format formatdate formatlist greaterthan greaterthanorequalto hasindex indent index int join jsondecode jsonencode keys length
        lessthan lessthanorequalto log lookup lower max merge min modulo multiply negate not notequal or parseint pow range regex regex_replace regexall
        replace reverse reverselist sethaselement setintersection setproduct setsubtract setsymmetricdifference setunion signum slice sort split strlen
        substr subtract timeadd title trim trimprefix trimspace trimsuffix try upper values zipmap
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly Dictionary<string, HclFunction> Functions =
        Names.ToDictionary(static name => name, static name => StandardFunctions.All(FunctionDialect.Buildx)[name]);

    public static HclValue[] Pool { get; } =
        [.. JsonNode.Parse(File.ReadAllText(TestData.Path("original-pool.json")))!.AsArray().Select(static node => CaseParts.Value(node!))];

    /// <param name="kind"><c>nil</c>, <c>empty</c> or <c>pool:N</c>.</param>
    /// <param name="paths">What is to have a value.</param>
    /// <param name="version">Whose logic and words are asked for.</param>
    public static EvaluationContext Of(string kind, IEnumerable<Traversal> paths, LogicalOperators version)
    {
        // Nothing allowed: as without a context, but for the version.
        if (kind == "nil") return new() { Logic = version };

        var names = kind == "empty" ? [] : paths.Select(static path => path.RootName).Where(static name => name.Length > 0).Distinct();
        return new()
        {
            Variables = names.ToDictionary(static name => name, name => Named(name, kind)),
            Functions = Functions,
            Logic = version,
        };
    }

    private static HclValue Named(string name, string kind)
    {
        if (name.StartsWith('p') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Pool.Length) return Pool[index];
        var shift = int.Parse(kind.AsSpan("pool:".Length), CultureInfo.InvariantCulture) * 7;
        return Pool[((int)(AnswerText.Hash(name) % 1000003) + shift) % Pool.Length];
    }
}
