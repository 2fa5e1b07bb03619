using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Depot.Bake.Compose.Yaml;

/// <summary>The documents of a YAML stream. Read from parser events without recursion, so that no nesting ends the process.</summary>
internal sealed class YamlDocuments(string text)
{
    /// <summary>The deepest nesting we read; Compose files in use have less than a dozen levels.</summary>
    public const int MaxDepth = 256;

    private readonly Parser _parser = new(new StringReader(text));

    /// <summary>The next document; null at the end. An empty document is a scalar without text.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public YamlNode? Next()
    {
        try
        {
            while (_parser.MoveNext())
            {
                if (_parser.Current is DocumentStart start) return start.Version is null or { Version: { Major: 1, Minor: 1 } } ? Document() : throw Incompatible();
            }

            return null;
        }
        catch (YamlDotNet.Core.YamlException wrong) when (wrong.Message.Contains("incompatible YAML document", StringComparison.Ordinal))
        {
            throw Incompatible();
        }
        catch (YamlDotNet.Core.YamlException wrong)
        {
            if (wrong.Message.Contains("invalid Unicode surrogates", StringComparison.Ordinal)) YamlEscapes.Check(text, wrong.Start, text.Length);
            var (line, column) = ((int)wrong.Start.Line, (int)wrong.Start.Column);
            throw new YamlException($"yaml: line {line}, column {column}: {Lowered(wrong.Message)}", line, column);
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up like this where brackets close what nobody opened,
            throw AfterLastEvent("did not find expected token");
        }
        catch (ArgumentException)
        {
            // and like this on a tag such as `!!binary[x]`.
            throw AfterLastEvent("found a tag that is no URI");
        }
    }

    // Go's parser knows version 1.1 only, and not where it met another.
    private static YamlException Incompatible() => new("yaml: <unknown position>: found incompatible YAML document", 0);

    private YamlException AfterLastEvent(string what)
    {
        var end = _parser.Current?.End ?? Mark.Empty;
        return new($"yaml: line {end.Line}: {what}", (int)end.Line);
    }

    private YamlNode Document()
    {
        var anchors = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var open = new Stack<Container>();
        while (_parser.MoveNext())
        {
            YamlNode node;
            switch (_parser.Current)
            {
                case SequenceEnd or MappingEnd:
                    node = open.Pop().Node;
                    break;
                case AnchorAlias alias:
                    node = anchors.TryGetValue(alias.Value.Value, out var target)
                        ? new YamlAlias((int)alias.Start.Line, target)
                        : throw new YamlException(
                            $"yaml: line {alias.Start.Line}, column {alias.Start.Column}: unknown anchor '{alias.Value.Value}' referenced",
                            (int)alias.Start.Line,
                            (int)alias.Start.Column);
                    break;
                case NodeEvent started:
                    if (!(open.TryPeek(out var outer) && outer.IsFlow)) RefuseTabs(started.Start);
                    if (started is Scalar { Style: ScalarStyle.DoubleQuoted } quoted) YamlEscapes.Check(text, quoted.Start, quoted.End.Index);
                    node = Started(started);
                    if (!started.Anchor.IsEmpty) anchors[started.Anchor.Value] = node;
                    if (node is YamlScalar) break;
                    if (open.Count == MaxDepth)
                    {
                        throw new YamlException($"yaml: line {node.Line}: nested more than {MaxDepth} levels deep", node.Line);
                    }

                    open.Push(new(node, started is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow }));
                    continue;
                default:
                    continue;
            }

            if (!open.TryPeek(out var container)) return node;
            container.Add(node);
        }

        throw new InvalidOperationException("A document ended before its root did.");
    }

    // Go's parser takes no tabs for indentation, and ours would guess how deep they are.
    private void RefuseTabs(Mark start)
    {
        var hasTab = false;
        for (var i = (int)Math.Min(start.Index, text.Length) - 1; i >= 0 && text[i] != '\n'; i--)
        {
            if (text[i] is not (' ' or '\t')) return;
            hasTab |= text[i] == '\t';
        }

        if (hasTab)
        {
            throw new YamlException($"yaml: while scanning for the next token at line {start.Line}: found character that cannot start any token", (int)start.Line, 1);
        }
    }

    private static YamlNode Started(NodeEvent started)
    {
        var line = (int)started.Start.Line;
        var tag = started.Tag.IsEmpty ? "" : started.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
        return started switch
        {
            Scalar scalar => new YamlScalar(line, tag, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => new YamlSequence(line, tag),
            _ => new YamlMapping(line, tag),
        };
    }

    private static string Lowered(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    private sealed class Container(YamlNode node, bool isFlow)
    {
        private YamlNode? _key;

        public YamlNode Node { get; } = node;

        public bool IsFlow { get; } = isFlow;

        public void Add(YamlNode child)
        {
            if (Node is YamlSequence sequence)
            {
                sequence.Items.Add(child);
            }
            else if (_key is null)
            {
                _key = child;
            }
            else
            {
                ((YamlMapping)Node).Pairs.Add(new(_key, child));
                _key = null;
            }
        }
    }
}
