using System.Text;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Adds the files that <c>include</c> names.</summary>
/// <param name="environment">Looks up a variable that files see; null when it is not set.</param>
/// <param name="directory">Where files are read.</param>
/// <param name="warn">Takes warnings.</param>
/// <param name="budget">What the files of the plan may cost.</param>
/// <param name="baseDirectory">The directory of the file that includes, relative to the bake's.</param>
internal sealed class ComposeInclude(
    Func<string, string?> environment, IBakeDirectory directory, Action<string> warn, ComposeBudget budget, string baseDirectory)
{
    private const int MaxDepth = 50;

    private static readonly string[] Kinds = ["services", "volumes", "networks", "secrets", "configs", "models"];

    /// <summary>Changes a tree in place: its own values override those of the files.</summary>
    /// <exception cref="BakeException">A file cannot be read, is invalid, or includes itself indirectly.</exception>
    public void Apply(ComposeMap tree, IReadOnlyList<string> including, IReadOnlyList<TreePath> resets)
    {
        var value = tree.GetValueOrDefault("include");
        if (value is null)
        {
            tree.Remove("include");
            return;
        }

        if (value is not ComposeList includes) throw new BakeException($"`include` must be a list, got {GoText.Of(value)}");

        foreach (var include in includes)
        {
            var entry = include as ComposeMap ?? new() { ["path"] = include };
            Import(Included(entry, including), tree, resets);
        }

        tree.Remove("include");
    }

    private ComposeMap Included(ComposeMap entry, IReadOnlyList<string> including)
    {
        var paths = Texts(entry, "path").Select(path => GoPath.IsRooted(path) ? path : GoPath.Join(baseDirectory, path)).ToList();
        if (paths.Count == 0) return [];
        if (including.Contains(paths[0]))
        {
            throw new BakeException($"include cycle detected:\n{including[0]}\n include {string.Join("\n include ", including.Skip(1).Append(paths[0]))}");
        }

        if (including.Count > MaxDepth) throw BakeException.BeyondLimits($"files include each other through more than {MaxDepth} files, the last of them {paths[0]}");

        var project = entry.GetValueOrDefault("project_directory") switch
        {
            string { Length: > 0 } named when GoPath.IsRooted(named) => named,
            string { Length: > 0 } named => GoPath.Join(baseDirectory, named),
            _ => GoPath.Directory(paths[0]),
        };
        var loader = new ComposeLoader(Environment(entry, project), directory, warn, budget, project);
        return loader.Load([.. paths.Select(path => new BakeFile(path, ComposeLoader.ReadFile(directory, path)))], including);
    }

    private Func<string, string?> Environment(ComposeMap entry, string project)
    {
        var added = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in EnvFiles(entry, project))
        {
            budget.Place = file;
            try
            {
                DotEnv.Read(Encoding.UTF8.GetString(directory.Read(file)).TrimStart('\ufeff'), added, environment, warn, budget);
            }
            catch (FormatException wrong)
            {
                throw new BakeException($"failed to read {GoPath.Join(directory.Path, file)}: {wrong.Message}");
            }
        }

        return ComposeEnvironment.Layered(environment, added);
    }

    private List<string> EnvFiles(ComposeMap entry, string project)
    {
        var named = Texts(entry, "env_file");
        if (named.Count == 0) return directory.Look(GoPath.Join(project, ".env")) == BakeEntry.File ? [GoPath.Join(project, ".env")] : [];

        var files = named.Where(static file => file != "/dev/null").Select(file => GoPath.IsRooted(file) ? file : GoPath.Join(baseDirectory, file)).ToList();
        foreach (var file in files)
        {
            switch (directory.Look(file))
            {
                case BakeEntry.Missing:
                    throw new BakeException(GoPath.IsRooted(file) ? $"couldn't find env file: {file}" : $"stat {file}: no such file or directory");
                case BakeEntry.Directory:
                    throw BakeException.UnreadableFile($"{file} is not a file");
            }
        }

        return files;
    }

    private static List<string> Texts(ComposeMap entry, string key) => entry.GetValueOrDefault(key) switch
    {
        string text => [text],
        ComposeList list => [.. list.OfType<string>()],
        _ => [],
    };

    private void Import(ComposeMap source, ComposeMap tree, IReadOnlyList<TreePath> resets)
    {
        foreach (var kind in Kinds)
        {
            if (source.GetValueOrDefault(kind) is not ComposeMap resources) continue;
            if (tree.GetValueOrDefault(kind) is not ComposeMap own) tree[kind] = own = [];

            foreach (var (name, resource) in resources)
            {
                if (!own.TryGetValue(name, out var over))
                {
                    own.Add(name, resource);
                    continue;
                }

                var imported = new ComposeMap { [name] = resource };
                TreeReset.Apply(new ComposeMap { [kind] = imported }, resets, budget);
                own[name] = TreeMerge.Merge(imported.GetValueOrDefault(name), over, TreePath.Root.Next(kind).Next(name));
            }
        }
    }
}
