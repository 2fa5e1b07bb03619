using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose.Values;

/// <summary>Volumes in their short form, <c>source:target:options</c>, as compose-go 2.14 reads them.</summary>
internal static class ComposeVolume
{
    /// <summary>The long form, without options: they change nothing of what is built.</summary>
    /// <exception cref="BakeException">It is none.</exception>
    public static ComposeMap Parse(string text)
    {
        if (text.Length == 0) throw new BakeException("invalid empty volume spec");
        if (text.Length <= 2) return Mount("volume", "", text);

        var (source, target) = ("", "");
        var (start, variables) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length;
            if (!isEnd && text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{') variables++;
            else if (!isEnd && text[i] == '}' && variables > 0) variables--;
            if (variables > 0 || !(isEnd || text[i] == ':') || (!isEnd && i == start + 1 && char.IsLetter(text[start]))) continue;

            var section = text[start..i];
            if (section.Length == 0) throw new BakeException($"invalid spec: {text}: empty section between colons");
            if (source.Length == 0 && !isEnd) source = section;
            else if (target.Length == 0) target = section;
            else if (!isEnd) throw new BakeException($"invalid spec: {text}: too many colons");
            start = i + 1;
        }

        return Mount(IsFile(source) ? "bind" : "volume", source, target);
    }

    private static ComposeMap Mount(string type, string source, string target)
    {
        var map = new ComposeMap { ["type"] = type };
        if (source.Length > 0) map["source"] = source;
        if (target.Length > 0) map["target"] = GoPath.Join("", target);
        return map;
    }

    private static bool IsFile(string source) =>
        source is ['.' or '/' or '~', ..] or ['\\', '\\', ..] || (source is [var drive, ':', ..] && char.IsLetter(drive));
}
