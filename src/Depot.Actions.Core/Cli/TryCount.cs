using System.Globalization;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;

namespace Depot.Actions.Cli;

/// <summary>How often a step tries, and how long it waits in between.</summary>
/// <param name="Retries">Tries after the first, from 0.</param>
public readonly record struct TryCount(int Retries)
{
    /// <summary>More than this is a hope, not a plan.</summary>
    public const int MostRetries = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>All tries together.</summary>
    public int Tries => Retries + 1;

    /// <summary>The wait after a try: 5 s, 10 s, 20 s, 40 s, then 60 s.</summary>
    /// <param name="tried">How many tries are over, from 1.</param>
    public static TimeSpan DelayAfter(int tried) => tried > 4 ? Longest : First * Math.Pow(2, tried - 1);

    /// <summary>Reads the input <c>retries</c>; 0 when it is not given.</summary>
    /// <exception cref="InputException">It is no whole number from 0 to <see cref="MostRetries"/>.</exception>
    public static TryCount Read(InputSource source) =>
        source.Optional("retries") is not { } text ? default
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostRetries ? new(number)
        : throw new InputException("retries", $"'{text}' is no number of tries; write a whole number from 0 to {MostRetries}.");
}
