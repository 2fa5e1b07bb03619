using Depot.Faults.Running;

namespace Depot.Faults;

/// <summary>Something that goes wrong, and what a step promises then.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Promise">What the user gets all the same.</param>
/// <param name="Inject">Makes it go wrong, checks the promise and says what happened; throws a <see cref="ShortfallException"/> when it is not kept.</param>
internal sealed record Fault(string Name, string Promise, Func<Arena, Task<string>> Inject);

/// <summary>How a fault ended.</summary>
internal sealed record Outcome(Fault Fault, Verdict Verdict, string Happened);

internal enum Verdict
{
    Kept,
    Short,
    Skipped,
}

/// <summary>A promise was not kept; the message says what happened instead.</summary>
internal sealed class ShortfallException(string message) : Exception(message);

/// <summary>The fault cannot be injected on this machine.</summary>
internal sealed class SkipException(string reason) : Exception(reason);
