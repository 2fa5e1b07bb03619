using Hcl2.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hcl2.Tests.Serialization;

public class GeneratorSpecs
{
    private const string Usings = "using System.Collections.Generic;\nusing Hcl2;\n";

    [Theory]
    [InlineData("[HclObject] public record A(int X);", "HCLNET001: A is not partial, so nothing can be added to it; write \"partial\" before its keyword")]
    [InlineData("public class Outer { [HclObject] public partial record A(int X); }", "HCLNET001: Outer is not partial, so nothing can be added to it; write \"partial\" before its keyword")]
    [InlineData("[HclObject] public partial record A<T>(int X);", "HCLNET002: A is generic; only types without parameters can be read from HCL")]
    [InlineData("[HclObject] public abstract partial class A { }", "HCLNET003: A is abstract, so nothing can be read into it")]
    [InlineData("[HclObject] public partial record A(System.Threading.Thread X);",
        "HCLNET004: X is a System.Threading.Thread, which has no form in HCL; give that type [HclObject], or the member [HclConverter(typeof(…))] or [HclIgnore]")]
    [InlineData("[HclObject] public partial class A { [HclArgument(\"x\")] public int X { get; } }", "HCLNET005: X has an attribute for HCL, but no setter and no parameter of a constructor")]
    [InlineData("[HclObject] public partial record A([property: HclBlock] int X);",
        "HCLNET006: X is a int, which is not a block: the type needs [HclObject], or is a list or dictionary of such a type")]
    [InlineData("[HclObject] public partial class A { public A(int other) { } public int X { get; set; } }",
        "HCLNET007: A needs a constructor without parameters, or one whose parameters have the names and types of its properties")]
    [InlineData("[HclObject] public partial record A(int X, [property: HclArgument(\"x\")] int Y);", "HCLNET008: Y and another member of the type are both \"x\" in HCL")]
    [InlineData("[HclObject] public partial record A([property: HclRemaining] int X);",
        "HCLNET009: X has [HclRemaining], so its type must be HclBody or a dictionary from strings to HclValue")]
    public void A_type_that_cannot_be_read_is_an_error_that_says_why(string code, string problem)
    {
        Run(Usings + code, out var diagnostics, out _);

        diagnostics.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Should().Equal(problem);
    }

    [Theory]
    [InlineData("[HclObject] public partial record A(int X);")]
    [InlineData("[HclObject] internal sealed partial class A { public required string @class { get; init; } public List<B> B { get; set; } = new(); } [HclObject] internal readonly partial record struct B(string? X = \"a\\n\", double Y = 1.5, [property: HclIgnore] char[]? Z = null);")]
    [InlineData("namespace N; public static partial class Outer { [HclObject] public partial struct A { public Dictionary<string, Dictionary<string, int?>> X { get; set; } public A? Y => null; } }")]
    [InlineData("[HclObject] public partial record Tree(string Name) { public IReadOnlyList<Tree> Tree_ { get; init; } = []; }")]
    public void What_is_generated_compiles_without_a_warning(string code)
    {
        Run(Usings + code, out var diagnostics, out var compilation);

        diagnostics.Should().BeEmpty();
        compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not "CS8981").Select(static d => d.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_generated_anew_when_something_else_changes()
    {
        var compilation = Compilation(Usings + "[HclObject] public partial record A(int X);");
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new HclObjectGenerator().AsSourceGenerator()], driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);

        var result = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;"))).GetRunResult();

        result.Results.Single().TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs)
            .Should().OnlyContain(static output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
    }

    private static void Run(string code, out IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> diagnostics, out Compilation compilation)
    {
        CSharpGeneratorDriver.Create(new HclObjectGenerator()).RunGeneratorsAndUpdateCompilation(Compilation(code), out compilation, out var found);
        diagnostics = found;
    }

    private static CSharpCompilation Compilation(string code) => CSharpCompilation.Create("A",
        [CSharpSyntaxTree.ParseText(code)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
