using System.Globalization;

namespace Hcl2.Tests.Original;

/// <summary>What an edit of the recorded cases makes of a string.</summary>
internal static class EditAnswers
{
    /// <param name="edit">What to do, the way to the block by positions, and further words.</param>
    /// <param name="source">The text.</param>
    public static IEnumerable<(string Name, string? Text)> Of(string[] edit, SourceText source)
    {
        var tree = SyntaxTree.Parse(source);
        if (tree.Diagnostics.HasErrors || Body(tree.Root, edit[1]) is not { } body || Edited(tree, body, edit) is not { } text) return [];
        return [("out", text), ("outfmt", Formatter.Format(text))];
    }

    private static BodySyntax? Body(BodySyntax root, string way)
    {
        BodySyntax? body = root;
        foreach (var step in way.Split('/', StringSplitOptions.RemoveEmptyEntries)) body = Block(body, step)?.Body;
        return body;
    }

    private static BlockSyntax? Block(BodySyntax? body, string position) => body?.Blocks.ElementAtOrDefault(int.Parse(position, CultureInfo.InvariantCulture));

    private static string? Edited(SyntaxTree<BodySyntax> tree, BodySyntax body, string[] edit)
    {
        var editor = new SyntaxEditor(tree);
        var attribute = body.Attributes.FirstOrDefault(attribute => attribute.Name == edit[2]);
        switch (edit[0])
        {
            case "set":
                editor.Set(body, edit[2], edit[3]);
                break;
            case "remove":
                if (attribute is not null) editor.Remove(attribute);
                break;
            case "rename":
                if (attribute is not null) editor.Rename(attribute, edit[3]);
                break;
            case "appendblock":
                editor.Append(body, SyntaxText.Block(edit[2], edit[3..]));
                break;
            case "renamevar":
                foreach (var one in body.Attributes) editor.RenameVariable(one.Expression, edit[2].Split('.'), edit[3].Split('.'));
                break;
            default:
                if (Block(body, edit[2]) is not { } block) return null;
                if (edit[0] == "removeblock") editor.Remove(block);
                else if (edit[0] == "labels") editor.SetLabels(block, edit[3..]);
                else editor.SetType(block, edit[3]);
                break;
        }

        return editor.Apply();
    }
}
