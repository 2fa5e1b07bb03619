using System.Globalization;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;

namespace Depot.Actions.Cli;

/// <summary>How many attempts a step makes, and how long it waits in between.</summary>
/// <param name="Retries">Attempts after the first, from 0.</param>
public readonly record struct RetryPolicy(int Retries)
{
    /// <summary>Upper limit.</summary>
    public const int MostRetries = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The first attempt and the retries.</summary>
    public int Attempts => Retries + 1;

    /// <summary>The input as a job summary shows it; null when no attempt follows the first.</summary>
    public string? Shown => Retries == 0 ? null : Retries.ToString(CultureInfo.InvariantCulture);

    /// <summary>The wait after an attempt: 5 s, 10 s, 20 s, 40 s, then 60 s.</summary>
    /// <param name="attempts">How many attempts have been made, from 1.</param>
    public static TimeSpan DelayAfter(int attempts) => attempts > 4 ? Longest : First * Math.Pow(2, attempts - 1);

    /// <summary>Reads the input <c>retries</c>; 0 when it is not given.</summary>
    /// <exception cref="InputException">It is no whole number from 0 to <see cref="MostRetries"/>.</exception>
    public static RetryPolicy Read(InputSource source) =>
        source.Optional("retries") is not { } text ? default
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostRetries ? new(number)
        : throw new InputException("retries", $"'{text}' is not a valid value; write a whole number from 0 to {MostRetries}.");
}
