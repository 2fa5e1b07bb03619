namespace Depot.Actions.Causes;

/// <summary>One rule for ranking a line.</summary>
/// <param name="Name">Short name, for tests.</param>
/// <param name="Rank">The rank of a matching line.</param>
/// <param name="Reason">Why.</param>
/// <param name="Fits">Whether a line matches. Pure and linear.</param>
internal sealed record LineRule(string Name, LineRank Rank, string Reason, Func<OutputLine, bool> Fits);

/// <summary>Ranks a line: the first matching rule decides. No rule is specific to a tool.</summary>
internal static class LineRules
{
    /// <summary>All rules; those for lines that are never a cause come first.</summary>
    public static IReadOnlyList<LineRule> All { get; } =
    [
        new("no words", LineRank.Noise, "Rules, carets and empty lines say nothing.", line => !line.HasWords && !line.IsException && !(line.Level == Level.Error && line.HasCode)),
        new("frame", LineRank.Noise, "A frame of a stack says where the cause passed, not what it is.", LineShapes.IsFrame),
        new("source", LineRank.Noise, "Quoted source code may hold any word.", LineShapes.IsSource),
        new("field", LineRank.Noise, "A printed field of an object repeats what its message says.", LineShapes.IsField),
        new("command", LineRank.Noise, "A shell that traces prints commands, which may hold any word.", line => line.Text.AsSpan(line.Indent).StartsWith("+ ")),
        new("success", LineRank.Noise, "What went well is no cause, whatever words are in it.", line => line.IsChecked || (line.Level < Level.Error && LineShapes.IsSuccess(line))),
        new("note", LineRank.Noise, "A tool that calls a line a note does not call it the error.", line => line.Level == Level.Info),
        new("warning", LineRank.Noise, "A warning does not fail a build by itself.", line => line.Level == Level.Warning && !line.HasPlace),
        new("warning with a place", LineRank.Plain, "Unless warnings count as errors; then there is nothing else.", line => line.Level == Level.Warning),
        new("harmless", LineRank.Noise, "Known notices that read like a failure in every build.", line => line.Shows(Signs.Harmless)),
        new("goes on", LineRank.Noise, "What a tool gets by with does not end it.", line => line.Level < Level.Error && line.Shows(Signs.GoingOn)),
        new("side", LineRank.Plain, "What was expected tells nothing without what was compared; it is shown below that.", line => line.Level < Level.LooseError && LineShapes.IsSide(line.Text)),
        new("title", LineRank.Noise, "The title of a list says nothing.", line => LineShapes.IsTitle(line)),
        new("help", LineRank.Noise, "Advice follows a cause and does not say it.", line => (LineSigns.IsHelp(line.Message) && !(line.Level >= Level.LooseError && LineShapes.IsAddress(line.Message))) || line.Message.StartsWith('-') || line.Message.StartsWith("[-", StringComparison.Ordinal)),
        new("aftermath", LineRank.Aftermath, "It says that something it ran failed.", line => line.Shows(Signs.Aftermath) || LineShapes.IsMakeError(line.Text)),
        new("count", LineRank.Aftermath, "It counts failures.", line => LineShapes.IsCount(line.Text)),
        new("bare exception", LineRank.Weak, "A place and the name of an exception: its message stands elsewhere.", line => line.IsException && line.HasPlace && line.Message.Length == 0),
        new("exception", LineRank.Diagnostic, "The head of an exception is its message.", line => line.IsException),
        new("error with a place", LineRank.Diagnostic, "A compiler's own form.", line => line.Level >= Level.LooseError && (line.HasPlace || line.HasCode)),
        new("error in a place", LineRank.Diagnostic, "Compilers of other languages, and those that do not say 'error'.", line => line.HasPlace && line.Message.Length > 0 && line.Shows(Signs.Alarm)),
        new("reference", LineRank.Diagnostic, "A linker's own form.", line => line.Text.Contains("undefined reference to", StringComparison.Ordinal)),
        new("error", LineRank.Tagged, "The tool calls it an error.", line => line.Level == Level.Error),
        new("cross", LineRank.Tagged, "The tool marks it as failed.", line => line.IsCrossed),
        new("complaint", LineRank.Alarm, "Programs on Unix name themselves when they complain.", line => LineShapes.IsNamed(line) && line.Shows(Signs.Word)),
        new("alarm", LineRank.Alarm, "It says what is wrong.", line => line.Shows(Signs.Alarm)),
        new("column", LineRank.Alarm, "A file, a line and a column before words are a finding, in any language.", line => line.HasColumn && line.Message.Length > 0),
        new("loose error", LineRank.Alarm, "An error, perhaps.", line => line.Level == Level.LooseError),
        new("word", LineRank.Weak, "A word of failure, and not as part of a name.", line => line.Shows(Signs.Word)),
        new("place", LineRank.Weak, "A file and a line before words are often a finding.", line => line.HasPlace && line.Message.Length > 0),
    ];
}

/// <summary>Ranks lines by rules, in order.</summary>
/// <param name="rules">The rules: all of <see cref="LineRules"/>, but for a test that removes one of them.</param>
internal sealed class LineJudge(IReadOnlyList<LineRule> rules)
{
    /// <summary>By all rules.</summary>
    public static LineJudge Default { get; } = new(LineRules.All);

    /// <summary>The rule for a line; null if none matches, which gives it the plain rank.</summary>
    public LineRule? Rule(OutputLine line)
    {
        foreach (var rule in rules)
        {
            if (rule.Fits(line)) return rule;
        }

        return null;
    }

    /// <summary>The rank of a line.</summary>
    public LineRank Rank(OutputLine line) => Rule(line)?.Rank ?? LineRank.Plain;
}
