using System.Globalization;
using System.Text;

namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>Writes expressions that read what is known by then.</summary>
/// <param name="dice">Where everything comes from.</param>
internal sealed class Expressions(Dice dice)
{
    private readonly List<(string Form, ValueKind Kind)> _known = [];

    /// <summary>Makes a form known that may be read from now on.</summary>
    public void Know(ValueKind kind, string form) => _known.Add((form, kind));

    /// <summary>All that is known here, and more to come that is not known here.</summary>
    /// <param name="isWanted">Which forms; all when null.</param>
    public Expressions Inner(Func<string, bool>? isWanted = null)
    {
        var inner = new Expressions(dice);
        inner._known.AddRange(_known.Where(known => isWanted?.Invoke(known.Form) != false));
        return inner;
    }

    /// <summary>An expression.</summary>
    /// <param name="kind">What it is meant to be.</param>
    /// <param name="depth">How many levels it may have; few by default.</param>
    public string Of(ValueKind kind, int? depth = null)
    {
        var levels = depth ?? dice.Pick(0, 1, 1, 2, 2, 3);
        if (dice.Chance(30) && _known.FindAll(known => known.Kind == kind && (levels > 0 || !known.Form.Contains('@', StringComparison.Ordinal))) is { Count: > 0 } known) return Fill(dice.Pick(known).Form, levels - 1);
        return levels <= 0 ? dice.Pick(Grammar.Literals(kind)) : Fill(dice.Pick(Grammar.Forms(kind)), levels - 1);
    }

    // Operators bind as they are meant to: what is put somewhere stands in parentheses unless it is one operand.
    private string Operand(ValueKind kind, int depth)
    {
        var text = Of(kind, depth);
        return IsOperand(text) ? text : $"({text})";
    }

    // Too many parentheses do no harm: the brackets of a literal text may mislead this.
    private static bool IsOperand(string text)
    {
        var depth = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (depth == 0 && isQuoted && c == '\\') i++;
            else if (depth == 0 && c == '"') isQuoted = !isQuoted;
            else if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth--;
            else if (c == ' ' && depth == 0 && !isQuoted) return false;
        }

        return true;
    }

    /// <summary>Puts expressions in the place of what stands for them.</summary>
    public string Fill(string form, int depth = 1)
    {
        var text = new StringBuilder();
        var at = 0;
        for (var next = form.IndexOf('@', at); next >= 0; next = form.IndexOf('@', at))
        {
            var end = next + 1;
            while (end < form.Length && char.IsAsciiLetterLower(form[end])) end++;
            text.Append(form, at, next - at);
            at = Insert(form[(next + 1)..end]) is { } inserted ? next + 1 + inserted : next + 1;
        }

        return text.Append(form, at, form.Length - at).ToString();

        // How long the name is; text that only looks like one stays what it is.
        int? Insert(string name)
        {
            foreach (var (word, kind) in Holes)
            {
                if (!name.StartsWith(word, StringComparison.Ordinal)) continue;
                text.Append(kind is { } wanted ? Operand(wanted, Math.Max(0, depth)) : word == "int" ? dice.Below(5).ToString(CultureInfo.InvariantCulture) : dice.Pick(Grammar.Literals(ValueKind.Text)));
                return word.Length;
            }

            text.Append('@');
            return null;
        }
    }

    private static readonly (string Word, ValueKind? Kind)[] Holes =
    [
        ("texts", ValueKind.Texts), ("text", ValueKind.Text), ("numbers", ValueKind.Numbers), ("number", ValueKind.Number), ("flag", ValueKind.Flag), ("map", ValueKind.Map), ("any", ValueKind.Any),
        ("int", null), ("lit", null),
    ];
}
