using System.Globalization;
using System.Text;

namespace Hcl2.Fuzz;

/// <summary>A file without an error whose attributes (<c>a1</c>), blocks (<c>b1</c>) and comments (<c>c1</c>) have names of their own.</summary>
internal sealed class RandomFile(Random random)
{
    private static readonly string[] Values =
    [
        "1", "\"s ${v1.x} %{ if v2 }y%{ endif }\"", "[1, 2]", "{ k = v1, \"l\" = 2 }", "v1 + f(v2)", "[for i in v1 : i]", "v2.y[0]",
        "[\n1, # one\nv1,\n]", "{\nk = v2\n}", "<<E\n  text ${v1}\n# no comment\nE", "<<-E\n    text\n    E",
    ];

    private readonly string _newline = random.Next(3) == 0 ? "\r\n" : "\n";
    private readonly string _unit = random.Next(3) switch { 0 => "\t", 1 => "    ", _ => "  " };
    private readonly StringBuilder _text = new();
    private int _names;

    /// <summary>A value, of several lines now and then.</summary>
    public static string Value(Random random) => Values[random.Next(Values.Length)];

    /// <summary>The first block is multi-line and shows how the file is indented; it is called <c>keep</c>.</summary>
    public string Text()
    {
        if (random.Next(8) == 0) _text.Append('\uFEFF');
        Line("", "keep {");
        Line(_unit, "kept = 1");
        Line("", "}");
        Items("", depth: 3);
        if (random.Next(3) == 0 && !_text.ToString().EndsWith("E" + _newline, StringComparison.Ordinal)) _text.Length -= _newline.Length;
        return _text.ToString();
    }

    private void Items(string indentation, int depth)
    {
        for (var count = random.Next(depth == 3 ? 3 : 0, 5); count > 0; count--)
        {
            switch (random.Next(6))
            {
                case 0:
                    Line("", "");
                    break;
                case 1:
                    Line(indentation, random.Next(2) == 0 ? $"/* {Name("c")}{_newline}more */" : $"# {Name("c")}");
                    break;
                case 2 or 3 when depth > 0:
                    Block(indentation, depth);
                    break;
                default:
                    Attribute(indentation);
                    break;
            }
        }
    }

    private void Block(string indentation, int depth)
    {
        var header = $"{Name("b")}{(random.Next(2) == 0 ? $" \"{Name("l")}\" {Name("l")}" : "")} {{";
        switch (random.Next(5))
        {
            case 0:
                Line(indentation, $"{header}{(random.Next(2) == 0 ? $" /* {Name("c")} */ " : "")}}}{Behind()}");
                break;
            case 1:
                Line(indentation, $"{header} {Name("a")} = {1 + random.Next(9)} }}{Behind()}");
                break;
            default:
                Line(indentation, header + (random.Next(3) == 0 ? $" # {Name("c")}" : ""));
                Items(indentation + _unit, depth - 1);
                Line(indentation, (random.Next(8) == 0 ? $"/* {Name("c")} */ " : "") + "}" + Behind());
                break;
        }
    }

    private void Attribute(string indentation)
    {
        var value = Value(random).Replace("\n", _newline, StringComparison.Ordinal);
        Line(indentation, $"{Name("a")} = {value}{(value.EndsWith('E') ? "" : Behind())}");
    }

    private string Behind() => random.Next(4) switch { 0 => $" # {Name("c")}", 1 when random.Next(2) == 0 => $" /* {Name("c")} */", _ => "" };

    private string Name(string kind) => kind + (++_names).ToString(CultureInfo.InvariantCulture);

    private void Line(string indentation, string text) => _text.Append(text.Length == 0 ? "" : indentation).Append(text).Append(_newline);
}
