using Hcl2.Editing;
using Hcl2.Parsing;
using Hcl2.Syntax;
using Hcl2.Text;

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
    public void Two_changes_of_the_same_text_are_refused()
    {
        var editor = new SyntaxEditor(Tree).Set(Target, "context", "1").Set(Target, "context", "2");

        editor.Invoking(static e => e.Apply()).Should().Throw<InvalidOperationException>().WithMessage("Two changes concern the text at x:3,13-16.");
    }

    private static string Edited(Action<SyntaxEditor> edit)
    {
        var editor = new SyntaxEditor(Tree);
        edit(editor);
        return editor.Apply();
    }
}
