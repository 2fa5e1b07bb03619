namespace Hcl2.Tests.Everyday;

public sealed class EverydaySpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hcl2-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("f.hcl", "a = 1\n", true)]
    [InlineData("f.tf", "a = 1\n", true)]
    [InlineData("f.tf.json", "{\"a\": 1}", false)]
    public void A_file_is_loaded_by_its_ending(string name, string text, bool hasTree)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);

        var file = HclFile.Load(path);

        (file.Diagnostics.Count, file.Tree is not null, file.Source.File).Should().Be((0, hasTree, path));
        file.Body.JustAttributes([]).Single().Expression.Evaluate(null, []).Should().Be(HclValue.Number(1));
    }

    [Fact]
    public void A_value_of_JSON_is_an_expression()
    {
        var problems = new DiagnosticBag();
        var expression = HclFile.ParseJsonExpression(SourceText.From("x.json", "[\"${a}\", 1]"), problems)!;

        expression.Evaluate(new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["a"] = true } }, problems).Should().Be(HclValue.Tuple(true, 1));
        HclFile.ParseJsonExpression(SourceText.From("x.json", "[1,"), problems).Should().BeNull();
        problems.Select(static problem => problem.Subject.ToString()).Should().Equal("x.json:1,4-4", "x.json:1,1-2");
    }

    [Fact]
    public void A_node_knows_its_text_and_its_comments()
    {
        var file = HclFile.Parse("# far\n\n# one\n/* two */\na = 1 # three\nb {} /* four */ // five\n/* six */ c = 2\n");
        var comments = new SyntaxComments(file.Source);
        var items = file.Tree!.Root.Items;

        items.Select(static item => item.ToString()).Should().Equal("a = 1", "b {}", "c = 2");
        items.Select(item => string.Join('|', comments.Before(item)) + " - " + string.Join('|', comments.Behind(item))).Should().Equal(
            "# one|/* two */ - # three", " - /* four */|// five", "/* six */ - ");
    }

    [Fact]
    public void A_walk_knows_what_is_around()
    {
        var file = HclFile.Parse("a {\n  b {\n    c = [x]\n  }\n}\n");

        var place = SyntaxWalk.Places(file.Tree!.Root).Single(static place => place.Node is ScopeTraversalSyntax);

        string.Join(' ', place.Ancestors().OfType<BlockSyntax>().Select(static block => block.Type)).Should().Be("b a");
    }

    [Fact]
    public void A_visitor_sees_every_node()
    {
        var visitor = new Collecting();

        visitor.Visit(HclFile.Parse("a = 1\nb {\n  c = d + e\n}\n").Tree!.Root);

        visitor.Seen.Should().Equal("body", "a", "1", "b", "body", "c", "d + e", "d", "e");
    }

    [Fact]
    public void Expressions_are_rewritten_and_the_rest_stays()
    {
        var tree = HclFile.Parse("a = old.x * 2 # old\nb = \"old ${old.y}\" # c\n").Tree!;

        SyntaxRewriter.Rewrite(tree, static e => e is ScopeTraversalSyntax { Name: "old" } path ? "1 + " + path.ToString().Replace("old", "new") : null)
            .Should().Be("a = (1 + new.x) * 2 # old\nb = \"old ${1 + new.y}\" # c\n");
    }

    [Fact]
    public void A_body_knows_the_variables_of_all_its_blocks() =>
        HclFile.Parse("a = x.y\nb {\n  c = [for z in w : z]\n}\n").Tree!.Root.Variables().Select(SyntaxText.Of).Should().Equal("x.y", "w");

    [Fact]
    public void Values_come_from_and_go_to_those_of_dotnet()
    {
        HclValue[] values = ["a", true, 5, 0.5, (string?)null];

        values.Should().Equal(HclValue.String("a"), HclValue.True, HclValue.Number(5), HclValue.Number(HclNumber.FromDouble(0.5)), HclValue.Null(HclType.String));
        (values[2].AsInt32, values[2].AsInt64, values[3].AsDouble).Should().Be((5, 5L, 0.5));
        HclValue.Object([new("a", HclValue.Tuple(1, 2))])["a"][1].AsInt32.Should().Be(2);
        ((HclValue)"day-of_week").Invoking(static v => v.AsEnum<DayOfWeek>()).Should().Throw<InvalidOperationException>()
            .WithMessage("one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday was asked for, but the value is \"day-of_week\".");
        ((HclValue)"mon_day").AsEnum<DayOfWeek>().Should().Be(DayOfWeek.Monday);
        values[3].Invoking(static v => v.AsInt32).Should().Throw<InvalidOperationException>().WithMessage("a whole number of 32 bits was asked for, but the value is 0.5.");
    }

    [Fact]
    public void Diagnostics_of_several_files_are_written_at_once()
    {
        HclFile[] files = [HclFile.Parse("a = \n", "one.hcl"), HclFile.Parse("{\"a\": x}", "two.json")];
        var writer = new DiagnosticWriter(files.Select(static file => file.Source));

        var text = writer.Write(files.SelectMany(static file => file.Diagnostics));

        text.Split('\n').Where(static line => line.StartsWith("  on", StringComparison.Ordinal)).Should().Equal("  on one.hcl line 1:", "  on two.json line 1:");
    }

    [Theory]
    [InlineData("wrong()", "Error in function call; Call to function \"wrong\" failed: it returned number, but its declaration says string.")]
    [InlineData("throws()", "Error in function call; Call to function \"throws\" failed: No good.")]
    public void A_function_that_misbehaves_is_a_diagnostic(string call, string message)
    {
        var problems = new DiagnosticBag();
        var context = new EvaluationContext
        {
            Functions = new[]
            {
                HclFunction.Create("wrong", HclType.String, [], static _ => 1),
                HclFunction.Create("throws", HclType.String, [], static _ => throw new FormatException("No good.")),
            }.ToDictionary(static function => function.Name),
        };

        SyntaxTree.ParseExpression(SourceText.From("x", call)).Root.Evaluate(context, problems).Should().Be(HclValue.Dynamic);

        problems.Single().ToString().Should().EndWith(message);
    }

    [Fact]
    public void Function_sets_have_neutral_names()
    {
        StandardFunctions.Default.Should().BeSameAs(StandardFunctions.All(FunctionDialect.Buildx));
        StandardFunctions.Earlier.Should().BeSameAs(StandardFunctions.All(FunctionDialect.Depot));
    }

    [Fact]
    public void Formatting_bytes_says_what_is_wrong_and_whether_anything_changed()
    {
        var right = Formatter.Format(SourceText.From("x", "a=1\n"));
        var wrong = Formatter.Format(SourceText.From("x", "a=\n"));

        (System.Text.Encoding.UTF8.GetString(right.Bytes.Span), right.HasChanged, right.Diagnostics.HasErrors).Should().Be(("a = 1\n", true, false));
        (System.Text.Encoding.UTF8.GetString(wrong.Bytes.Span), wrong.HasChanged, wrong.Diagnostics.HasErrors).Should().Be(("a=\n", false, true));
        Formatter.Format(SourceText.From("x", "a = 1\n")).HasChanged.Should().BeFalse();
    }

    [Fact]
    public void A_file_is_built_item_by_item()
    {
        var file = new HclBuilder().Comment("Made by a tool.\nDo not edit.").Set("region", "eu").SetExpression("size", "var.size * 2");
        file.Block("service", "web", "a \"b\"").Set("ports", HclValue.Tuple(80, 443)).Block("empty");

        file.ToString().Should().Be("""
            # Made by a tool.
            # Do not edit.
            region = "eu"
            size   = var.size * 2

            service "web" "a \"b\"" {
              ports = [80, 443]

              empty {
              }
            }

            """);
        file.Invoking(static f => f.SetExpression("a", "1 +")).Should().Throw<ArgumentException>();
        file.Invoking(static f => f.Set("a b", 1)).Should().Throw<ArgumentException>();
        file.Invoking(static f => f.Set("a", HclValue.Dynamic)).Should().Throw<ArgumentException>();
    }

    private sealed class Collecting : SyntaxVisitor
    {
        public List<string> Seen { get; } = [];

        protected override void VisitBody(BodySyntax body)
        {
            Seen.Add("body");
            base.VisitBody(body);
        }

        protected override void VisitAttribute(AttributeSyntax attribute)
        {
            Seen.Add(attribute.Name);
            base.VisitAttribute(attribute);
        }

        protected override void VisitBlock(BlockSyntax block)
        {
            Seen.Add(block.Type);
            base.VisitBlock(block);
        }

        protected override void VisitExpression(ExpressionSyntax expression)
        {
            Seen.Add(expression.ToString());
            base.VisitExpression(expression);
        }
    }
}
