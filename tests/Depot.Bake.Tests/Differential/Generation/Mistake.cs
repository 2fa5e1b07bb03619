namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>Puts one mistake into a definition.</summary>
/// <param name="dice">Chooses it and its place.</param>
internal sealed class Mistake(Dice dice)
{
    private bool _isMade;

    /// <summary>Into an expression of HCL, or into the environment; perhaps not.</summary>
    public void IntoBlocks(List<Block> blocks, IReadOnlyList<bool> isJson, Dictionary<string, string> environment)
    {
        if (blocks.Count == 0 || !dice.Chance(60)) return;

        if (dice.Chance(12))
        {
            var (type, initial, suffix, text) = dice.Pick(Mistakes.Environment);
            var variable = new Block("variable", "WRONG", dice.Below(isJson.Count));
            if (type.Length > 0) variable.Add("type", type);
            blocks.Add(variable.Add("default", initial));
            environment["WRONG" + suffix] = text;
            _isMade = true;
            return;
        }

        // Where several blocks read the same mistake, it is non-deterministic which of them the CLI reports.
        var unread = blocks.FindAll(candidate => candidate.Attributes.Count > 0 && !IsRead(candidate, blocks));
        if (unread.Count == 0) return;

        _isMade = true;
        var block = dice.Pick(unread);
        var place = dice.Below(block.Attributes.Count + block.Inner.Count);
        if (place >= block.Attributes.Count) block = block.Inner[place - block.Attributes.Count];
        place = dice.Below(block.Attributes.Count);
        var attribute = block.Attributes[place];
        var isValue = dice.Chance(45);
        var wrong = isValue ? new Expressions(dice).Fill(dice.Pick(Mistakes.Values(attribute.Name))) : dice.Pick(Mistakes.Expressions);
        if (!isValue && attribute.Items is { Count: > 0 } items && attribute.Name != "params" && dice.Chance(60))
        {
            var changed = items.ToArray();
            changed[dice.Below(changed.Length)] = wrong;
            block.Attributes[place] = attribute with { Items = changed };
            return;
        }

        if (!isValue && attribute.Name is not ("params" or "type" or "variadic_params") && dice.Chance(30)) wrong = dice.Pick($"upper({wrong})", $"\"a${{{wrong}}}b\"", $"[{wrong}, 1]", $"{{ a = {wrong} }}", $"true ? {wrong} : {wrong}", $"try({wrong}, 1)", $"\"é\" == {wrong}");
        block.Attributes[place] = attribute with { Expression = wrong, Items = null };
    }

    /// <summary>Into the text of a file or the command line, unless it is made already.</summary>
    public void IntoFiles(List<(string Path, string Content)> files, List<string> arguments)
    {
        if (_isMade) return;

        var at = dice.Below(files.Count);
        var (path, content) = files[at];
        var kind = dice.Below(100);
        if (path == "compose.yaml" && kind < 60) files[at] = (path, dice.Pick(Mistakes.Compose));
        else if (kind < 30) arguments.AddRange(dice.Pick(Mistakes.Arguments));
        else if (path.EndsWith(".hcl", StringComparison.Ordinal) && kind < 70) files[at] = (path, dice.Chance(50) ? content + "\n" + dice.Pick(Mistakes.Items) : dice.Pick(Mistakes.Items) + content);
        else if (content.Length > 0) files[at] = (path, path == "compose.yaml" && dice.Chance(70) ? Spoilt(content) : Damaged(content));
    }

    private static bool IsRead(Block block, List<Block> blocks)
    {
        var name = block.Type == "" ? block.Attributes[0].Name : block.Type == "target" ? $"target.{block.Label}" : block.Label!;
        return blocks.Exists(other => !ReferenceEquals(other, block) && other.Text.Contains(name, StringComparison.Ordinal));
    }

    // With something that YAML means something by in between, or in place of a character.
    private string Spoilt(string text)
    {
        var at = dice.Below(text.Length);
        while (char.IsSurrogate(text[at])) at--;
        return text[..at] + dice.Pick(Mistakes.Yaml) + text[(at + dice.Below(2))..];
    }

    // A character less, twice or another one.
    private string Damaged(string text)
    {
        var at = dice.Below(text.Length);
        while (char.IsSurrogate(text[at])) at--;
        return text[..at] + dice.Pick("", text[at].ToString() + text[at], "{", "\"", "$", "\n", "=", "]", "}", "é", "%", ",") + text[(at + 1)..];
    }
}
