using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Why something could not be evaluated: diagnostics, or a reason that still needs a place.</summary>
/// <param name="Reason">The reason alone; empty when there are diagnostics.</param>
/// <param name="IsUndefined">Whether all there is to say is that a name is not defined, which many expressions may ignore.</param>
/// <param name="Diagnostics">Diagnostics, complete with place.</param>
internal sealed record EvaluationError(string Reason, bool IsUndefined, IReadOnlyCollection<Diagnostic> Diagnostics)
{
    /// <summary>A reason.</summary>
    public static EvaluationError Of(string reason) => new(reason, IsUndefined: false, []);

    /// <summary>A reason to stop before more time or memory is taken.</summary>
    public static EvaluationError BeyondLimits(string reason) => Of(reason) with { IsBeyondLimits = true };

    private bool IsBeyondLimits { get; init; }

    /// <summary>A name that is met again while it is evaluated.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isDeclared">Whether anything defines it.</param>
    public static EvaluationError Cycle(string name, bool isDeclared) => Of($"variable cycle not allowed for {name}") with { Repeated = isDeclared ? null : name };

    /// <summary>The name that counts as a cycle only because nothing defines it and it is read twice; null for every other fault.</summary>
    public string? Repeated { get; private init; }

    /// <summary>A name that nothing defines.</summary>
    public static EvaluationError Undefined(string kind, string name) => new($"{kind} \"{name}\" does not exist: undefined", IsUndefined: true, []);

    /// <summary>Diagnostics; null when there is no error among them.</summary>
    public static EvaluationError? Of(DiagnosticBag diagnostics) => diagnostics.HasErrors ? new("", IsUndefined: false, diagnostics) : null;

    /// <summary>The diagnostics; a reason becomes the detail of one.</summary>
    /// <param name="summary">The summary it is given then.</param>
    /// <param name="subject">The place it is given then.</param>
    public EvaluationError At(string summary, SourceSpan? subject) => Diagnostics.Count > 0 ? this
        : new("", IsUndefined: false, [Diagnostic(summary, subject)]) { Repeated = Repeated };

    private Diagnostic Diagnostic(string summary, SourceSpan? subject) => IsBeyondLimits
        ? new Diagnostic("BAKE1006", Severity.Error, summary, Reason, subject, subject) { IsLimit = true }
        : new Diagnostic("BAKE1001", Severity.Error, summary, Reason, subject, subject);

    /// <summary>The fault for the user.</summary>
    public BakeException ToException() => new(BakeErrors.From(Diagnostics));
}
