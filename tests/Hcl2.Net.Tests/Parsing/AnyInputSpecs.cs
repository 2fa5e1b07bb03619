using System.Text;
using CsCheck;
using Hcl2.Editing;
using Hcl2.Tests.Evaluation;
using Hcl2.Tests.Syntax;

namespace Hcl2.Tests.Parsing;

public class AnyInputSpecs
{
    private static readonly string[] Pieces =
    [
        "a", "b1", "for", "in", "if", "else", "endif", "endfor", "null", "true", "é", "1", "1.5", "0.1.2", " ", "  ", "\t", "\n", "\r\n", "\r", "\"", "\\",
        "\\n", "\\u00e9", "${", "${~", "%{", "%{~", "}", "~}", "{", "[", "]", "(", ")", "<<E\n", "<<-E\n", "E\n", " E\n", "=", "==", "=>", ".", "...", ".*",
        "[*]", ",", ":", "::", "?", "+", "-", "*", "/", "!", "&&", "||", "<", ">=", "#", "//", "/*", "*/", "$", "%", "$${", "%%{", "&", "|", "~", ";", "'",
        "`", "@", "“", "f(", "x = ", "b {\n",
    ];

    private static readonly Gen<byte[]> Mixtures =
        Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[0, 40].Select(static pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)));

    private static readonly string[] Recorded = [.. RecordedSyntaxErrors.All.Keys];

    private static readonly Gen<byte[]> Damaged = Gen.Select(
        Gen.Int[0, Recorded.Length - 1], Gen.Int[0, 1000], Gen.Byte, static (text, at, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Recorded[text]);
            if (bytes.Length > 0) bytes[at % bytes.Length] = value;
            return bytes;
        });

    private static readonly Gen<byte[]> Inputs = Gen.OneOf(Mixtures, Damaged, Gen.Byte.Array[0, 60]);

    [Fact]
    public void Tokens_and_the_blanks_between_them_are_the_text() => Inputs.Sample(static bytes =>
    {
        var at = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        foreach (var token in SyntaxTree.Tokens(new SourceText("x", bytes)))
        {
            if (token.Start < at || bytes.AsSpan(at, token.Start - at).ContainsAnyExcept((byte)' ', (byte)'\t')) return false;
            at = token.End;
        }

        return at == bytes.Length;
    }, iter: 20_000);

    [Fact]
    public void Tokens_of_a_template_are_the_text() => Inputs.Sample(static bytes =>
    {
        var at = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        foreach (var token in SyntaxTree.TemplateTokens(new SourceText("x", bytes)))
        {
            if (token.Start < at || bytes.AsSpan(at, token.Start - at).ContainsAnyExcept((byte)' ', (byte)'\t')) return false;
            at = token.End;
        }

        return at == bytes.Length;
    }, iter: 5_000);

    [Fact]
    public void Whatever_the_bytes_a_tree_comes_back_whose_nodes_lie_inside() => Inputs.Sample(static bytes =>
    {
        var source = new SourceText("x", bytes);
        foreach (var item in SyntaxTree.Parse(source).Root.Items)
        {
            if (item.Span.Start < 0 || item.Span.End > bytes.Length || item.Span.Length < 0) return false;
        }

        SyntaxTree.ParseTraversal(source);
        SyntaxTree.ParseTraversalPartial(source);
        return SyntaxTree.ParseExpression(source).Root.Span.End <= bytes.Length && SyntaxTree.ParseTemplate(source).Root.Span.End <= bytes.Length;
    }, iter: 20_000);

    // Of a long text blocks are forgotten and read again; here even of the shortest.
    [Fact]
    public void A_block_that_was_forgotten_is_the_same_when_it_is_read_again() => Inputs.Sample(static bytes =>
    {
        byte[] text = [.. "\uFEFFa = 1\nb \"c\" { d = 2 }\nb e { # f\n"u8, .. bytes, .. "\n}\nb {\ng = [<<-E\n h\n E\n]\n i {}\n}"u8];
        var source = new SourceText("x", text);
        var kept = SyntaxTree.Parse(source);
        var forgotten = SyntaxTree.Parse(source, new() { LongestKept = 0 });
        return Nodes(forgotten.Root).SequenceEqual(Nodes(kept.Root)) && forgotten.Diagnostics.SequenceEqual(kept.Diagnostics);
    }, iter: 20_000);

    private static IEnumerable<(Type Kind, TextSpan Place, string? Text)> Nodes(SyntaxNode root) =>
        SyntaxWalk.Descendants(root).Select(static node => (node.GetType(), node.Span, node is ExpressionSyntax expression ? TreeText.Of(expression) : null));

    [Fact]
    public void A_block_of_a_long_text_is_the_same_each_time_it_is_asked_for()
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(static number => $"b {{\n  a = \"${{c.d}}-{number}\"\n  e {{}}\n}}\n"));

        var blocks = SyntaxTree.Parse(SourceText.From("x", text)).Root.Blocks.ToList();

        blocks.Should().HaveCount(30_000);
        blocks[29_999].Body.Should().BeSameAs(blocks[29_999].Body);
        TreeText.Of(blocks[29_999].Body).Should().Be("a = <c.d '-29999'>; e {  }");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a=", "}")]
    [InlineData("(", ")")]
    [InlineData("f(", ")")]
    [InlineData("-", "")]
    [InlineData("!", "")]
    [InlineData("\"${", "}\"")]
    [InlineData("a ? ", "")]
    [InlineData("a ? b : ", "")]
    [InlineData("[for a in ", "]")]
    [InlineData("a[", "]")]
    [InlineData("<<E\n${", "")]
    public void Ten_thousand_expressions_inside_each_other_are_an_error(string open, string close)
    {
        var text = "x = " + string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000)) + "\n";

        var diagnostics = SyntaxTree.Parse(SourceText.From("x", text)).Diagnostics;

        diagnostics.First().Summary.Should().Be("Nesting too deep");
    }

    [Theory]
    [InlineData("b {\n")]
    [InlineData("b \"l\" {\n")]
    public void Ten_thousand_blocks_inside_each_other_are_an_error(string open)
    {
        var text = string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat("}\n", 10_000));

        SyntaxTree.Parse(SourceText.From("x", text)).Diagnostics.First().Summary.Should().Be("Nesting too deep");
    }

    [Theory]
    [InlineData("%{ if a }")]
    [InlineData("%{ for a in b }")]
    public void Ten_thousand_directives_inside_each_other_are_an_error(string open)
    {
        var text = string.Concat(Enumerable.Repeat(open, 10_000));

        SyntaxTree.ParseTemplate(SourceText.From("x", text)).Diagnostics.First().Summary.Should().Be("Nesting too deep");
    }

    [Theory]
    [InlineData("[b]")]
    [InlineData("[*]")]
    [InlineData(".*.b[0]")]
    public void Ten_thousand_steps_that_are_no_path_are_an_error(string step)
    {
        var text = "a" + string.Concat(Enumerable.Repeat(step, 10_000));

        SyntaxTree.ParseExpression(SourceText.From("x", text)).Diagnostics.First().Summary.Should().Be("Nesting too deep");
    }

    [Theory]
    [InlineData("1", " + ", "100000")]
    [InlineData("2 * 1", " + ", "200000")]
    [InlineData("true", " && ", "true")]
    [InlineData("1 < 2 == true", " && ", "true")]
    public void A_hundred_thousand_operators_in_a_row_are_no_error(string operand, string between, string expected)
    {
        var text = string.Join(between, Enumerable.Repeat(operand, 100_000));

        Evaluated.Expression(text).Text.Should().Be(expected);
    }

    [Fact]
    public void A_long_row_of_operators_can_be_read_formatted_and_edited()
    {
        var text = "x = " + string.Join(" + ", Enumerable.Repeat("a.b", 10_000)) + "\n";
        var tree = SyntaxTree.Parse(SourceText.From("x", text));

        Formatter.Format(text).Should().Be(text);
        new SyntaxEditor(tree).RenameVariable(tree.Root, ["a"], ["c"]).Apply().Should().Be(text.Replace("a.b", "c.b", StringComparison.Ordinal));
        tree.Root.Attributes.Single().Expression.Variables().Should().HaveCount(10_000);
        SyntaxLookup.InnermostExpressionAt(tree.Root, 4)!.Span.Should().Be(new TextSpan(4, 7));
    }

    [Fact]
    public void A_long_row_of_operators_that_all_fail_takes_no_time()
    {
        var context = Evaluated.Context(Enumerable.Range(0, 5000).Select(static i => ($"v{i}", HclValue.String("x"))).ToArray());
        var text = string.Join(" < ", Enumerable.Range(0, 5000).Select(static i => $"v{i}"));

        ProcessorTime.Of(() => Evaluated.Expression(text, context)).Should().BeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_depth_that_is_allowed_is_no_error()
    {
        var options = new ParseOptions { MaxDepth = 20 };

        SyntaxTree.ParseExpression(SourceText.From("x", new string('[', 19) + new string(']', 19)), options).Diagnostics.Should().BeEmpty();
        SyntaxTree.ParseExpression(SourceText.From("x", new string('[', 25) + new string(']', 25)), options).Diagnostics.ToString().Should().Be(
            "x:1,21-22: Nesting too deep; More than 20 brackets, blocks, templates or operators are nested here. "
            + "Split the expression into several, or nest less.");
    }

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a = 1\nb = 2\n"), new() { MaxLength = 8 });

        tree.Root.Items.Should().BeEmpty();
        tree.Diagnostics.ToString().Should().Be("x:1,1-1: Text too long; The text has more than 8 bytes and was not read. Split it into several files.");
    }

    [Fact]
    public void Only_so_many_diagnostics_are_kept()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", string.Concat(Enumerable.Repeat("a\n", 50))), new() { MaxDiagnostics = 7 });

        tree.Diagnostics.Should().HaveCount(7);
    }

    [Theory]
    [InlineData("@")]
    [InlineData("a = /*")]
    [InlineData("\"")]
    [InlineData("a = \"${")]
    [InlineData("é@")]
    [InlineData("a = <<E\n")]
    [InlineData("]\n")]
    [InlineData("a = {b = {\n")]
    public void A_megabyte_of_the_same_error_takes_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        ProcessorTime.Of(() => SyntaxTree.Parse(SourceText.From("x", text), new() { MaxDiagnostics = 50 })).Should().BeLessThan(TimeSpan.FromSeconds(20));
    }
}
