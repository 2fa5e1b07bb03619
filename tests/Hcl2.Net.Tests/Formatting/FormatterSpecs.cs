using System.Text;
using CsCheck;
using Hcl2.Syntax;
using Hcl2.Tests.Syntax;

namespace Hcl2.Tests.Formatting;

public class FormatterSpecs
{
    private static readonly string[] Items =
    [
        "a=1\n", "bb   =  [1,2 ,3]\n", "c = {x=1,y = 2}\n", "d={\nx=1 # one\nyy =2 // two\n}\n", "\n", "# comment\n", "  // other\n", "/* block */\n",
        "e = f( a,b... )\n", "g=\"x${ a }y\" # tail\n", "h = <<E\n  keep\n ${ a }\nE\n", "i=<<-E\n    keep\n  %{ if a ~}\n  x\n%{endif}\n  E\n",
        "b \"l\"{\n", "b{}\n", "b { a=1 }\n", "}\n", "j = a ?-1:- 2\n", "k=!a&&b||c\n", "l = [for x in [1]:x if x>1]\n", "m = [\n1,\n2, # two\n[3,\n4]]\n",
        "n = a . b [0] . 1 .c\n", "o = 1 .5\n", "p = {for k,v in m:k=>v...}\n", "q = (\n1\n+ 2\n)\n", "r = \"${ { a = 1 } }\"\n", "s = a::b( 1 )\n", "é= 1\n",
    ];

    private static readonly Gen<string> Files = Gen.Int[0, Items.Length - 1].Select(static i => Items[i]).Array[0, 14].Select(string.Concat);

    [Theory]
    [InlineData("", "")]
    [InlineData("a=1", "a = 1")]
    [InlineData("a=1\n", "a = 1\n")]
    [InlineData("  a  =  1  \n", "a = 1\n")]
    [InlineData("a=1\nbcd=2\n", "a   = 1\nbcd = 2\n")]
    [InlineData("a=1\n\nbcd=2\n", "a = 1\n\nbcd = 2\n")]
    [InlineData("a=1\n# c\nbcd=2\n", "a = 1\n# c\nbcd = 2\n")]
    [InlineData("a=1# x\nbcd=2// y\n", "a   = 1 # x\nbcd = 2 // y\n")]
    [InlineData("a=1# x\nb=234# y\n", "a = 1   # x\nb = 234 # y\n")]
    [InlineData("éé=1\na=2\n", "éé = 1\na  = 2\n")]
    [InlineData("a=[\n1,\n2\n]\nbcd=1\n", "a = [\n  1,\n  2\n]\nbcd = 1\n")]
    [InlineData("a={\nb=1\nccc=2\n}\n", "a = {\n  b   = 1\n  ccc = 2\n}\n")]
    [InlineData("a = {b=1,c=2}", "a = { b = 1, c = 2 }")]
    [InlineData("a = {  }", "a = {}")]
    [InlineData("a = [ 1,2 , 3 ]", "a = [1, 2, 3]")]
    [InlineData("a = [{\nb=1\n},{\nc=2\n}]\n", "a = [{\n  b = 1\n  }, {\n  c = 2\n}]\n")]
    [InlineData("a = f ( 1,b ... )", "a = f(1, b...)")]
    [InlineData("a = f(\n1,\n[\n2\n]\n)\n", "a = f(\n  1,\n  [\n    2\n  ]\n)\n")]
    [InlineData("a = b :: c ( 1 )", "a = b::c(1)")]
    [InlineData("a = b . c [ 0 ] . d", "a = b.c[0].d")]
    [InlineData("a = b.*.c[ * ]", "a = b.*.c[*]")]
    [InlineData("a = 1+2*3", "a = 1 + 2 * 3")]
    [InlineData("a = 1-2", "a = 1 - 2")]
    [InlineData("a = -  1", "a = -1")]
    [InlineData("a = 1 - - 2", "a = 1 - -2")]
    [InlineData("a = [- 1,- b]", "a = [-1, -b]")]
    [InlineData("a = ! b", "a = !b")]
    [InlineData("a = b&&!c||d", "a = b && !c || d")]
    [InlineData("a = b==- 1", "a = b == -1")]
    [InlineData("a = b?- 1:c", "a = b ? -1 : c")]
    [InlineData("a = (  b  )", "a = (b)")]
    [InlineData("a = \"x${  b  }y\"", "a = \"x${b}y\"")]
    [InlineData("a = \"  x  \"", "a = \"  x  \"")]
    [InlineData("a = \"${  {b=1}  }\"", "a = \"${ { b = 1 } }\"")]
    [InlineData("a = \"%{  if b~}x%{else}y%{endif}\"", "a = \"%{if b~}x%{else}y%{endif}\"")]
    [InlineData("a = \"${b}${c}\"", "a = \"${b}${c}\"")]
    [InlineData("a = [for x in [1]:x]", "a = [for x in [1] : x]")]
    [InlineData("a = {for k,v in m:k=>v...if v}", "a = { for k, v in m : k => v... if v }")]
    [InlineData("a = 1 .5", "a = 1 .5")]
    [InlineData("a = b.0 .1", "a = b.0 .1")]
    [InlineData("b \"l\"{\na=1\n}\n", "b \"l\" {\n  a = 1\n}\n")]
    [InlineData("b   l   \"m\"   {\n}\n", "b l \"m\" {\n}\n")]
    [InlineData("b {a=1}\n", "b { a = 1 }\n")]
    [InlineData("b{\nc{\na=1\n}\n}\n", "b {\n  c {\n    a = 1\n  }\n}\n")]
    [InlineData("b {\n# x\na=1\n}\n", "b {\n  # x\n  a = 1\n}\n")]
    [InlineData("a = <<E\n  x\nE\n", "a = <<E\n  x\nE\n")]
    [InlineData("b {\na=<<-E\n      x ${ c }\n   E\n}\n", "b {\n  a = <<-E\n      x ${c}\n   E\n}\n")]
    [InlineData("a=1\r\nbc=2\r\n", "a  = 1\r\nbc = 2\r\n")]
    [InlineData("\uFEFFa=1\n", "\uFEFFa = 1\n")]
    [InlineData("a=1 /* x */\n", "a = 1 /* x */\n")]
    [InlineData("/* x\n y */ a=1\n", "/* x\n y */ a = 1\n")]
    [InlineData("\ta\t=\t1\n", "a = 1\n")]
    [InlineData("a=1\n\n\n\nb=2\n", "a = 1\n\n\n\nb = 2\n")]
    [InlineData("a = [\n# x\n1,\n]\n", "a = [\n  # x\n  1,\n]\n")]
    [InlineData("a = [  ", "a = [  ")]
    public void A_text_is_brought_to_canonical_style(string text, string formatted) => Formatter.Format(text).Should().Be(formatted);

