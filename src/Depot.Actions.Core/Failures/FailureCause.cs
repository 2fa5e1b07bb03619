namespace Depot.Actions.Failures;

/// <summary>A known cause of failure: how it is recognized, what to do about it, and whether it is transient.</summary>
/// <param name="Name">Short, for tests and for reading the table.</param>
/// <param name="Signs">Strings of which the message holds one, in any case; <c>^</c> stands for its start. Empty means that <see cref="When"/> alone decides.</param>
/// <param name="Remedy">What to do, in full sentences; empty when the message says it. Pure.</param>
public sealed record FailureCause(string Name, IReadOnlyList<string> Signs, Func<FailureEvidence, string> Remedy)
{
    /// <summary>Every cause we know, the more particular before the more general: the first that fits is the one that is reported.</summary>
    public static IReadOnlyList<FailureCause> All { get; } =
    [
        .. InstructionCauses.All, .. SourceCauses.All, .. ServiceCauses.All, .. RegistryCauses.All, .. TransportCauses.All,
    ];

    /// <summary>What else has to hold; null when the signs are enough.</summary>
    public Func<FailureEvidence, bool>? When { get; init; }

    /// <summary>Whether the signs are looked for in the output of the failed step too.</summary>
    public bool InOutput { get; init; }

    /// <summary>Why a retry may help, for people; null when the same build would fail again.</summary>
    public string? Passes { get; init; }

    /// <summary>Whether it means that Depot had no builder, provided that none had begun to work.</summary>
    public bool IsWithoutBuilder { get; init; }

    /// <summary>The cause of a failure; null when it is not a known one.</summary>
    public static FailureCause? Of(FailureEvidence evidence) => All.FirstOrDefault(cause => cause.Fits(evidence));

    /// <summary>What to do about a failure; null when its cause is not a known one, or says it itself.</summary>
    public static string? RemedyFor(FailureEvidence evidence) => Of(evidence)?.Remedy(evidence) is { Length: > 0 } remedy ? remedy : null;

    /// <summary>Whether this is the cause.</summary>
    public bool Fits(FailureEvidence evidence) => (Signs.Count == 0 || Signs.Any(sign => Shows(evidence, sign))) && (When is null || When(evidence));

    private bool Shows(FailureEvidence evidence, string sign) => sign[0] == '^'
        ? evidence.Message.StartsWith(sign[1..], StringComparison.OrdinalIgnoreCase)
        : evidence.Contains(sign) || (InOutput && evidence.LastLines.Any(line => line.Contains(sign, StringComparison.OrdinalIgnoreCase)));
}
