using System.Reflection;
using Hcl2.Parsing;
using Hcl2.Text;

namespace Hcl2.Tests.Parsing;

public class SyntaxErrorSpecs
{
    private static readonly string[] WrongTraversals = ["", "1", "a.*", "a.1", "a[1", "a[*]", "a[b]", "a b"];
    private static readonly string[] WrongExpressions = ["1 2", ""];

    public static TheoryData<string> Recorded => [.. RecordedSyntaxErrors.All.Keys];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_wrong_file_is_reported_as_by_the_original(string text)
    {
        var tree = SyntaxTree.Parse(SourceText.From("x.hcl", text));

        tree.Diagnostics.ToString().Should().Be(RecordedSyntaxErrors.All[text]);
    }

    [Fact]
    public void There_are_hundreds_of_recorded_files() => Recorded.Count.Should().BeGreaterThan(350);

    [Theory]
    [InlineData("a = 1 b", "An argument definition must end with a newline.", "x.hcl:1,7-8", "x.hcl:1,1-8")]
    [InlineData("a = [1 2]", "Expected a comma to mark the beginning of the next item.", "x.hcl:1,8-9", "x.hcl:1,5-9")]
    [InlineData("a = f(1 2)", "A comma is required to separate each function argument from the next.", "x.hcl:1,9-10", "x.hcl:1,5-10")]
    [InlineData("b {} c", "A block definition must end with a newline.", "x.hcl:1,6-7", "x.hcl:1,1-7")]
    [InlineData("a = \"%{1}\"", "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a %{ sequence.", "x.hcl:1,8-9", "x.hcl:1,6-9")]
    public void A_diagnostic_has_the_place_and_what_is_around_it(string text, string detail, string subject, string context)
    {
        var diagnostic = SyntaxTree.Parse(SourceText.From("x.hcl", text)).Diagnostics.First();

        diagnostic.Detail.Should().Be(detail);
        diagnostic.Subject.ToString().Should().Be(subject);
        diagnostic.Context.ToString().Should().Be(context);
    }

    [Fact]
    public void What_is_wrong_with_a_block_comes_before_what_is_wrong_inside()
    {
        var diagnostics = SyntaxTree.Parse(SourceText.From("x.hcl", "b { a = 1.2.3, c = 2 }\n")).Diagnostics;

        diagnostics.Select(static d => d.Summary).Should().Equal("Invalid single-argument block definition", "Invalid number literal");
    }

    [Theory]
    [InlineData("", "x:1,1-1: Missing expression; Expected the start of an expression, but found the end of the file.")]
    [InlineData("1 2", "x:1,3-4: Extra characters after expression; An expression was successfully parsed, but extra characters were found after it.")]
    [InlineData("a\n+ b }", "x:2,5-6: Extra characters after expression; An expression was successfully parsed, but extra characters were found after it.")]
    public void A_wrong_expression_is_reported(string text, string message) =>
        SyntaxTree.ParseExpression(SourceText.From("x", text)).Diagnostics.ToString().Should().Be(message);

    [Theory]
    [InlineData("", "x:1,1-1: Variable name required; Must begin with a variable name.")]
    [InlineData("1", "x:1,1-2: Variable name required; Must begin with a variable name.")]
    [InlineData("a.*", "x:1,3-4: Attribute name required; Splat expressions (.*) may not be used here.")]
    [InlineData("a.1", "x:1,3-4: Attribute name required; Dot must be followed by attribute name.")]
    [InlineData("a[1", "x:1,4-4: Unclosed index brackets; Index key must be followed by a closing bracket.")]
    [InlineData("a[\"b\" c]", "x:1,7-8: Unclosed index brackets; Index key must be followed by a closing bracket.")]
    [InlineData("a[*]", "x:1,3-4: Attribute name required; Splat expressions ([*]) may not be used here.")]
    [InlineData("a[b]", "x:1,3-4: Index value required; Index brackets must contain either a literal number or a literal string.")]
    [InlineData("a b", "x:1,3-4: Invalid character; Expected an attribute access or an index operator.")]
    [InlineData("a[1.2.3]", "x:1,3-8: Invalid number literal; Failed to recognize the value of this number literal.")]
    [InlineData("a[\"${b}\"]", "x:1,4-6: Invalid string literal; Template sequences are not allowed in this string. To include a literal \"$\", double it (as \"$$\") to escape it.")]
    public void A_wrong_traversal_is_reported(string text, string message) =>
        SyntaxTree.ParseTraversal(SourceText.From("x", text)).Diagnostics.ToString().Should().Be(message);