    [Theory]
    [InlineData("( a+- 2 )", "(a + -2)")]
    [InlineData("- 2+1", "-2 + 1")]
    [InlineData("f(\n1,\n- 2,\na*b,\n)", "f(\n  1,\n  -2,\n  a * b,\n)")]
    [InlineData("[\n[\na\n]\n]", "[\n  [\n    a\n  ]\n]")]
    [InlineData("\"${\na\n}\"", "\"${\n  a\n}\"")]
    [InlineData("a b", "a b")]
    public void An_expression_is_brought_to_canonical_style(string text, string formatted) => Formatter.FormatExpression(text).Should().Be(formatted);

    [Fact]
    public void Formatting_twice_is_formatting_once() => Files.Sample(static file =>
    {
        var once = Formatter.Format(file);

        return Formatter.Format(once) == once;
    }, iter: 5_000);

    [Fact]
    public void Formatting_keeps_every_token() => Files.Sample(static file => Tokens(Formatter.Format(file)).SequenceEqual(Tokens(file)), iter: 5_000);

    [Fact]
    public void Formatting_keeps_the_meaning() => Files.Sample(static file => Meaning(Formatter.Format(file)) == Meaning(file), iter: 5_000);

    [Fact]
    public void Files_that_work_mean_the_same_when_formatted()
    {
        var root = Environment.GetEnvironmentVariable("BAKE_CASES") ?? "";
        if (!Directory.Exists(root)) Assert.Skip("BAKE_CASES is not set.");

        foreach (var file in Directory.GetFiles(root, "*.hcl", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var formatted = Formatter.Format(text);

            Meaning(formatted).Should().Be(Meaning(text), file);
            Formatter.Format(formatted).Should().Be(formatted, file);
        }
    }

    private static string Meaning(string text) => TreeText.Of(SyntaxTree.Parse(SourceText.From("x", text)).Root);

    private static IEnumerable<(TokenKind, string)> Tokens(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return SyntaxTree.Tokens(new SourceText("x", bytes)).Select(t => (t.Kind, Encoding.UTF8.GetString(bytes[t.Start..t.End])));
    }
}
