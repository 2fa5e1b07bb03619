using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Paths of a tree, relative to the directory of its file, made relative to the directory of the bake.</summary>
/// <param name="directory">The file's directory; empty for the bake's own.</param>
/// <param name="home">The home directory; null when there is none.</param>
internal sealed class TreePaths(string directory, string? home)
{
    private static readonly string[] Remote = ["https://", "http://", "git://", "ssh://", "github.com/", "git@", "service:"];

    /// <summary>Changes the paths in place.</summary>
    /// <exception cref="BakeException">A bind mount has no path.</exception>
    public void Resolve(ComposeMap tree)
    {
        foreach (var service in Maps(tree, "services"))
        {
            if (service.GetValueOrDefault("build") is ComposeMap build)
            {
                Change(build, "context", Context);
                if (build.GetValueOrDefault("additional_contexts") is ComposeMap contexts) ChangeAll(contexts, Context);
                if (build.GetValueOrDefault("ssh") is ComposeMap ssh) ChangeAll(ssh, Path);
            }

            foreach (var file in (service.GetValueOrDefault("env_file") as ComposeList ?? []).OfType<ComposeMap>()) Change(file, "path", Path);
            if (service.GetValueOrDefault("label_file") is ComposeList labels)
            {
                for (var i = 0; i < labels.Count; i++) labels[i] = labels[i] is string path ? Path(path) : labels[i];
            }

            // The path is irrelevant for builds; only its presence matters.
            if ((service.GetValueOrDefault("volumes") as ComposeList ?? []).OfType<ComposeMap>().Any(static volume => volume.GetValueOrDefault("type") is "bind" && volume.GetValueOrDefault("source") is not string))
            {
                throw new BakeException("invalid mount config for type \"bind\": field Source must not be empty");
            }

            if (service.GetValueOrDefault("extends") is ComposeMap extends) Change(extends, "file", Path);
        }

        foreach (var file in Maps(tree, "configs").Concat(Maps(tree, "secrets"))) Change(file, "file", Path);
    }

    private static IEnumerable<ComposeMap> Maps(ComposeMap tree, string key) => (tree.GetValueOrDefault(key) as ComposeMap ?? []).Values.OfType<ComposeMap>();

    private static void Change(ComposeMap map, string key, Func<string, string> change)
    {
        if (map.GetValueOrDefault(key) is string path) map[key] = change(path);
    }

    private static void ChangeAll(ComposeMap map, Func<string, string> change)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (map.GetAt(i).Value is string path) map.SetAt(i, change(path));
        }
    }

    private string Context(string context) =>
        context.Contains("://", StringComparison.Ordinal) || Array.Exists(Remote, prefix => context.StartsWith(prefix, StringComparison.Ordinal)) ? context : Path(context);

    private string Path(string path)
    {
        if (path.StartsWith('~') && home is not null) path = GoPath.Join(home, path[1..]);
        return path.Length == 0 || GoPath.IsRooted(path) ? path : GoPath.Join(directory, path);
    }
}
