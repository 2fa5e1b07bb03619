namespace Hcl2.Functions;

/// <summary>
/// Constraints on versions: comparisons joined by commas or spaces must all hold, groups joined by <c>||</c> one of them; with
/// wildcards (<c>1.2.x</c>), tilde (<c>~1.2</c>), caret (<c>^1.2</c>) and ranges (<c>1.2 - 2.0</c>), as Masterminds/semver has them.
/// </summary>
internal static class SemverConstraint
{
    private static readonly string[] Operators = ["!=", ">=", "=>", "<=", "=<", "~>", "=", ">", "<", "~", "^"];

    /// <summary>Whether a version satisfies a constraint; null when the text is no constraint.</summary>
    public static bool? Holds(string constraint, SemanticVersion version)
    {
        var any = false;
        foreach (var group in constraint.Split("||"))
        {
            if (Terms(group) is not { } terms) return null;
            any |= terms.All(term => term.Holds(version));
        }

        return any;
    }

    private static List<Term>? Terms(string group)
    {
        var terms = new List<Term>();
        foreach (var clause in Ranged(group).Split(',', StringSplitOptions.TrimEntries))
        {
            var rest = clause.AsSpan();
            if (rest.IsEmpty) return null;
            while (!rest.IsEmpty)
            {
                if (Take(ref rest) is not { } term) return null;
                terms.Add(term);
            }
        }

        return terms;
    }

    /// <summary><c>A - B</c> means <c>&gt;=A, &lt;=B</c>.</summary>
    private static string Ranged(string group)
    {
        var dash = group.IndexOf(" - ", StringComparison.Ordinal);
        return dash < 0 ? group : $">={group[..dash].Trim()}, <={group[(dash + 3)..].Trim()}";
    }

    /// <summary>An optional operator, blanks, a version that may have wildcards.</summary>
    private static Term? Take(ref ReadOnlySpan<char> rest)
    {
        var text = rest.ToString();
        var mark = Operators.FirstOrDefault(o => text.StartsWith(o, StringComparison.Ordinal)) ?? "";
        text = text[mark.Length..].TrimStart();
        var end = text.IndexOf(' ', StringComparison.Ordinal) is var space && space < 0 ? text.Length : space;
        rest = text.AsSpan(end).TrimStart();
        return Term.Parse(mark, text[..end]);
    }

    /// <summary>One comparison.</summary>
    /// <param name="Mark">The operator; empty means equal, or any that the wildcards leave.</param>
    /// <param name="Bound">The version, with 0 for what is missing or a wildcard.</param>
    /// <param name="Given">How many of the three numbers are given, 0 to 3.</param>
    private sealed record Term(string Mark, SemanticVersion Bound, int Given)
    {
        public static Term? Parse(string mark, string text)
        {
            var numbers = text.StartsWith('v') ? text[1..] : text;
            var parts = numbers.Split('.', 3);
            var wild = Array.FindIndex(parts, static part => part is "x" or "X" or "*");
            if (wild >= 0) numbers = string.Join('.', parts.Take(wild).DefaultIfEmpty("0"));
            if (SemanticVersion.Parse(numbers) is not { } bound) return null;
            return new(mark, bound, wild >= 0 ? wild : bound.Parts);
        }

        public bool Holds(SemanticVersion version)
        {
            // Prereleases are only for those who ask for one.
            if (version.Prerelease.Length > 0 && Bound.Prerelease.Length == 0 && Mark != "!=") return false;

            return Mark switch
            {
                "" or "=" => Given == 3 ? version.CompareTo(Bound) == 0 : Matches(version),
                "!=" => Given == 3 ? version.CompareTo(Bound) != 0 : !Matches(version),
                ">" => Given == 3 ? version.CompareTo(Bound) > 0 : version.CompareTo(Bound) > 0 && !Matches(version),
                ">=" or "=>" => version.CompareTo(Bound) >= 0,
                "<" => version.CompareTo(Bound) < 0,
                "<=" or "=<" => Given == 3 ? version.CompareTo(Bound) <= 0 : version.CompareTo(Bound) < 0 || Matches(version),
                "^" => version.CompareTo(Bound) >= 0 && IsWithinCaret(version),
                // A tilde keeps the minor number when there is one, else the major.
                _ => Given == 0 || (version.CompareTo(Bound) >= 0 && version.Major == Bound.Major && (Given == 1 || version.Minor == Bound.Minor)),
            };
        }

        /// <summary>Whether all given numbers are the same.</summary>
        private bool Matches(SemanticVersion version) =>
            (Given < 1 || version.Major == Bound.Major) && (Given < 2 || version.Minor == Bound.Minor) && (Given < 3 || version.Patch == Bound.Patch);

        /// <summary>A caret lets everything grow behind the first number that is not zero.</summary>
        private bool IsWithinCaret(SemanticVersion version)
        {
            if (Given == 0) return true;
            if (Bound.Major > 0 || Given == 1) return version.Major == Bound.Major;
            if (version.Major != 0) return false;
            if (Bound.Minor > 0 || Given == 2) return version.Minor == Bound.Minor;
            return version.Minor == 0 && version.Patch == Bound.Patch;
        }
    }
}
