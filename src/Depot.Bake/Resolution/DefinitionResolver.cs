using Depot.Bake.Model;
using Depot.Bake.Printing;
using Hcl2.Values;

namespace Depot.Bake.Resolution;

/// <summary>Resolves a definition and a request to what will be built.</summary>
internal static class DefinitionResolver
{
    private const string Default = "default";
    private const string Epoch = "SOURCE_DATE_EPOCH";

    /// <summary>Resolves names.</summary>
    /// <param name="definition">Everything defined.</param>
    /// <param name="length">Bytes of the files that define it.</param>
    /// <param name="requested">Names of targets and groups; dots count as underscores.</param>
    /// <param name="overrides">The values of <c>--set</c>.</param>
    /// <param name="environment">Looks up a variable; null when it is not set.</param>
    /// <exception cref="BakeException">A name stands for nothing, or an override is wrong, or links are.</exception>
    public static ResolvedDefinition Resolve(
        BakeDefinition definition, long length, IEnumerable<string> requested, IReadOnlyList<string> overrides, Func<string, string?> environment)
    {
        var names = requested.Select(static name => name.Replace('.', '_')).ToList();

        var size = new ResolvedSize(length);
        var groups = new GroupResolver(definition, size);
        var resolver = new TargetResolver(definition, size, overrides, environment);
        var targets = new Dictionary<string, BakeTarget>(StringComparer.Ordinal);
        var visited = new Dictionary<string, BakeGroup>(StringComparer.Ordinal);
        // A name in between resolves nothing that the first one does not, and changes no output that the last one does not change again.
        foreach (var name in Mentions.FirstAndLast(names))
        {
            var (members, through) = groups.Resolve(name);
            targets.EnsureCapacity(targets.Count + members.Count);
            foreach (var member in members) targets[member] = resolver.Resolve(member);
            foreach (var group in through) visited[group] = groups[group]!;
        }

        visited[Default] = WithRequested(visited.GetValueOrDefault(Default), names);
        foreach (var group in visited.Values) size.Add(group);

        var links = new LinkResolver(resolver, targets, size);
        foreach (var linker in targets.Values.Where(static target => target.Contexts.Count > 0).ToList()) links.Follow(linker.Name);

        var epoch = environment(Epoch) is { Length: > 0 } seconds ? seconds : null;
        var planned = targets.Values.Select(target => WithEpoch(resolver.Settle(target), epoch)).ToArray();
        Array.Sort(planned, static (one, other) => Utf8Order.Instance.Compare(one.Name, other.Name));
        return new([.. visited.Values.OrderBy(static group => group.Name, Utf8Order.Instance)], planned);
    }

    // The group default gets every requested name, except itself if it is defined.
    private static BakeGroup WithRequested(BakeGroup? group, List<string> names)
    {
        var added = group is null ? names : names.Where(static name => name != Default);
        var targets = group?.Targets is null && !added.Any() ? null : Sorted([.. group?.Targets ?? [], .. added]);
        return (group ?? new(Default)) with { Targets = targets };
    }

    // Each once.
    private static List<string> Sorted(string[] names)
    {
        Array.Sort(names, Utf8Order.Instance);
        return [.. names.Where((name, index) => index == 0 || name != names[index - 1])];
    }

    private static BakeTarget WithEpoch(BakeTarget target, string? epoch) =>
        epoch is null || target.Args.ContainsKey(Epoch) ? target : target with { Args = target.Args.With(Epoch, epoch) };
}
