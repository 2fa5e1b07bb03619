namespace Depot.Release.Tests.Running;

/// <summary>What goes wrong with one call. After the two cuts the caller is dead: no later call gets anywhere.</summary>
public enum Fault
{
    /// <summary>The answer is 502 and nothing was done.</summary>
    BadGateway,

    /// <summary>The caller dies, and the call with it.</summary>
    CutBefore,

    /// <summary>The call is carried out, and the caller dies before it hears of it.</summary>
    CutAfter,

    /// <summary>The call is carried out and never answered, so that a test can kill the caller while it waits.</summary>
    Silence,
}
