using Depot.Bake.Compose.Tree;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Replaces <c>extends</c> by what is extended.</summary>
/// <param name="loader">Loads other files.</param>
/// <param name="fileName">The file the services are in, for messages.</param>
internal sealed class ComposeExtends(ComposeLoader loader, string fileName)
{
    // A longer chain is a mistake, and would overflow the stack.
    private const int MaxLength = 200;

    /// <summary>Changes the services of a tree in place.</summary>
    /// <exception cref="BakeException">A service extends a missing service, or itself indirectly.</exception>
    public void Apply(ComposeMap tree, IReadOnlyList<TreePath> resets)
    {
        if (!tree.TryGetValue("services", out var value)) return;
        if (value is not ComposeMap services) throw new BakeException("services must be a mapping");

        foreach (var name in services.Keys.ToList()) services[name] = Extended(name, services, resets, []);
    }

    private ComposeMap? Extended(string name, ComposeMap services, IReadOnlyList<TreePath> resets, IReadOnlyList<(string File, string Service)> chain)
    {
        if (services[name] is null) return null;
        if (services[name] is not ComposeMap service) throw new BakeException($"services.{name} must be a mapping");
        if (!service.TryGetValue("extends", out var extends)) return service;

        var (reference, file) = Reference(name, extends);
        var (others, otherResets, otherFile) = (services, resets, fileName);
        if (file is not null)
        {
            otherFile = file;
            (others, otherResets) = Services(name, reference, file);
        }
        else if (!services.ContainsKey(reference))
        {
            throw new BakeException($"cannot extend service {GoQuote.Of(name)} in {fileName}: service {GoQuote.Of(reference)} not found");
        }

        var next = Next(chain, (otherFile, name));
        if (Extended(reference, others, otherResets, next) is not { } extended) return service;

        extended = TreeCopy.Of(extended, loader.Budget);
        TreeReset.Apply(new ComposeMap { ["services"] = new ComposeMap { [name] = extended } }, resets, loader.Budget);
        var merged = TreeMerge.Extend(extended, service);
        merged.Remove("extends");
        services[name] = merged;
        return merged;
    }

    private static (string Service, string? File) Reference(string name, object? extends) => extends switch
    {
        string service => (service, null),
        ComposeMap map when map.GetValueOrDefault("service") is string service => (service, map.GetValueOrDefault("file") as string),
        _ => throw new BakeException($"extends.{name}.service is required"),
    };

    private (ComposeMap Services, IReadOnlyList<TreePath> Resets) Services(string name, string reference, string file)
    {
        var resets = new List<TreePath>();
        var tree = loader.Add([], loader.Open(file), new(IsPart: true, [], resets));
        if (!tree.TryGetValue("services", out var value)) throw new BakeException($"cannot extend service {GoQuote.Of(name)} in {file}: no services section");
        if (value is not ComposeMap services) throw new BakeException($"cannot extend service {GoQuote.Of(name)} in {file}: services must be a mapping");
        if (!services.ContainsKey(reference))
        {
            throw new BakeException($"cannot extend service {GoQuote.Of(name)} in {fileName}: service {GoQuote.Of(reference)} not found in {file}");
        }

        loader.Paths(GoPath.Directory(file)).Resolve(tree);
        return (services, resets);
    }

    private static List<(string File, string Service)> Next(IReadOnlyList<(string File, string Service)> chain, (string File, string Service) link)
    {
        if (chain.Contains(link))
        {
            var first = $"Circular reference:\n  {chain[0].Service} in {chain[0].File}";
            throw new BakeException(string.Join("\n  extends ", chain.Skip(1).Append(link).Select(static step => $"{step.Service} in {step.File}").Prepend(first)));
        }

        if (chain.Count == MaxLength) throw BakeException.BeyondLimits($"services extend each other through more than {MaxLength} services, the last of them {GoQuote.Of(link.Service)}");
        return [.. chain, link];
    }
}
