using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Validation;
using Depot.Bake.Compose.Yaml;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Loads Compose files into one tree: parsed, interpolated, with includes and extends, merged, validated, in long forms.</summary>
internal sealed class ComposeLoader
{
    private readonly Func<string, string?> _environment;
    private readonly IBakeDirectory _directory;
    private readonly Action<string> _warn;
    private readonly TreeInterpolation _interpolation;

    // The directory of the files, relative to the bake's; empty for the bake's own.
    private readonly string _base;

    /// <summary>A loader.</summary>
    /// <param name="environment">Looks up a variable that files see; null when it is not set.</param>
    /// <param name="directory">Where files are read.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <param name="budget">What the files of the plan may cost.</param>
    /// <param name="baseDirectory">The directory of the files, relative to the bake's; empty for the bake's own.</param>
    public ComposeLoader(Func<string, string?> environment, IBakeDirectory directory, Action<string> warn, ComposeBudget budget, string baseDirectory = "")
    {
        (_environment, _directory, _warn, Budget, _base) = (environment, directory, warn, budget, baseDirectory);
        _interpolation = new(new(environment, warn, budget), warn);
    }

    /// <summary>What the files of the plan may cost.</summary>
    public ComposeBudget Budget { get; }

    /// <summary>Loads files; each overrides the earlier ones.</summary>
    /// <param name="files">The files; their names appear in messages.</param>
    /// <param name="including">The files that include this one, to detect cycles.</param>
    /// <exception cref="BakeException">A file is not valid.</exception>
    public ComposeMap Load(IReadOnlyList<BakeFile> files, IReadOnlyList<string> including)
    {
        var tree = new ComposeMap();
        foreach (var file in files) tree = Add(tree, file, new(IsPart: false, including));

        Defaults(tree);
        ComposeChecks.Resources(tree);
        Paths(_base).Resolve(tree);
        return tree;
    }

    /// <summary>Adds one file to a tree.</summary>
    internal ComposeMap Add(ComposeMap tree, BakeFile file, LoadOptions options)
    {
        var documents = new YamlDocuments(file.Content.Span);
        while (Document(documents, file) is { } document)
        {
            if (file.Name.Length > 0) Budget.Place = file.Name;
            var (value, resets) = Read(document, file);
            if (value is not ComposeMap raw) throw At("top-level object must be a mapping", file, document.Line, 0);

            var layer = _interpolation.Replace(raw);
            var including = options.Including.Append(file.Name).ToList();
            if (!options.IsPart) new ComposeInclude(_environment, _directory, _warn, Budget, _base).Apply(layer, including, resets);

            TreeReset.Apply(tree, resets, Budget);
            if (!options.IsPart) new ComposeExtends(this, file.Name).Apply(layer, resets);

            tree = TreeMerge.Merge(tree, layer);
            // All documents so far are checked again with each.
            Budget.Tree(tree);
            TreeUniqueItems.Enforce(tree);
            if (!options.IsPart) Validate(tree, file, document.Line);

            TreeCanonical.Make(tree, _warn);
            TreeUniqueItems.Enforce(tree);
            options.Resets?.AddRange(resets);
        }

        return tree;
    }

    /// <summary>Reads a file that another file names.</summary>
    /// <exception cref="BakeException">It cannot be read.</exception>
    internal BakeFile Open(string path) => new(path, ReadFile(_directory, GoPath.Join(_base, path)));

    /// <summary>The paths of files in a directory.</summary>
    internal TreePaths Paths(string directory) => new(directory, _environment("HOME"));

    /// <summary>The bytes of a file.</summary>
    internal static byte[] ReadFile(IBakeDirectory directory, string path) => directory.Look(path) switch
    {
        BakeEntry.Missing => throw new BakeException($"open {path}: no such file or directory"),
        BakeEntry.Directory => throw BakeException.UnreadableFile($"read {path}: is a directory"),
        _ => directory.Read(path),
    };

    private static YamlNode? Document(YamlDocuments documents, BakeFile file)
    {
        try
        {
            return documents.Next();
        }
        catch (YamlException wrong)
        {
            throw At($"failed to parse {file.Name}: {wrong.Message}", file, wrong.Line, wrong.Column);
        }
    }

    private (object? Tree, IReadOnlyList<TreePath> Resets) Read(YamlNode document, BakeFile file)
    {
        try
        {
            return YamlTree.Read(document, Budget);
        }
        catch (YamlException wrong)
        {
            var isParsing = wrong.Message.StartsWith("yaml: ", StringComparison.Ordinal);
            throw At(isParsing ? $"failed to parse {file.Name}: {wrong.Message}" : wrong.Message, file, wrong.Line, wrong.Column);
        }
    }

    private void Validate(ComposeMap tree, BakeFile file, int line)
    {
        if (TreeNumbers.Unwritable(tree) is { } problem) throw At($"validating {file.Name}: json: {problem}", file, line, 0);
        if (ComposeSchema.File.Check(tree) is { } fault) throw At($"validating {file.Name}: {fault.Message}", file, 0, 0);
        if (tree.Remove("version"))
        {
            _warn($"{file.Name}: the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion");
        }
    }

    private static void Defaults(ComposeMap tree)
    {
        foreach (var service in (tree.GetValueOrDefault("services") as ComposeMap ?? []).Values.OfType<ComposeMap>())
        {
            if (service.GetValueOrDefault("build") is ComposeMap build) build.TryAdd("context", ".");
        }
    }

    private static BakeException At(string message, BakeFile file, int line, int column) =>
        new(new BakeError(message, line > 0 ? new(file.Name, line, column, line, column) : null));
}
