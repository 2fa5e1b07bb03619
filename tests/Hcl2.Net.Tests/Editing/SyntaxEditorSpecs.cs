namespace Hcl2.Tests.Editing;

public class SyntaxEditorSpecs
{
    private const string File = """
        # The application.
        target "app" {
          context = "." # here
          args = {
            A = var.old.x
            old = old
          }
        }

        empty {}

        """;

    private static readonly SyntaxTree<BodySyntax> Tree = SyntaxTree.Parse(SourceText.From("x", File));

    private static BodySyntax Target => Tree.Root.Blocks.First().Body;

    [Fact]
    public void An_attribute_is_set_where_it_is() =>
        Edited(e => e.Set(Target, "context", "\"src\"")).Should().Be(File.Replace("\".\"", "\"src\""));

    [Fact]
    public void An_attribute_is_added_at_the_end_of_its_body() =>
        Edited(e => e.Set(Target, "platforms", "[ \"a\",\"b\" ]")).Should().Be(File.Replace("  }\n}", "  }\n  platforms = [\"a\", \"b\"]\n}"));

    [Fact]
    public void An_attribute_is_added_to_a_block_without_lines() =>
        Edited(e => e.Set(Tree.Root.Blocks.Last().Body, "a", "1")).Should().Be(File.Replace("empty {}", "empty {\n  a = 1\n}"));

