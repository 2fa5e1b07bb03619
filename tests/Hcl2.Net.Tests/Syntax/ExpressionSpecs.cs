namespace Hcl2.Tests.Syntax;

public class ExpressionSpecs
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.50", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1E+2", "100")]
    [InlineData("12.5e-1", "1.25")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    [InlineData("nullable", "nullable")]
    [InlineData("a-b", "a-b")]
    [InlineData("a - b", "(Subtract a b)")]
    [InlineData("a -b", "(Subtract a b)")]
    [InlineData("_a1", "_a1")]
    [InlineData("é.ü", "é.ü")]
    [InlineData("\"\"", "<''>")]
    [InlineData("\"a\"", "<'a'>")]
    [InlineData("a.b.c", "a.b.c")]
    [InlineData("a.0.b", "a[0].b")]
    [InlineData("a[0][\"b\"]", "a[0]['b']")]
    [InlineData("a[true]", "a[true]")]
    [InlineData("a[null]", "a[null]")]
    [InlineData("a[b]", "(index a b)")]
    [InlineData("a[b].c[d]", "(index (get (index a b) .c) d)")]
    [InlineData("a[-1]", "(index a (Negate 1))")]
    [InlineData("a[\"${b}\"]", "(index a (wrap b))")]
    [InlineData("a[\n0\n]", "a[0]")]
    [InlineData("(a).b", "(get ((a)) .b)")]
    [InlineData("f().b[0]", "(get (f) .b[0])")]
    [InlineData("[1].0", "(get [1] [0])")]
    [InlineData("a.*.b.c", "(splat a (get _ .b.c))")]
    [InlineData("a.*.b.0", "(splat a (get _ .b[0]))")]
    [InlineData("a.*", "(splat a _)")]
    [InlineData("a.*.b[0]", "(get (splat a (get _ .b)) [0])")]
    [InlineData("a[*].b[0]", "(splat a (get _ .b[0]))")]
    [InlineData("a[*]", "(splat a _)")]
    [InlineData("a[*][*].b", "(splat a (splat _ (get _ .b)))")]
    [InlineData("a[*].b[c].d", "(splat a (get (index (get _ .b) c) .d))")]
    [InlineData("a.b[*].c.*.d", "(splat a.b (splat (get _ .c) (get _ .d)))")]
    [InlineData("1 + 2 * 3", "(Add 1 (Multiply 2 3))")]
    [InlineData("1 * 2 + 3", "(Add (Multiply 1 2) 3)")]
    [InlineData("1 - 2 - 3", "(Subtract (Subtract 1 2) 3)")]
    [InlineData("1 / 2 % 3 * 4", "(Multiply (Modulo (Divide 1 2) 3) 4)")]
    [InlineData("(1 + 2) * 3", "(Multiply (((Add 1 2))) 3)")]
    [InlineData("a || b && c", "(Or a (And b c))")]
    [InlineData("a && b || c", "(Or (And a b) c)")]
    [InlineData("a == b && c != d", "(And (Equal a b) (NotEqual c d))")]
    [InlineData("a == b == c", "(Equal (Equal a b) c)")]
    [InlineData("a < b == c >= d", "(Equal (Less a b) (GreaterOrEqual c d))")]
    [InlineData("a <= b + 1", "(LessOrEqual a (Add b 1))")]
    [InlineData("a > b", "(Greater a b)")]
    [InlineData("-5 % 3", "(Modulo (Negate 5) 3)")]
    [InlineData("-a.b", "(Negate a.b)")]
    [InlineData("-a[b]", "(Negate (index a b))")]
    [InlineData("!a && b", "(And (Not a) b)")]
    [InlineData("!!a", "(Not (Not a))")]
    [InlineData("- -1", "(Negate (Negate 1))")]
    [InlineData("a ? b : c", "(? a b c)")]
    [InlineData("a ? b : c ? d : e", "(? a b (? c d e))")]
    [InlineData("a ? b ? c : d : e", "(? a (? b c d) e)")]
    [InlineData("a || b ? c + 1 : d", "(? (Or a b) (Add c 1) d)")]
    [InlineData("f()", "(f)")]
    [InlineData("f(1, a)", "(f 1 a)")]
    [InlineData("f(1, a,)", "(f 1 a)")]
    [InlineData("f(\n1,\na\n)", "(f 1 a)")]
    [InlineData("f(a...)", "(f a...)")]
    [InlineData("f(1, a...)", "(f 1 a...)")]
    [InlineData("a::b::c(1)", "(a::b::c 1)")]
    [InlineData("true()", "(true)")]
    [InlineData("[]", "[]")]
    [InlineData("[1, 2,]", "[1 2]")]
    [InlineData("[\n1,\n2,\n]", "[1 2]")]
    [InlineData("[[1], []]", "[[1] []]")]
    [InlineData("{}", "{}")]
    [InlineData("{a = 1}", "{a:1}")]
    [InlineData("{a: 1, \"b\" = 2}", "{a:1 <'b'>:2}")]
    [InlineData("{\na = 1\nb = 2\n}", "{a:1 b:2}")]
    [InlineData("{\na = 1,\nb = 2,\n}", "{a:1 b:2}")]
    [InlineData("{(a) = 1}", "{!((a)):1}")]
    [InlineData("{1 = 2, true = 3}", "{1:2 true:3}")]
    [InlineData("{a.b = 1}", "{a.b:1}")]
    [InlineData("{\"${a}\" = 1}", "{(wrap a):1}")]
    [InlineData("{a = 1 # one\nb = 2 // two\n}", "{a:1 b:2}")]
    [InlineData("{a = {b = 1}}", "{a:{b:1}}")]
    [InlineData("[for v in a : v]", "(for v a v)")]
    [InlineData("[for k, v in a : k if v]", "(for k,v a k if v)")]
    [InlineData("{for k, v in a : k => v}", "(for k,v a k=>v)")]
    [InlineData("{for v in a : v => 1... if v > 1}", "(for v a v=>1... if (Greater v 1))")]
    [InlineData("{\nfor v in a :\nv\n=> v\n}", "(for v a v=>v)")]
    [InlineData("[for v in a : [for w in v : w]]", "(for v a (for w v w))")]
    [InlineData("[for v in a : v][0]", "(get (for v a v) [0])")]
    [InlineData("{a = for}", "{a:for}")]
    [InlineData("a /* x */ + /* y */ b", "(Add a b)")]
    [InlineData("a # x\n+ b", "(Add a b)")]
    [InlineData("\"a${b}c\"", "<'a' b 'c'>")]
    [InlineData("\"${b}\"", "(wrap b)")]
    [InlineData("\"${\"${b}\"}\"", "(wrap (wrap b))")]
    [InlineData("\"${a}${b}\"", "<a b>")]
    [InlineData("\"${{a = 1}}\"", "(wrap {a:1})")]
    public void An_expression_becomes_a_tree(string text, string tree)
    {
        var result = SyntaxTree.ParseExpression(SourceText.From("x", text));

        result.Diagnostics.ToString().Should().Be("no diagnostics");
        TreeText.Of(result.Root).Should().Be(tree);
    }

    [Theory]
    [InlineData("x = f(1, 2)", "x:1,5-12", "x:1,5-7")]
    [InlineData("x = [1, 2]", "x:1,5-11", "x:1,5-6")]
    [InlineData("x = {a = 1}", "x:1,5-12", "x:1,5-6")]
    [InlineData("x = [for a in b : a]", "x:1,5-21", "x:1,5-6")]
    [InlineData("x = a.b ? 1 : 2", "x:1,5-16", "x:1,5-8")]
    [InlineData("x = a + b", "x:1,5-10", "x:1,5-6")]
    [InlineData("x = \"a${b}\"", "x:1,5-12", "x:1,6-7")]
    [InlineData("x = \"abc\"", "x:1,5-10", "x:1,6-9")]
    [InlineData("x = \"\"", "x:1,5-7", "x:1,7-7")]
    [InlineData("x = \"${b}\"", "x:1,5-11", "x:1,5-11")]
    [InlineData("x = a[b]", "x:1,5-9", "x:1,6-7")]
    [InlineData("x = a[*].b", "x:1,5-11", "x:1,6-9")]
    [InlineData("x = a.*.b", "x:1,5-10", "x:1,6-8")]
    [InlineData("x = f().b", "x:1,5-10", "x:1,5-10")]
    [InlineData("x = (a)", "x:1,5-8", "x:1,6-7")]
    [InlineData("x = -a", "x:1,5-7", "x:1,5-6")]
    [InlineData("x = a.b", "x:1,5-8", "x:1,5-8")]
    [InlineData("x = 12", "x:1,5-7", "x:1,5-7")]
    public void An_expression_knows_where_it_is_and_where_it_starts(string text, string place, string start)
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", text));

        var expression = tree.Root.Attributes.Single().Expression;
        expression.Location.ToString().Should().Be(place);
        tree.Source.Locate(expression.StartSpan).ToString().Should().Be(start);
    }

    [Fact]
    public void An_unfinished_path_keeps_what_was_understood_and_what_is_wrong()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a = foo.bar.\nb = 1\n"));

        var error = tree.Root.Attributes.First().Expression.Should().BeOfType<ErrorSyntax>().Subject;
        TreeText.Of(error.Traversal!).Should().Be("foo.bar");
        error.Diagnostics.Should().Equal(tree.Diagnostics.First());
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b[0][\"c\"]", "a.b[0]['c']")]
    [InlineData("a\n.b", "a.b")]
    [InlineData("a.b.", "a.b")]
    public void A_traversal_is_read_alone(string text, string traversal) =>
        TreeText.Of(SyntaxTree.ParseTraversal(SourceText.From("x", text)).Root!).Should().Be(traversal);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a[*]", "a[*]")]
    [InlineData("a[*].b[*][0][\"c\"]", "a[*].b[*][0][\"c\"]")]
    [InlineData("a [ * ] . b", "a[*].b")]
    [InlineData("a.b[*", "a.b")]
    public void A_traversal_with_splats_is_read_alone(string text, string traversal) =>
        SyntaxText.Of(SyntaxTree.ParseTraversalPartial(SourceText.From("x", text)).Root!).Should().Be(traversal);

    [Fact]
    public void A_traversal_with_splats_is_not_followed()
    {
        var traversal = SyntaxTree.ParseTraversalPartial(SourceText.From("x", "a[*]")).Root!;

        Action following = () => traversal.Follow(HclValue.EmptyTuple, []);

        following.Should().Throw<InvalidOperationException>().WithMessage("A path with a splat leads to several values. Evaluate its steps one by one.");
    }
}
