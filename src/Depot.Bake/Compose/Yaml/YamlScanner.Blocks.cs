using System.Text;

namespace Depot.Bake.Compose.Yaml;

/// <content>Scalars of whole lines.</content>
internal sealed partial class YamlScanner
{
    private YamlToken BlockScalar()
    {
        var isLiteral = _cursor.Current == '|';
        var start = _cursor.Mark;
        _cursor.Skip();
        var (chomping, increment) = BlockHeader(start);
        var end = _cursor.Mark;
        var indent = increment == 0 ? 0 : Math.Max(_indent, 0) + increment;

        var text = new StringBuilder();
        var lastBreak = new StringBuilder();
        var breaks = new StringBuilder();
        BlockBreaks(breaks, ref indent, start, ref end);
        var wasBlank = false;
        while (_cursor.Column == indent && !_cursor.IsEnd)
        {
            // Two lines that begin with a letter are one line, with a space between them.
            if (!isLiteral && !wasBlank && !_cursor.IsBlank && lastBreak is { Length: > 0 } && lastBreak[0] == '\n')
            {
                if (breaks.Length == 0) text.Append(' ');
            }
            else
            {
                text.Append(lastBreak);
            }

            text.Append(breaks);
            lastBreak.Clear();
            breaks.Clear();
            wasBlank = _cursor.IsBlank;
            while (!_cursor.IsBreak && !_cursor.IsEnd) _cursor.Read(text);

            _cursor.ReadBreak(lastBreak);
            BlockBreaks(breaks, ref indent, start, ref end);
        }

        if (chomping != '-') text.Append(lastBreak);
        if (chomping == '+') text.Append(breaks);
        return new(YamlTokenKind.Scalar, start, end, text.ToString());
    }

    // What becomes of the last line breaks, and how much further the lines are indented: + or -, a digit, in any order.
    private (char Chomping, int Increment) BlockHeader(YamlMark start)
    {
        const string Context = "while scanning a block scalar";
        var (chomping, increment) = ('\0', 0);
        for (var i = 0; i < 2; i++)
        {
            if (chomping == '\0' && _cursor.Current is '+' or '-')
            {
                chomping = _cursor.Current;
            }
            else if (increment == 0 && char.IsAsciiDigit(_cursor.Current))
            {
                if (_cursor.Current == '0') throw YamlException.Scanning(Context, start, "found an indentation indicator equal to 0", _cursor.Mark);
                increment = _cursor.Current - '0';
            }
            else
            {
                break;
            }

            _cursor.Skip();
        }

        _cursor.SkipBlanks();
        if (_cursor.Current == '#') _cursor.SkipToBreak();
        if (!_cursor.IsBreak && !_cursor.IsEnd) throw YamlException.Scanning(Context, start, "did not find expected comment or line break", _cursor.Mark);

        _cursor.SkipBreak();
        return (chomping, increment);
    }

    // Empty lines. The first line with text decides on the indentation, unless the header did.
    private void BlockBreaks(StringBuilder breaks, ref int indent, YamlMark start, ref YamlMark end)
    {
        end = _cursor.Mark;
        var deepest = 0;
        while (true)
        {
            while ((indent == 0 || _cursor.Column < indent) && _cursor.Current == ' ') _cursor.Skip();
            deepest = Math.Max(deepest, _cursor.Column);
            if ((indent == 0 || _cursor.Column < indent) && _cursor.Current == '\t')
            {
                throw YamlException.Scanning("while scanning a block scalar", start, "found a tab character where an indentation space is expected", _cursor.Mark);
            }

            if (!_cursor.IsBreak) break;

            _cursor.ReadBreak(breaks);
            end = _cursor.Mark;
        }

        if (indent == 0) indent = Math.Max(deepest, Math.Max(_indent + 1, 1));
    }
}
