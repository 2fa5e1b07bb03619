using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conventions.Directories;

/// <summary>The sources of one project, compiled in memory, so that a name is followed to its declaration and not to its spelling.</summary>
/// <remarks>What source generators add is missing. Nothing in a directory is declared there, so no arrow is lost.</remarks>
internal sealed class ProjectSources
{
    // What ImplicitUsings adds to every project here.
    private static readonly string[] Implicit =
        ["System", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Collections.Generic"];

    private readonly CSharpCompilation _compilation;
    private readonly string _root;

    private ProjectSources(CSharpCompilation compilation, string root) => (_compilation, _root) = (compilation, root);

    /// <param name="project">Name of a project in src.</param>
    /// <param name="added">Sources that are not in the checkout, by their file from the project's root.</param>
    public static ProjectSources Of(string project, params (string File, string Code)[] added)
    {
        var files = Repository.Files($"src/{project}", "*.cs").Select(file => (File: file[$"src/{project}/".Length..], Code: Repository.Read(file)));
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = files.Concat(added).Select(source => CSharpSyntaxTree.ParseText(source.Code, options, source.File)).Append(ImplicitUsings(options));
        var compilation = CSharpCompilation.Create(project, trees, References(project), new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return new(compilation, project);
    }

    /// <summary>The directories that hold sources, in the order of the alphabet; not the project's root.</summary>
    public IReadOnlyList<string> Directories =>
        [.. Trees.Select(tree => DirectoryOf(tree.FilePath)).Where(directory => directory.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every use of one directory by another, once for each pair of files and symbol.</summary>
    public IReadOnlyList<DirectoryArrow> Arrows() => [.. Trees.SelectMany(ArrowsOf).Distinct()];

    /// <summary>The names that could not be followed; a generator's or a mistake in how this class compiles.</summary>
    public IReadOnlyList<string> Unresolved =>
        [.. _compilation.GetDiagnostics().Where(item => item.Id is "CS0246" or "CS0234" or "CS0103").Select(item => $"{_root}/{item.Location.SourceTree?.FilePath}: {item.GetMessage()}")];

    private IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    private IEnumerable<DirectoryArrow> ArrowsOf(SyntaxTree tree)
    {
        var from = DirectoryOf(tree.FilePath);
        var model = _compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax))
        {
            if (node is not (SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax)) continue;
            if (model.GetSymbolInfo(node).Symbol is not { Kind: not SymbolKind.Namespace } symbol) continue;
            foreach (var file in FilesOf(symbol))
            {
                var to = DirectoryOf(file);
                if (to != from) yield return new(from, to, tree.FilePath, file, NameOf(symbol));
            }
        }
    }

    // Of a type in several files the first speaks for it, unless it is spread over directories.
    private static IEnumerable<string> FilesOf(ISymbol symbol) => symbol.OriginalDefinition.Locations
        .Where(location => location.IsInSource)
        .Select(location => location.SourceTree!.FilePath)
        .DistinctBy(DirectoryOf);

    private static string NameOf(ISymbol symbol) =>
        symbol is INamedTypeSymbol || symbol.ContainingType is null ? symbol.Name : $"{symbol.ContainingType.Name}.{symbol.Name}";

    private static string DirectoryOf(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');

    private static SyntaxTree ImplicitUsings(CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(string.Concat(Implicit.Select(name => $"global using global::{name};\n")), options, "");

    private static IEnumerable<MetadataReference> References(string project) => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(file => Path.GetFileNameWithoutExtension(file) is var name && name != project && name != OutputName(project))
        .Select(file => MetadataReference.CreateFromFile(file));

    private static string OutputName(string project) => project.ToLowerInvariant().Replace('.', '-');
}