    [Theory]
    [InlineData("1", "x:1,1-2: Variable name required; Must begin with a variable name.")]
    [InlineData("a.*", "x:1,3-4: Attribute name required; Splat expressions (.*) may not be used here.")]
    [InlineData("a[*", "x:1,4-4: Unclosed index brackets; Index key must be followed by a closing bracket.")]
    [InlineData("a[*.b]", "x:1,4-5: Unclosed index brackets; Index key must be followed by a closing bracket.")]
    [InlineData("a[b]", "x:1,3-4: Index value required; Index brackets must contain either a literal number or a literal string.")]
    [InlineData("a[*] b", "x:1,6-7: Invalid character; Expected an attribute access or an index operator.")]
    public void A_wrong_traversal_with_splats_is_reported(string text, string message) =>
        SyntaxTree.ParseTraversalPartial(SourceText.From("x", text)).Diagnostics.ToString().Should().Be(message);

    [Theory]
    [InlineData("${", "x:1,3-3: Missing expression; Expected the start of an expression, but found the end of the file.")]
    [InlineData("a ${b", "x:1,1-3: Unclosed template interpolation sequence; There is no closing brace for this interpolation sequence before the end of the file. This might be caused by incorrect nesting inside the given expression.")]
    [InlineData("%{ endif }", "x:1,1-11: Unexpected endif directive; The control directives within this template are unbalanced.")]
    [InlineData("%{ if a }\n%{ for b in c }\n", "x:3,1-1: Unexpected end of template; The for directive at x:2,1-16 is missing its corresponding endfor directive., and 1 other diagnostic(s)")]
    public void A_wrong_template_is_reported(string text, string message) =>
        SyntaxTree.ParseTemplate(SourceText.From("x", text)).Diagnostics.ToString().Should().Be(message);

    [Fact]
    public void Bytes_that_are_no_text_are_reported_once()
    {
        var tree = SyntaxTree.Parse(new SourceText("x", new byte[] { (byte)'a', (byte)'=', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)'\n' }));

        tree.Diagnostics.ToString().Should().Be(
            "x:1,4-5: Invalid character encoding; All input files must be UTF-8 encoded. Ensure that UTF-8 encoding is selected in your editor., and 1 other diagnostic(s)");
    }

    [Fact]
    public void Every_fixed_problem_is_met_by_a_recorded_file_or_a_case_here()
    {
        var met = RecordedSyntaxErrors.All.Keys.SelectMany(static text => SyntaxTree.Parse(SourceText.From("x.hcl", text)).Diagnostics)
            .Concat(WrongTraversals.SelectMany(static t => SyntaxTree.ParseTraversal(SourceText.From("x", t)).Diagnostics))
            .Concat(WrongExpressions.SelectMany(static t => SyntaxTree.ParseExpression(SourceText.From("x", t)).Diagnostics))
            .Concat(SyntaxTree.Parse(new SourceText("x", new byte[] { 0xFF })).Diagnostics)
            .Select(static d => d.Code);

        // A lone backslash never reaches the end of a token: the lexer makes it a character of its own.
        FixedProblems().Select(static p => p.Code).Except(met).Should().Equal(TemplateProblems.LoneBackslash.Code);
    }

    [Fact]
    public void No_two_problems_share_a_code()
    {
        var codes = FixedProblems().Select(static p => p.Code).ToList();

        codes.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_bake_file_with_a_syntax_error_fails_as_with_the_original()
    {
        if (BakeCaseDirectories().Length == 0) Assert.Skip("BAKE_CASES is not set.");

        foreach (var file in BakeCaseDirectories().Where(static f => f.Contains("-err-")).SelectMany(static f => Directory.GetFiles(f, "*.hcl")))
        {
            var tree = SyntaxTree.Parse(new SourceText(Path.GetFileName(file), File.ReadAllBytes(file)));

            if (!tree.Diagnostics.HasErrors) continue;
            tree.Diagnostics.ToString().Should().Be(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "expected.err")).TrimEnd('\n'), file);
        }
    }

    [Fact]
    public void A_bake_file_that_works_has_no_syntax_errors()
    {
        if (BakeCaseDirectories().Length == 0) Assert.Skip("BAKE_CASES is not set.");

        var wrong = BakeCaseDirectories().Where(static directory => !File.Exists(Path.Combine(directory, "expected.err")))
            .SelectMany(static directory => Directory.GetFiles(directory, "*.hcl"))
            .Where(static file => SyntaxTree.Parse(new SourceText("x", File.ReadAllBytes(file))).Diagnostics.HasErrors);

        wrong.Should().BeEmpty();
    }

    private static string[] BakeCaseDirectories() =>
        Environment.GetEnvironmentVariable("BAKE_CASES") is { Length: > 0 } root && Directory.Exists(root) ? Directory.GetDirectories(root) : [];

    private static IEnumerable<Problem> FixedProblems() => typeof(Problem).Assembly.GetTypes()
        .Where(static type => type.Namespace == typeof(BodyProblems).Namespace)
        .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Where(static field => field.FieldType == typeof(Problem))
        .Select(static field => (Problem)field.GetValue(null)!);
}
