namespace Depot.Actions.Failures;

/// <summary>A known cause of failure: how it is recognized, what to do about it, and whether it is transient.</summary>
/// <param name="Name">Short, for tests and for reading the table.</param>
/// <param name="Signs">Strings of which the message contains one, in any case; <c>^</c> stands for its start. Empty means that
/// <see cref="When"/> alone decides.</param>
/// <param name="Remedy">What to do, in full sentences; empty if the message already says it. Pure.</param>
public sealed record FailureCause(string Name, IReadOnlyList<string> Signs, Func<FailureEvidence, string> Remedy)
{
    /// <summary>All known causes, specific ones before general ones: the first match is reported.</summary>
    public static IReadOnlyList<FailureCause> All { get; } =
    [
        .. InstructionCauses.All, .. SourceCauses.All, .. ServiceCauses.All, .. RegistryCauses.All, .. TransportCauses.All,
    ];

    /// <summary>A further condition; null if the signs are sufficient.</summary>
    public Func<FailureEvidence, bool>? When { get; init; }

    /// <summary>Whether the signs are also searched in the output of the failed step.</summary>
    public bool InOutput { get; init; }

    /// <summary>Why a retry may help, for messages; null if the same build would fail again.</summary>
    public string? Passes { get; init; }

    /// <summary>Whether it means that Depot provided no builder, unless a build had already begun.</summary>
    public bool IsWithoutBuilder { get; init; }

    /// <summary>The cause of a failure; null when it is not a known one.</summary>
    public static FailureCause? Of(FailureEvidence evidence) => All.FirstOrDefault(cause => cause.Fits(evidence));

    /// <summary>The remedy for a failure; null if its cause is unknown, or its message has the remedy.</summary>
    public static string? RemedyFor(FailureEvidence evidence) => Of(evidence)?.Remedy(evidence) is { Length: > 0 } remedy ? remedy : null;

    /// <summary>Whether this is the cause.</summary>
    public bool Fits(FailureEvidence evidence) => (Signs.Count == 0 || Signs.Any(sign => Shows(evidence, sign))) && (When is null || When(evidence));

    private bool Shows(FailureEvidence evidence, string sign) => sign[0] == '^'
        ? evidence.Message.StartsWith(sign[1..], StringComparison.OrdinalIgnoreCase)
        : evidence.Contains(sign) || (InOutput && evidence.LastLines.Any(line => line.Contains(sign, StringComparison.OrdinalIgnoreCase)));
}
