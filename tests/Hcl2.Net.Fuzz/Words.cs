using System.Globalization;

namespace Hcl2.Fuzz;

/// <summary>The dictionaries, in the format of AFL: a word in quotes on each line, with <c>\"</c>, <c>\\</c> and <c>\xNN</c>.</summary>
internal static class Words
{
    public static IReadOnlyList<byte[]> Of(FuzzTarget target)
    {
        var name = target.Name == "json" ? "json.dict" : "native.dict";
        return
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "dictionary", name))
                .Where(static line => line.StartsWith('"'))
                .Select(static line => Unquoted(line[1..^1])),
        ];
    }

    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[++at] == 'x')
            {
                bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }

        return [.. bytes];
    }
}
