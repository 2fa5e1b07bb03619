using System.Globalization;
using System.Security.Cryptography;

namespace Depot.Actions.Http;

/// <summary>The limits of retries.</summary>
/// <param name="Attempts">Attempts in all, at least 1.</param>
/// <param name="FirstDelay">Wait after the first attempt; it doubles each time.</param>
/// <param name="LongestDelay">Upper limit of a wait.</param>
/// <param name="Total">Limit for all attempts and waits together.</param>
/// <param name="Jitter">Share of each wait that is random, 0 to 1, so that the jobs of a matrix do not retry at the same time.</param>
public sealed record RetryRule(int Attempts, TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan Total, double Jitter = 0.25);

/// <summary>Retries transient failures.</summary>
public static class Retry
{
    /// <summary>Runs attempts until one succeeds or fails permanently, or a limit is reached; the last failure is thrown.</summary>
    /// <param name="attempt">One attempt. Its token ends with the time of the rule or with <paramref name="stop"/>.</param>
    /// <param name="rule">The limits.</param>
    /// <param name="time">The clock of waits and limits.</param>
    /// <param name="note">Called before each wait, with what failed and the time until the next attempt.</param>
    /// <param name="stop">Ends attempts and waits at once.</param>
    /// <exception cref="HttpFailure">What the last attempt failed with.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, RetryRule rule, TimeProvider time, Action<string> note, CancellationToken stop)
    {
        var start = time.GetTimestamp();
        using var limit = new CancellationTokenSource(rule.Total, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        for (var tried = 1; ; tried++)
        {
            TimeSpan delay;
            try
            {
                return await attempt(either.Token).ConfigureAwait(false);
            }
            catch (HttpFailure failure) when (failure.IsTransient && tried < rule.Attempts)
            {
                delay = failure.RetryAfter ?? Delay(rule, tried);
                if (time.GetElapsedTime(start) + delay >= rule.Total) throw;
                note(string.Create(CultureInfo.InvariantCulture,
                    $"{failure.Message}; retrying in {delay.TotalSeconds:0.#} s (attempt {tried + 1} of {rule.Attempts})."));
            }

            await Task.Delay(delay, time, stop).ConfigureAwait(false);
        }
    }

    private static TimeSpan Delay(RetryRule rule, int tried)
    {
        var full = Math.Min(rule.FirstDelay.TotalSeconds * Math.Pow(2, tried - 1), rule.LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (1 - rule.Jitter * RandomNumberGenerator.GetInt32(1001) / 1000));
    }
}
