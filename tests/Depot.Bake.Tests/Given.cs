using System.Text;
using Depot.Bake.CommandLine;
using Depot.Bake.Model;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests;

/// <summary>Plans for specs.</summary>
internal static class Given
{
    /// <summary>A definition of targets, and of groups.</summary>
    public static BakeDefinition Definition(IReadOnlyList<BakeTarget> targets, params BakeGroup[] groups) => new(groups, targets);

    /// <summary>Plans a definition with the arguments of a command line.</summary>
    public static BakeOutcome Plan(BakeDefinition definition, params string[] arguments) => Plan(definition, Request(new MemoryDirectory(), arguments));

    /// <summary>Plans a definition, whatever the files of the request say.</summary>
    public static BakeOutcome Plan(BakeDefinition definition, BakeRequest request)
    {
        try
        {
            return new(BakePlanner.Resolve(definition, request, request.Environment.GetValueOrDefault), null, []);
        }
        catch (BakeException failure)
        {
            return new(null, failure.Error, []);
        }
    }

    /// <summary>Plans files with the arguments of a command line.</summary>
    public static BakeOutcome Plan(MemoryDirectory directory, params string[] arguments) => BakePlanner.Plan(Request(directory, arguments));

    /// <summary>The arguments of a command line as a request.</summary>
    public static BakeRequest Request(MemoryDirectory directory, params string[] arguments)
    {
        var parsed = PlanArguments.Parse(arguments);
        return new()
        {
            Files = parsed.Files,
            Targets = parsed.Targets,
            Set = parsed.Set,
            Push = parsed.Push,
            NoCache = parsed.NoCache,
            Pull = parsed.Pull,
            Sbom = parsed.Sbom,
            Provenance = parsed.Provenance,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["FOO"] = "foo", ["HOME"] = "/root" },
            Directory = directory,
            StandardInput = static () => Encoding.UTF8.GetBytes("services: {a: {build: ./in}}"),
        };
    }
}