    [Fact]
    public void An_attribute_is_added_to_a_block_on_one_line()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "b { a = 1 }\n"));

        new SyntaxEditor(tree).Set(tree.Root.Blocks.Single().Body, "c", "2").Apply().Should().Be("b {\n  a = 1\n  c = 2\n}\n");
    }

    [Fact]
    public void An_attribute_is_added_to_a_file_that_does_not_end_in_a_newline()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a = 1"));

        new SyntaxEditor(tree).Set(tree.Root, "b", "2").Apply().Should().Be("a = 1\nb = 2\n");
    }

    [Fact]
    public void An_attribute_is_renamed() =>
        Edited(e => e.Rename(Target.Attributes.First(), "contexts")).Should().Be(File.Replace("context =", "contexts ="));

    [Fact]
    public void An_attribute_is_removed_with_its_comment() =>
        Edited(e => e.Remove(Target.Attributes.First())).Should().Be(File.Replace("  context = \".\" # here\n", ""));

    [Fact]
    public void A_block_is_removed_with_the_comments_above() =>
        Edited(e => e.Remove(Tree.Root.Blocks.First())).Should().Be("\nempty {}\n");

    [Fact]
    public void A_block_is_added_with_the_indentation_it_needs() =>
        Edited(e => e.Append(Target, "\n" + SyntaxText.Block("sub", ["x \"y\""], SyntaxText.Attribute("a", "<<E\n  keep\nE")))).Should().Be(
            File.Replace("  }\n}", "  }\n\n  sub \"x \\\"y\\\"\" {\n    a = <<E\n  keep\nE\n  }\n}"));

    [Fact]
    public void A_block_gets_another_type_and_other_labels() =>
        Edited(e => e.SetType(Tree.Root.Blocks.First(), "group").SetLabels(Tree.Root.Blocks.First(), "a", "b\"c")).Should().Be(
            File.Replace("target \"app\" {", "group \"a\" \"b\\\"c\" {"));

    [Fact]
    public void Labels_can_be_removed() =>
        Edited(e => e.SetLabels(Tree.Root.Blocks.First())).Should().Be(File.Replace("target \"app\" {", "target {"));

    [Fact]
    public void A_path_is_renamed_but_not_the_keys_of_objects() =>
        Edited(e => e.RenameVariable(Target, ["var", "old"], ["local", "renamed"]).RenameVariable(Target, ["old"], ["recent"])).Should().Be(
            File.Replace("var.old.x", "local.renamed.x").Replace("old = old", "old = recent"));

    [Fact]
    public void A_name_that_a_for_binds_is_not_renamed()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a = [for old in old : old]\nb = \"${old}\"\n"));

        new SyntaxEditor(tree).RenameVariable(tree.Root, ["old"], ["new", "er"]).Apply().Should().Be("a = [for old in new.er : old]\nb = \"${new.er}\"\n");
    }

    [Fact]
    public void An_attribute_that_is_set_twice_has_the_later_value()
    {
        Edited(e => e.Set(Target, "context", "1").Set(Target, "context", "2")).Should().Be(File.Replace("\".\"", "2"));
        Edited(e => e.Set(Target, "fresh", "1").Set(Target, "fresh", "2")).Should().Be(File.Replace("  }\n}", "  }\n  fresh = 2\n}"));
    }

    [Fact]
    public void An_attribute_that_is_removed_and_set_is_set() =>
        Edited(e => e.Remove(Target.Attributes.First()).Set(Target, "context", "1")).Should().Be(File.Replace("\".\"", "1"));

    [Fact]
    public void An_attribute_that_is_renamed_is_set_by_its_new_name() =>
        Edited(e => e.Rename(Target.Attributes.First(), "path").Set(Target, "path", "1")).Should().Be(File.Replace("context = \".\"", "path = 1"));

    [Fact]
    public void The_newlines_and_the_indentation_of_the_file_are_kept() =>
        Edited("a {\r\n\tb = 1\r\n\tc {\r\n\t}\r\n}\r\n", (e, root) => e
            .Set(root.Blocks.Single().Body, "d", "{ x = 1\ny = <<E\n  text\nE\n}")
            .Append(root.Blocks.Single().Body.Blocks.Single().Body, "e {\n  f = 1 # g\n}"))
            .Should().Be("a {\r\n\tb = 1\r\n\tc {\r\n\t\te {\r\n\t\t\tf = 1 # g\r\n\t\t}\r\n\t}\r\n\td = { x = 1\r\n\t\ty = <<E\r\n  text\nE\r\n\t}\r\n}\r\n");

    [Theory]
    [InlineData("1 +", "\"1 +\" is not an expression: expression:1,4-4: Missing expression; Expected the start of an expression, but found the end of the file.*")]
    [InlineData("a b", "\"a b\" is not an expression: expression:1,3-4: Extra characters after expression; An expression was successfully parsed, but extra characters were found after it.*")]
    [InlineData("1\nb = 2", "\"1\nb = 2\" is not an expression: expression:2,1-2: Extra characters after expression; An expression was successfully parsed, but extra characters were found after it.*")]
    [InlineData("1 # one", "\"1 # one\" is more than an expression: it begins or ends with a comment. Put comments inside brackets of the expression.*")]
    [InlineData("", "\"\" is not an expression: expression:1,1-1: Missing expression; Expected the start of an expression, but found the end of the file.*")]
    public void A_value_that_is_no_expression_is_refused(string value, string message)
    {
        var setting = () => new SyntaxEditor(Tree).Set(Target, "context", value);

        setting.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void A_value_that_its_line_would_end_too_early_gets_parentheses() =>
        Edited("a = 1\n", (e, root) => e.Set(root, "a", "1 +\n2")).Should().Be("a = (1 +\n2)\n");

    [Theory]
    [InlineData("a = 1 # one\n", "a = (<<E\nx\nE\n) # one\n")]
    [InlineData("a = 1 /* one */\n", "a = (<<E\nx\nE\n) /* one */\n")]
    [InlineData("a = 1\n", "a = <<E\nx\nE\n")]
    [InlineData("a = 1", "a = <<E\nx\nE\n")]
    public void A_heredoc_before_a_comment_stays_one(string file, string edited) =>
        Edited(file, (e, root) => e.Set(root, "a", "<<E\nx\nE")).Should().Be(edited);

    [Fact]
    public void A_heredoc_stays_one_in_a_block_on_one_line() =>
        Edited("b { a = 1 }\n", (e, root) => e.Set(root.Blocks.Single().Body, "a", "<<E\nx\nE\n")).Should().Be("b { a = (<<E\nx\nE\n) }\n");

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a = 1\nb")]
    public void A_name_that_is_none_is_refused(string name)
    {
        var editor = new SyntaxEditor(Tree);
        var message = $"\"{name}\" is not a name: a letter or \"_\" is required, and then letters, digits, \"_\" and \"-\".*";

        editor.Invoking(e => e.Set(Target, name, "1")).Should().Throw<ArgumentException>().WithMessage(message);
        editor.Invoking(e => e.Rename(Target.Attributes.First(), name)).Should().Throw<ArgumentException>().WithMessage(message);
        editor.Invoking(e => e.SetType(Tree.Root.Blocks.First(), name)).Should().Throw<ArgumentException>().WithMessage(message);
        editor.Invoking(e => e.RenameVariable(Target, ["old"], [name])).Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Items_with_a_syntax_error_are_refused()
    {
        var appending = () => new SyntaxEditor(Tree).Append(Target, "a = 1\nb {");

        appending.Should().Throw<ArgumentException>().WithMessage("\"a = 1\nb {\" is not a list of attributes and blocks: items:2,3-4: Unclosed configuration block; *");
    }

    [Fact]
    public void A_value_can_be_one_of_HCL()
    {
        var tree = SyntaxTree.Parse(SourceText.From("e.hcl", "a = 1\n"));

        new SyntaxEditor(tree).Set(tree.Root, "a", 2).Set(tree.Root, "b", HclValue.String("${x}")).Apply().Should().Be("a = 2\nb = \"$${x}\"\n");
    }

    [Fact]
    public void Null_is_no_text()
    {
        var tree = SyntaxTree.Parse(SourceText.From("e.hcl", "a = 1\n"));

        var editing = () => new SyntaxEditor(tree).Set(tree.Root, "a", (string)null!);

        editing.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_node_of_another_tree_is_refused()
    {
        var other = SyntaxTree.Parse(SourceText.From("x", File)).Root;
        var editor = new SyntaxEditor(Tree);
        var block = other.Blocks.First();
        const string Message = "The * at x:* is not a node of the tree that is edited. Nodes come from that tree; parse again after Apply.*";

        editor.Invoking(e => e.Set(block.Body, "a", "1")).Should().Throw<ArgumentException>().WithMessage(Message);
        editor.Invoking(e => e.Append(other, "a = 1\n")).Should().Throw<ArgumentException>().WithMessage(Message);
        editor.Invoking(e => e.Remove(block)).Should().Throw<ArgumentException>().WithMessage(Message);
        editor.Invoking(e => e.SetLabels(block, "a")).Should().Throw<ArgumentException>().WithMessage(Message);
        editor.Invoking(e => e.RenameVariable(block.Body, ["a"], ["b"])).Should().Throw<ArgumentException>().WithMessage(Message);
        editor.Invoking(e => e.Replace(block.Body.Attributes.First().Expression, "1")).Should().Throw<ArgumentException>().WithMessage(Message);
        editor.Invoking(e => e.MoveBefore(Tree.Root.Blocks.First(), block)).Should().Throw<ArgumentException>().WithMessage(Message);
    }

    [Fact]
    public void A_text_with_syntax_errors_is_refused()
    {
        var editing = () => new SyntaxEditor(SyntaxTree.Parse(SourceText.From("x", "a =\n")));

        editing.Should().Throw<ArgumentException>().WithMessage("A file with syntax errors cannot be edited: x:1,4-2,1: Invalid expression; *");
    }

    [Fact]
    public void Changes_that_together_make_an_error_are_refused()
    {
        var editor = new SyntaxEditor(Tree).Rename(Target.Attributes.First(), "args");

        editor.Invoking(static e => e.Apply()).Should().Throw<InvalidOperationException>()
            .WithMessage("The combined changes would cause a syntax error: x:4,3-7: Attribute redefined; *");
    }

    [Fact]
    public void Items_are_inserted_before_and_behind_others() =>
        Edited("# one\na = 1 # uno\n\n# two\nb {\n    c = 1\n}\n", (e, root) => e
            .InsertBefore(root.Attributes.Single(), "x = 1\n")
            .InsertAfter(root.Attributes.Single(), "y = 1")
            .InsertBefore(root.Blocks.Single(), "z = 1\n\n")
            .InsertBefore(root.Blocks.Single().Body.Attributes.Single(), "d {\n e = 1\n}")
            .InsertAfter(root.Blocks.Single(), "\nf = 1"))
            .Should().Be("x = 1\n# one\na = 1 # uno\ny = 1\n\nz = 1\n\n# two\nb {\n    d {\n        e = 1\n    }\n    c = 1\n}\n\nf = 1\n");

    [Fact]
    public void A_block_on_one_line_is_opened_for_others() =>
        Edited("  b { /* x */ a = 1 /* y */ } # z\n", (e, root) => e
            .InsertBefore(root.Blocks.Single().Body.Attributes.Single(), "c = 1")
            .InsertAfter(root.Blocks.Single().Body.Attributes.Single(), "d = 1")
            .Set(root.Blocks.Single().Body, "a", "2"))
            .Should().Be("  b {\n    c = 1\n    /* x */ a = 2 /* y */\n    d = 1\n  } # z\n");

    [Fact]
    public void A_comment_of_several_lines_before_the_brace_is_not_cut() =>
        Edited("b {\n  /* x\n  y */ }\n", (e, root) => e.Append(root.Blocks.Single().Body, "a = 1")).Should().Be("b {\n  /* x\n  y */\n  a = 1\n}\n");

    [Fact]
    public void An_item_is_replaced_between_its_comments() =>
        Edited("# one\na = 1 # uno\nb = 2\n", (e, root) => e
            .Replace(root.Attributes.First(), "c {\n d = 1\n}")
            .Replace(root.Attributes.Last(), "e = <<E\nx\nE\n"))
            .Should().Be("# one\nc {\n  d = 1\n} # uno\ne = <<E\nx\nE\n");

    [Fact]
    public void A_comment_behind_an_item_gets_a_line_when_the_new_item_needs_its_own() =>
        Edited("b {\n  a = 1 # uno\n}\n", (e, root) => e.Replace(root.Blocks.Single().Body.Attributes.Single(), "a = 2 # two")).Should().Be("b {\n  a = 2 # two\n  # uno\n}\n");

    [Fact]
    public void An_item_moves_with_its_comments_and_its_changes() =>
        Edited("# one\na = 1 # uno\nb {\n\tc = 1\n}\nd = <<E\n  x\nE\n", (e, root) => e
            .MoveToEnd(root.Attributes.First(), root.Blocks.Single().Body)
            .MoveBefore(root.Attributes.Last(), root.Blocks.Single().Body.Attributes.Single())
            .Set(root, "a", "2"))
            .Should().Be("b {\n\td = <<E\n  x\nE\n\tc = 1\n\t# one\n\ta = 2 # uno\n}\n");

    [Fact]
    public void A_block_moves_within_and_out_of_others() =>
        Edited("a {\n  b {\n    c = 1\n  }\n}\nd = 1", (e, root) => e.MoveAfter(root.Blocks.Single().Body.Blocks.Single(), root.Attributes.Single()))
            .Should().Be("a {\n}\nd = 1\nb {\n  c = 1\n}\n");

    [Fact]
    public void An_item_does_not_move_into_itself()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a {\n}\nb {\n}\n"));
        var (a, b) = (tree.Root.Blocks.First(), tree.Root.Blocks.Last());

        new SyntaxEditor(tree).Invoking(e => e.MoveToEnd(a, a.Body)).Should().Throw<ArgumentException>().WithMessage("The item at x:1,1-2,2 cannot be moved into itself.*");
        new SyntaxEditor(tree).MoveToEnd(a, b.Body).MoveToEnd(b, a.Body).Invoking(static e => e.Apply())
            .Should().Throw<InvalidOperationException>().WithMessage("Items are moved into each other: x:1,1-3,1.");
    }

    [Fact]
    public void What_is_moved_out_of_a_block_outlives_it() =>
        Edited("a {\n  b = 1\n}\nc = 1\n", (e, root) => e.MoveBefore(root.Blocks.Single().Body.Attributes.Single(), root.Attributes.Single()).Remove(root.Blocks.Single()))
            .Should().Be("b = 1\nc = 1\n");

    [Theory]
    [InlineData("a = 2 * x\n", "1 + 1", "a = 2 * (1 + 1)\n")]
    [InlineData("a = f(x)\n", "1 + 1", "a = f(1 + 1)\n")]
    [InlineData("a = \"b ${x}\"\n", "y.z", "a = \"b ${y.z}\"\n")]
    [InlineData("a = [1, x]\n", "<<E\ny\nE\n", "a = [1, (<<E\ny\nE\n)]\n")]
    public void An_expression_within_another_is_replaced(string file, string expression, string edited) =>
        Edited(file, (e, root) => e.Replace(SyntaxWalk.Descendants(root).OfType<ScopeTraversalSyntax>().Single(), expression)).Should().Be(edited);

    [Fact]
    public void Text_within_a_template_is_no_expression_to_replace()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a = \"5 ${b}\"\n"));
        var replacing = () => new SyntaxEditor(tree).Replace(SyntaxWalk.Descendants(tree.Root).OfType<LiteralSyntax>().First(), "1");

        replacing.Should().Throw<ArgumentException>().WithMessage("The LiteralSyntax at x:1,6-8 is not an expression of its own that can be replaced.*");
    }

    [Fact]
    public void A_variable_is_not_renamed_to_one_that_a_for_binds()
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", "a = [for y in x : old]\n"));
        var renaming = () => new SyntaxEditor(tree).RenameVariable(tree.Root, ["old"], ["y"]);

        renaming.Should().Throw<ArgumentException>().WithMessage("\"y\" is bound by a \"for\" around x:1,19-22, where it would have another meaning.*");
    }

    [Fact]
    public void A_change_inside_of_what_is_removed_is_refused()
    {
        var editor = new SyntaxEditor(Tree).Remove(Tree.Root.Blocks.First()).Set(Target, "context", "1");

        editor.Invoking(static e => e.Apply()).Should().Throw<InvalidOperationException>().WithMessage("Two changes concern the text at x:3,13-16.");
    }

    private static string Edited(string file, Action<SyntaxEditor, BodySyntax> edit)
    {
        var tree = SyntaxTree.Parse(SourceText.From("x", file));
        var editor = new SyntaxEditor(tree);
        edit(editor, tree.Root);
        return editor.Apply();
    }

    private static string Edited(Action<SyntaxEditor> edit)
    {
        var editor = new SyntaxEditor(Tree);
        edit(editor);
        return editor.Apply();
    }
}
