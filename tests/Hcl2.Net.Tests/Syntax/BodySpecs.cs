namespace Hcl2.Tests.Syntax;

public class BodySpecs
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("a = 1", "a = 1")]
    [InlineData("a = 1\nb = 2\n", "a = 1; b = 2")]
    [InlineData("a=1\r\nb=2\r\n", "a = 1; b = 2")]
    [InlineData("\uFEFFa = 1", "a = 1")]
    [InlineData("a = 1 # one\n// two\nb = 2 /* three */\n", "a = 1; b = 2")]
    [InlineData("/* a\nb */ a = 1\n", "a = 1")]
    [InlineData("b {}", "b {  }")]
    [InlineData("b {\n}\n", "b {  }")]
    [InlineData("b { a = 1 }", "b { a = 1 }")]
    [InlineData("b { a = [1,\n2] }\n", "b { a = [1 2] }")]
    [InlineData("b {\n  a = 1\n}\n", "b { a = 1 }")]
    [InlineData("b \"l\" m {\n}\n", "b \"l\" \"m\" {  }")]
    [InlineData("b \"a\\\"\\u00e9\" {\n}\n", "b \"a\"é\" {  }")]
    [InlineData("b \"\" {\n}\n", "b \"\" {  }")]
    [InlineData("b { # c\n  a = 1 # d\n} # e\nc {}\n", "b { a = 1 }; c {  }")]
    [InlineData("a {\n  b {\n    c {}\n  }\n}\n", "a { b { c {  } } }")]
    [InlineData("a = 1\na = 2\n", "a = 1")]
    [InlineData("for = 1\nif = 2\nnull = 3\n", "for = 1; if = 2; null = 3")]
    [InlineData("a = <<E\nx\nE\nb = 1\n", "a = <'x\\n'>; b = 1")]
    [InlineData("a = (\n1 +\n2\n)\nb = 1\n", "a = (((Add 1 2))); b = 1")]
    [InlineData("a = [\nb = 1\n", "a = [b]")]
    [InlineData("a\nb = 1\n", "b = 1")]
    [InlineData("a = +\nb = 1\n", "a = error; b = 1")]
    [InlineData("b \"${x}\" {\n a = 1\n}\n", "b \"${ ... }\" { a = 1 }")]
    [InlineData("b x =\nc = 1\n", "b \"x\" {  }; c = 1")]
    public void A_text_becomes_a_body_even_when_it_is_wrong(string text, string body) =>
        TreeText.Of(SyntaxTree.Parse(SourceText.From("x", text)).Root).Should().Be(body);

    [Fact]
    public void A_block_knows_its_places()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "target \"a\" b {\n  c = 1\n}\n"));

        var block = tree.Root.Blocks.Single();
        string Place(TextSpan span) => tree.Source.Locate(span).ToString();
        Place(block.TypeSpan).Should().Be("x:1,1-7");
        block.Labels.Select(static l => l.Location.ToString()).Should().Equal("x:1,8-11", "x:1,12-13");
        Place(block.HeaderSpan).Should().Be("x:1,1-13");
        Place(block.OpenBrace).Should().Be("x:1,14-15");
        Place(block.CloseBrace).Should().Be("x:3,1-2");
        Place(block.Span).Should().Be("x:1,1-3,2");
        Place(block.Body.Span).Should().Be("x:1,14-3,2");
        Place(block.Body.EndSpan).Should().Be("x:3,2-2");
    }

    [Fact]
    public void An_attribute_knows_its_places()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "äé  = \"b\" # c\n"));

        var attribute = tree.Root.Attributes.Single();
        tree.Source.Locate(attribute.NameSpan).Should().Be(new SourceSpan("x", new(0, 1, 1), new(4, 1, 3)));
        tree.Source.Locate(attribute.EqualsSpan).ToString().Should().Be("x:1,5-6");
        attribute.Location.ToString().Should().Be("x:1,1-10");
    }
}
