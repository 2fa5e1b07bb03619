using Depot.Bake.Compose.Tree;
using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>Compose files as definitions.</summary>
/// <param name="environment">Looks up a variable that files see; null when it is not set.</param>
/// <param name="directory">The directory to bake in.</param>
/// <param name="warn">Takes warnings.</param>
/// <param name="budget">What the files of the plan may cost.</param>
internal sealed class ComposeReader(Func<string, string?> environment, IBakeDirectory directory, Action<string> warn, ComposeBudget budget)
{
    private const string ProjectName = "COMPOSE_PROJECT_NAME";

    /// <summary>Fails if a single file is not a valid Compose file; the combination of files is not checked.</summary>
    /// <exception cref="BakeException">It is not valid.</exception>
    public void Check(BakeFile file)
    {
        try
        {
            budget.Place = file.Name;
            var variables = WithProject("bake", [file]);
            var tree = Load([file with { Name = "" }], variables);
            var services = new ComposeServices(tree, variables, directory, warn, budget);
            // A single file is checked without profiles, the combination of files with all profiles.
            services.ReadFiles(static service => !service.HasProfiles);
        }
        catch (BakeException wrong) when (wrong.Error.Place is { File: "" } place)
        {
            throw new BakeException(wrong.Error with { Place = place with { File = file.Name } });
        }
    }

    /// <summary>The definition of all files.</summary>
    /// <exception cref="BakeException">They are not valid together, or define something that cannot be baked.</exception>
    public BakeDefinition Read(IReadOnlyList<BakeFile> files)
    {
        try
        {
            var variables = WithProject(environment(ProjectName) is { Length: > 0 } name ? name : "bake", files);
            var tree = Load(files, variables);
            ComposeChecks.Services(tree);
            var services = new ComposeServices(tree, variables, directory, warn, budget);
            services.ReadFiles(static _ => true);
            return new ComposeTargets(services, tree, budget).Definition();
        }
        catch (BakeException wrong)
        {
            throw new BakeException(wrong.Error with { Message = "failed to parse compose file: " + wrong.Message });
        }
    }

    private ComposeMap Load(IReadOnlyList<BakeFile> files, Func<string, string?> variables)
    {
        var tree = new ComposeLoader(variables, directory, warn, budget).Load(files, []);
        if (tree.Count == 0) throw new BakeException("empty compose file");

        TreeExtensions.PutAside(tree, warn);
        return tree;
    }

    private Func<string, string?> WithProject(string name, IReadOnlyList<BakeFile> files)
    {
        var named = files.Select(ComposeName.Of).LastOrDefault(static found => found is not null);
        if (named is not null) named = new TreeInterpolation(new(environment, warn, budget), warn).Replace(new() { ["name"] = named })["name"] as string;
        var project = named is { Length: > 0 } ? named : name;
        return variable => variable == ProjectName ? project : environment(variable);
    }
}
