namespace Hcl2.Tests.Syntax;

public class TemplateSpecs
{
    [Theory]
    [InlineData("", "<''>")]
    [InlineData("abc", "<'abc'>")]
    [InlineData("a\nb", "<'a\\nb'>")]
    [InlineData("a\\nb", "<'a\\nb'>")]
    [InlineData("${a}", "(wrap a)")]
    [InlineData("a ${b} c", "<'a ' b ' c'>")]
    [InlineData("a ${~ b ~} c", "<'a' b 'c'>")]
    [InlineData("a \n ${~ b }", "<'a \\n' b>")]
    [InlineData("${ b ~}\n  c", "<b '  c'>")]
    [InlineData("$${a}", "<'${a}'>")]
    [InlineData("%%{a}", "<'%{a}'>")]
    [InlineData("$$", "<'$$'>")]
    [InlineData("$", "<'$'>")]
    [InlineData("%", "<'%'>")]
    [InlineData("$a %b", "<'$a %b'>")]
    [InlineData("$$${a}", "<'$${a}'>")]
    [InlineData("a\rb${c}", "<'a\\rb${c}'>")]
    [InlineData("%{ if a }b%{ endif }", "<(? a <'b'> <''>)>")]
    [InlineData("%{ if a }b%{ else }c%{ endif }", "<(? a <'b'> <'c'>)>")]
    [InlineData("%{ if a }%{ endif }", "<(? a <''> <''>)>")]
    [InlineData("%{if a}${b}%{else}${c}%{endif}", "<(? a <b> <c>)>")]
    [InlineData("x %{~ if a ~} b %{~ else ~} c %{~ endif ~} y", "<'x' (? a <'b'> <'c'>) 'y'>")]
    [InlineData("%{ for v in a }${v},%{ endfor }", "<(join (for v a <v ','>))>")]
    [InlineData("%{ for k, v in a }${k}%{ endfor }", "<(join (for k,v a <k>))>")]
    [InlineData("%{ for v in a }%{ endfor }", "<(join (for v a <''>))>")]
    [InlineData("%{ for v in a }%{ if v }x%{ endif }%{ endfor }", "<(join (for v a <(? v <'x'> <''>)>))>")]
    [InlineData("%{ if a }%{ if b }x%{ endif }%{ else }y%{ endif }", "<(? a <(? b <'x'> <''>)> <'y'>)>")]
    public void A_bare_template_becomes_a_tree(string text, string tree)
    {
        var result = SyntaxTree.ParseTemplate(SourceText.From("x", text));

        result.Diagnostics.ToString().Should().Be("no diagnostics");
        TreeText.Of(result.Root).Should().Be(tree);
    }

    [Theory]
    [InlineData("""
        "a\n\r\t\"\\b"
        """, "<'a\\n\\r\\t\"\\b'>")]
    [InlineData("""
        "\u00e9\U0001F600"
        """, "<'é😀'>")]
    [InlineData("""
        "$${a} %%{b}"
        """, "<'${a} %{b}'>")]
    [InlineData("""
        "$ % $$ %%"
        """, "<'$ % $$ %%'>")]
    [InlineData("""
        "e\u0301"
        """, "<'é'>")]
    [InlineData("""
        "a ${~ b ~} c"
        """, "<'a' b 'c'>")]
    [InlineData("""
        "%{ if a }b%{ endif }"
        """, "<(? a <'b'> <''>)>")]
    [InlineData("""
        "a}b"
        """, "<'a}b'>")]
    public void A_quoted_template_resolves_its_escapes(string text, string tree)
    {
        var result = SyntaxTree.ParseExpression(SourceText.From("x", text));

        result.Diagnostics.ToString().Should().Be("no diagnostics");
        TreeText.Of(result.Root).Should().Be(tree);
    }

    [Theory]
    [InlineData("<<E\nE\n", "<''>")]
    [InlineData("<<E\na\nE\n", "<'a\\n'>")]
    [InlineData("<<E\na\n  E  \n", "<'a\\n'>")]
    [InlineData("<<E\r\na\r\nE\r\n", "<'a\\r\\n'>")]
    [InlineData("<<E\n  a\n b\nE\n", "<'  a\\n b\\n'>")]
    [InlineData("<<E\n${a}\nE\n", "<a '\\n'>")]
    [InlineData("<<E\n\\n $${a}\nE\n", "<'\\n ${a}\\n'>")]
    [InlineData("<<E\nx E\nE\n", "<'x E\\n'>")]
    [InlineData("<<E\n${a}E\nE\n", "<a 'E\\n'>")]
    [InlineData("<<E\n${<<F\nx\nF\n}\nE\n", "<<'x\\n'> '\\n'>")]
    [InlineData("<<E\n  a ~ ${~ b ~}\n  c\nE\n", "<'  a ~' b '  c\\n'>")]
    [InlineData("<<-E\n  a\n    b\n  E\n", "<'a\\n  b\\n'>")]
    [InlineData("<<-E\n  a\n\n  b\n  E\n", "<'a\\n\\nb\\n'>")]
    [InlineData("<<-E\n  a\n \n  b\n  E\n", "<'a\\n \\nb\\n'>")]
    [InlineData("<<-E\n    a\n  b\n  E\n", "<'  a\\nb\\n'>")]
    [InlineData("<<-E\n\ta\n  b\n  E\n", "<'a\\n b\\n'>")]
    [InlineData("<<-E\n\u3000a\n  b\n  E\n", "<'a\\n b\\n'>")]
    [InlineData("<<-E\n  ${a}\n  b\n  E\n", "<'' a '\\nb\\n'>")]
    [InlineData("<<-E\n${a}\n  b\n  E\n", "<a '\\n  b\\n'>")]
    [InlineData("<<-E\n  %{ if a ~}\n    b\n  %{ endif ~}\n  c\n  E\n", "<'' (? a <'    b\\n'> <''>) '  c\\n'>")]
    [InlineData("<<-E\n    x\n  ${~ b }\n    y\n  E\n", "<'    x\\n' b '\\n    y\\n'>")]
    [InlineData("<<-E\n  E\n", "<''>")]
    [InlineData("<<-é\n  a\n  é\n", "<'a\\n'>")]
    public void A_heredoc_is_trimmed_and_flushed(string text, string tree)
    {
        var result = SyntaxTree.Parse(SourceText.From("x", "x = " + text));

        result.Diagnostics.ToString().Should().Be("no diagnostics");
        TreeText.Of(result.Root).Should().Be("x = " + tree);
    }
}
