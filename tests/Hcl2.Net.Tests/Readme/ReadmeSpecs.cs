using Hcl2.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hcl2.Tests.Readme;

/// <summary>The README shows code that was compiled and run, and that can be copied as it stands.</summary>
public class ReadmeSpecs
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;\n";

    public static TheoryData<string> Examples { get; } = [.. ReadmePage.Blocks("csharp")];

    [Fact]
    public void Every_example_of_the_readme_is_one_that_a_test_runs() =>
        ReadmePage.Blocks("csharp").Select(Body).Should().Equal(ReadmePage.Regions("tests/Hcl2.Net.Tests/Readme/ReadmeExamples.cs"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_compiles_as_it_stands(string example) => Errors(example, LanguageVersion.CSharp12).Should().BeEmpty();

    private static string[] Errors(string text, LanguageVersion version)
    {
        var options = new CSharpParseOptions(version);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("example",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(text, options)], references, new(OutputKind.ConsoleApplication));

        CSharpGeneratorDriver.Create([new HclObjectGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);

        return [.. whole.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())];
    }

    // The default of projects for .NET 8. It knows no params but arrays.
    [Theory]
    [InlineData("new DiagnosticWriter(source)")]
    [InlineData("new SyntaxEditor(tree).SetLabels(tree.Root.Blocks.First(), \"a\", \"b\")")]
    [InlineData("new HclBuilder().Block(\"service\", \"web\")")]
    [InlineData("HclValue.List(1, 2)")]
    [InlineData("HclValue.Tuple(\"a\", 1).WithMarksOf(\"b\")")]
    [InlineData("SyntaxText.Call(\"max\", \"1\", \"2\")")]
    [InlineData("new Hcl2.Bodies.BlockSchema(\"service\", \"name\")")]
    public void Calls_with_several_arguments_compile_with_twelve(string call)
    {
        var text = $"using Hcl2;\nvar source = SourceText.From(\"a\", \"\");\nvar tree = SyntaxTree.Parse(source);\n_ = {call};\n";

        Errors(text, LanguageVersion.CSharp12).Should().BeEmpty();
    }

    // A package page has no directories around it.
    [Fact]
    public void Every_link_of_the_readme_is_absolute() => ReadmePage.Links().Should().NotBeEmpty().And.OnlyContain(static link => link.StartsWith("https://", StringComparison.Ordinal));

    /// <summary>An example without the lines that name namespaces, and the types at its end.</summary>
    private static string Body(string example)
    {
        var lines = example.Split('\n').SkipWhile(static line => line.StartsWith("using ", StringComparison.Ordinal) || line.Length == 0);
        return string.Join('\n', lines.TakeWhile(static line => line != "[HclObject]")).TrimEnd('\n') + "\n";
    }
}
