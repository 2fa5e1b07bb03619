namespace Hcl2.Tests.SpecSuite;

/// <summary>The specification suite of HCL itself, which HCL_SPECSUITE points to.</summary>
public class SpecSuiteSpecs
{
    private static readonly string? Suite = Environment.GetEnvironmentVariable("HCL_SPECSUITE");

    private static readonly string[] Endings = [".hcl", ".hcl.json"];

    // Relative paths of the inputs, NAME.hcl and NAME.hcl.json for each NAME.t.
    public static TheoryData<string> Inputs => Suite is null ? [""] : [.. Directory.EnumerateFiles(Suite, "*.t", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .SelectMany(static test => Endings.Select(ending => Path.ChangeExtension(test, null) + ending))
        .Where(File.Exists)
        .Select(static input => Path.GetRelativePath(Suite, input))];

    [Fact]
    public void There_are_sixteen_inputs()
    {
        SkipWithoutSuite();

        Inputs.Should().HaveCount(16);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_input_gives_what_the_specification_says(string input)
    {
        SkipWithoutSuite();
        var path = Path.Combine(Suite!, input);
        var name = path[..path.LastIndexOf(".hcl", StringComparison.Ordinal)];
        var expected = SpecCase.Load(name + ".t");
        var spec = SpecFile.Load(name + ".hcldec");

        var (value, diagnostics, traversals) = Decode(path, spec);

        if (expected.Traversals is not null) traversals.Should().BeEquivalentTo(expected.Traversals);
        if (expected.Diagnostics is not null)
        {
            diagnostics.Select(static diagnostic => SpecCase.Text(diagnostic.Severity.ToString(), diagnostic.Subject!.Value)).Should().BeEquivalentTo(expected.Diagnostics);
            return;
        }

        diagnostics.Should().BeEmpty();
        HclConvert.To(value!, expected.Type).Succeeded.Should().BeTrue();
        if (expected.Result is not null) HclConvert.To(value!, expected.Type).Value.Should().Be(expected.Result);
    }

    private static (HclValue? Value, DiagnosticBag Diagnostics, IEnumerable<string> Traversals) Decode(string path, SpecFile spec)
    {
        var source = new SourceText(path, File.ReadAllBytes(path));
        var file = path.EndsWith(".json", StringComparison.Ordinal) ? HclFile.ParseJson(source) : HclFile.ParseNative(source);
        if (file.Diagnostics.HasErrors) return (null, file.Diagnostics, []);

        var diagnostics = new DiagnosticBag();
        var value = spec.Root.Decode(file.Body, spec.Context, diagnostics);
        return (value, diagnostics, spec.Root.Variables(file.Body).Select(static traversal => SpecCase.Text(SpecCase.Path(traversal), traversal.Source.Locate(traversal.Span))));
    }

    private static void SkipWithoutSuite() => Assert.SkipWhen(Suite is null, "HCL_SPECSUITE names no copy of the specification suite.");
}
