using System.Text;

namespace Depot.Bake.Compose.Yaml;

/// <content>Anchors, aliases and tags, and directives before a document.</content>
internal sealed partial class YamlScanner
{
    private YamlToken Anchor()
    {
        var isAlias = _cursor.Current == '*';
        var start = _cursor.Mark;
        _cursor.Skip();
        var name = new StringBuilder();
        while (_cursor.Current is > ' ' and <= '~' and not (':' or ',' or '[' or ']' or '{' or '}')) _cursor.Read(name);
        if (name.Length == 0 || !(_cursor.IsSpace || _cursor.Current is ':' or ',' or ']' or '}'))
        {
            throw YamlException.Scanning(
                isAlias ? "while scanning an alias" : "while scanning an anchor", start, "did not find expected alphabetic or numeric character", _cursor.Mark);
        }

        return new(isAlias ? YamlTokenKind.Alias : YamlTokenKind.Anchor, start, _cursor.Mark, name.ToString());
    }

    // !<URI>, !handle!suffix or !suffix. An exclamation mark alone has no handle.
    private YamlToken Tag()
    {
        var start = _cursor.Mark;
        string handle, suffix;
        if (_cursor.At(1) == '<')
        {
            _cursor.Skip(2);
            (handle, suffix) = ("", Uri("", start, isWhole: true, isDirective: false));
            if (_cursor.Current != '>') throw TagFault("did not find the expected '>'", start, "while scanning a tag");
            _cursor.Skip();
        }
        else
        {
            handle = Handle(start, isDirective: false);
            if (handle is ['!', .., '!'] and not "!")
            {
                suffix = Uri("", start, isWhole: false, isDirective: false);
            }
            else
            {
                suffix = Uri(handle, start, isWhole: false, isDirective: false);
                (handle, suffix) = suffix.Length > 0 ? ("!", suffix) : ("", "!");
            }
        }

        if (!_cursor.IsSpace) throw TagFault("did not find expected whitespace or line break", start, "while scanning a tag");
        return new(YamlTokenKind.Tag, start, _cursor.Mark, handle, suffix);
    }

    private string Handle(YamlMark start, bool isDirective)
    {
        if (_cursor.Current != '!') throw TagFault("did not find expected '!'", start, Parsing(isDirective));

        var handle = new StringBuilder();
        do _cursor.Read(handle);
        while (IsWord(_cursor.Current));

        if (_cursor.Current == '!') _cursor.Read(handle);
        else if (isDirective && handle.Length > 1) throw TagFault("did not find expected '!'", start, Parsing(isDirective));
        return handle.ToString();
    }

    private string Uri(string head, YamlMark start, bool isWhole, bool isDirective)
    {
        // What of it was taken for a handle; its exclamation mark is no part of the URI.
        var uri = new List<byte>(Encoding.ASCII.GetBytes(head.Length > 1 ? head[1..] : ""));
        var hasTag = head.Length > 0;
        while (IsUri(_cursor.Current, isWhole))
        {
            hasTag = true;
            if (_cursor.Current == '%')
            {
                Escaped(uri, start, isDirective);
                continue;
            }

            uri.Add((byte)_cursor.Current);
            _cursor.Skip();
        }

        if (!isWhole && _cursor.Current is > ' ' and <= '~') throw TagFault($"found character '{_cursor.Current}' that is not allowed in a YAML tag", start, Parsing(isDirective));
        return hasTag ? Encoding.UTF8.GetString([.. uri]) : throw TagFault("did not find expected tag URI", start, Parsing(isDirective));
    }

    // One character, as the bytes of its UTF-8.
    private void Escaped(List<byte> uri, YamlMark start, bool isDirective)
    {
        for (int i = 0, width = 1; i < width; i++)
        {
            if (!(_cursor.Current == '%' && char.IsAsciiHexDigit(_cursor.At(1)) && char.IsAsciiHexDigit(_cursor.At(2))))
            {
                throw TagFault("did not find URI escaped octet", start, Parsing(isDirective));
            }

            var octet = Convert.FromHexString([_cursor.At(1), _cursor.At(2)])[0];
            if (i == 0) width = octet switch { < 0x80 => 1, >= 0xC0 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF8 => 4, _ => 0 };
            if (width == 0) throw TagFault("found an incorrect leading UTF-8 octet", start, Parsing(isDirective));
            if (i > 0 && (octet & 0xC0) != 0x80) throw TagFault("found an incorrect trailing UTF-8 octet", start, Parsing(isDirective));

            uri.Add(octet);
            _cursor.Skip(3);
        }
    }

    private YamlToken Directive()
    {
        const string Context = "while scanning a directive";
        var start = _cursor.Mark;
        _cursor.Skip();
        var name = new StringBuilder();
        while (IsWord(_cursor.Current)) _cursor.Read(name);
        if (name.Length == 0) throw TagFault("could not find expected directive name", start, Context);
        if (!_cursor.IsSpace) throw TagFault("found unexpected non-alphabetical character", start, Context);

        var token = name.ToString() switch
        {
            "YAML" => Version(start),
            "TAG" => TagDirective(start),
            _ => throw TagFault("found unknown directive name", start, Context),
        };
        _cursor.SkipBlanks();
        if (_cursor.Current == '#') _cursor.SkipToBreak();
        if (!_cursor.IsBreak && !_cursor.IsEnd) throw TagFault("did not find expected comment or line break", start, Context);

        _cursor.SkipBreak();
        return token;
    }

    private YamlToken Version(YamlMark start)
    {
        _cursor.SkipBlanks();
        var major = Number(start);
        if (_cursor.Current != '.') throw TagFault("did not find expected digit or '.' character", start, "while scanning a %YAML directive");

        _cursor.Skip();
        return new(YamlTokenKind.VersionDirective, start, _cursor.Mark, $"{major}.{Number(start)}");
    }

    private string Number(YamlMark start)
    {
        var digits = new StringBuilder();
        while (char.IsAsciiDigit(_cursor.Current))
        {
            if (digits.Length == 2) throw TagFault("found extremely long version number", start, "while scanning a %YAML directive");
            _cursor.Read(digits);
        }

        if (digits.Length == 0) throw TagFault("did not find expected version number", start, "while scanning a %YAML directive");
        return digits.ToString().TrimStart('0').PadLeft(1, '0');
    }

    private YamlToken TagDirective(YamlMark start)
    {
        _cursor.SkipBlanks();
        var handle = Handle(start, isDirective: true);
        if (!_cursor.IsBlank) throw TagFault("did not find expected whitespace", start, "while scanning a %TAG directive");

        _cursor.SkipBlanks();
        var prefix = Uri("", start, isWhole: true, isDirective: true);
        if (!_cursor.IsSpace) throw TagFault("did not find expected whitespace or line break", start, "while scanning a %TAG directive");
        return new(YamlTokenKind.TagDirective, start, _cursor.Mark, handle, prefix);
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static bool IsUri(char c, bool isWhole) =>
        IsWord(c) || c is ';' or '/' or '?' or ':' or '@' or '&' or '=' or '+' or '$' or '.' or '!' or '~' or '*' or '\'' or '(' or ')' or '%'
        || (isWhole && c is ',' or '[' or ']' or '{' or '}');

    private static string Parsing(bool isDirective) => isDirective ? "while parsing a %TAG directive" : "while parsing a tag";

    private YamlException TagFault(string problem, YamlMark start, string context) => YamlException.Scanning(context, start, problem, _cursor.Mark);
}
