using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hcl2;

/// <summary>Diagnostics in the order they were found.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "a bag is what the field calls it")]
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    // Most bags stay empty.
    private List<Diagnostic>? _diagnostics;

    /// <summary>Whether there is an error among them.</summary>
    public bool HasErrors { get; private set; }

    /// <inheritdoc/>
    public int Count => _diagnostics?.Count ?? 0;

    // Codes of limits that were reached; there are few.
    private List<string>? _limits;

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic)
    {
        (_diagnostics ??= []).Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (diagnostic.IsLimit && !HasLimit(diagnostic.Code)) (_limits ??= []).Add(diagnostic.Code);
    }

    /// <summary>Whether a limit was reached, by its code. There may be many diagnostics, and many that ask.</summary>
    internal bool HasLimit(string code) => _limits?.Contains(code) == true;

    /// <summary>Adds several, in order.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Add(diagnostic);
    }

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => ((IEnumerable<Diagnostic>?)_diagnostics ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first one, and how many others there are: <c>FIRST, and N other diagnostic(s)</c>.</summary>
    public override string ToString() => _diagnostics switch
    {
        null or [] => "no diagnostics",
        [var only] => only.ToString(),
        [var first, ..] => $"{first}, and {_diagnostics.Count - 1} other diagnostic(s)",
    };
}
