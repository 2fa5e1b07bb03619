using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Depot.Mutation;

/// <summary>A project as the compiler sees it, its generated sources among the rest.</summary>
internal static class Project
{
    /// <summary>Asks the build how it would compile a project, and reads that.</summary>
    /// <param name="directory">Absolute path of the project's directory.</param>
    public static async Task<CSharpCompilation> OpenAsync(string directory)
    {
        // A file that is missing among the outputs has the build ask the compiler even when nothing changed.
        var start = new ProcessStartInfo("dotnet",
            ["msbuild", directory, "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:DesignTimeBuild=true", "-p:NonExistentFile=none", "-getItem:CscCommandLineArgs"])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var answer = await JsonDocument.ParseAsync(process.StandardOutput.BaseStream);
        var line = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
        var arguments = CSharpCommandLineParser.Default.Parse(line, directory, sdkDirectory: null);
        var trees = arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), arguments.ParseOptions, file.Path));
        var references = arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties));
        var options = arguments.CompilationOptions.WithConcurrentBuild(false).WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithCryptoKeyFile(null).WithStrongNameProvider(null);
        var compilation = CSharpCompilation.Create(arguments.CompilationName, trees, references, options);
        var generators = arguments.AnalyzerReferences.SelectMany(reference => new AnalyzerFileReference(Path.GetFullPath(reference.FilePath, directory), new Loader()).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: arguments.ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        return (CSharpCompilation)complete;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
