using System.Text;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Values;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>The services of a tree.</summary>
internal sealed class ComposeServices
{
    private static readonly string[] Flags = ["no_cache", "pull", "privileged"];

    private readonly Func<string, string?> _variables;
    private readonly IBakeDirectory _directory;
    private readonly Action<string> _warn;
    private readonly ComposeBudget _budget;

    /// <exception cref="BakeException">A value is not of the type it must be.</exception>
    public ComposeServices(ComposeMap tree, Func<string, string?> variables, IBakeDirectory directory, Action<string> warn, ComposeBudget budget)
    {
        (_variables, _directory, _warn, _budget) = (variables, directory, warn, budget);
        All = [.. (tree.GetValueOrDefault("services") as ComposeMap ?? []).Select(static entry => new ComposeService(entry.Key, entry.Value as ComposeMap ?? []))];
        ComposeValues.Check(All);
        foreach (var service in All) ReadFlags(service);
    }

    /// <summary>All services, in file order.</summary>
    public IReadOnlyList<ComposeService> All { get; }

    /// <summary>The variables of the environment and of .env files.</summary>
    public string? Variable(string name) => _variables(name);

    /// <summary>
    /// A lookup in the environment of a service: its own variables and those of its files; null for one without a value.
    /// </summary>
    /// <remarks>A variable that a service takes from outside for its container is read only once the build needs it, too.</remarks>
    /// <exception cref="BakeException">A file is missing or has the wrong form.</exception>
    public Func<string, string?> Environment(ComposeService service)
    {
        var own = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in Mapping(service.Map.GetValueOrDefault("environment"))) own[key] = value;
        var values = own.Where(static entry => entry.Value is not null).ToDictionary(static entry => entry.Key, static entry => entry.Value!, StringComparer.Ordinal);

        var all = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var file in (service.Map.GetValueOrDefault("env_file") as ComposeList ?? []).OfType<ComposeMap>()) Add(file, all, values);
        return name => own.TryGetValue(name, out var value) ? value ?? Variable(name) ?? all.GetValueOrDefault(name) : all.GetValueOrDefault(name);
    }

    /// <summary>Reads the files that services name: those with variables, then those with labels. They must be there whether a build needs them or not.</summary>
    /// <exception cref="BakeException">A file is missing or has the wrong form.</exception>
    public void ReadFiles(Func<ComposeService, bool> isEnabled)
    {
        var enabled = All.Where(isEnabled).ToList();
        foreach (var service in enabled) Environment(service);
        foreach (var service in enabled) ReadLabels(service);
    }

    /// <summary>A mapping, or a list of <c>key=value</c>; null for a key without a value.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Mapping(object? value) => value switch
    {
        ComposeMap map => map.Select(static entry => new KeyValuePair<string, string?>(entry.Key, entry.Value is null ? null : GoText.Of(entry.Value))),
        ComposeList list => list.Select(item => Pair(GoText.Of(item))),
        _ => [],
    };

    private static KeyValuePair<string, string?> Pair(string text)
    {
        var parts = text.Split('=', 2);
        return new(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private void Add(ComposeMap file, Dictionary<string, string> variables, Dictionary<string, string> own)
    {
        var path = file.GetValueOrDefault("path") as string ?? "";
        if (_directory.Look(path) == BakeEntry.Missing)
        {
            if (file.GetValueOrDefault("required") is false or "false") return;
            throw new BakeException($"env file {path} not found: stat {path}: no such file or directory");
        }

        var format = file.GetValueOrDefault("format") as string;
        if (format is { Length: > 0 } and not ".env") throw new BakeException($"unsupported env_file format {GoQuote.Of(format)}");

        Read(path, variables, name => Variable(name) ?? own.GetValueOrDefault(name));
    }

    // What is in them is of the image that runs, not of the build.
    private void ReadLabels(ComposeService service)
    {
        foreach (var path in (service.Map.GetValueOrDefault("label_file") as ComposeList ?? []).OfType<string>())
        {
            if (path.Length == 0 || _directory.Look(path) == BakeEntry.Missing) throw new BakeException($"label file {path} not found: stat {path}: no such file or directory");
            Read(path, new(StringComparer.Ordinal), static _ => null);
        }
    }

    private void Read(string path, Dictionary<string, string> variables, Func<string, string?> inherited)
    {
        if (_directory.Look(path) == BakeEntry.Directory) throw BakeException.UnreadableFile($"failed to read {path}: read {path}: is a directory");

        _budget.Place = path;
        try
        {
            DotEnv.Read(Encoding.UTF8.GetString(ComposeLoader.ReadFile(_directory, path)).TrimStart('\ufeff'), variables, inherited, _warn, _budget);
        }
        catch (FormatException wrong)
        {
            throw new BakeException($"failed to read {path}: {wrong.Message}");
        }
    }

    private void ReadFlags(ComposeService service)
    {
        foreach (var key in Flags)
        {
            if (service.Build?.GetValueOrDefault(key) is string text) service.Build[key] = ComposeFlag.Parse(text, _warn);
        }
    }
}
