using System.Globalization;
using System.Security.Cryptography;
using Depot.Actions.Http;
using Depot.Actions.Step;

namespace Depot.Actions.Install;

/// <summary>A completely downloaded file.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Its SHA-256, in lower case.</param>
/// <param name="Published">Checksums that came with the answer.</param>
public sealed record Downloaded(long Length, string Sha256, IReadOnlyList<Checksum> Published);

/// <summary>Downloads a file with retries, limits, and progress lines.</summary>
public static class Download
{
    /// <summary>The longest file that is taken; the CLI is a tenth of it.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>The longest time without data.</summary>
    public static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(30);

    /// <summary>The interval between progress lines.</summary>
    public static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    /// <summary>Four attempts, ten minutes in all.</summary>
    public static readonly RetryRule Patience = new(4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(10));

    /// <summary>Downloads to a file, which is overwritten; after a failure it may be incomplete.</summary>
    /// <exception cref="HttpFailure">The download is incomplete.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static Task<Downloaded> ToFileAsync(StepContext context, HttpCaller http, Release release, string file) => Retry.RunAsync(
        limit => OnceAsync(context, http, release, file, limit), Patience, context.Time, context.Log.Info, context.Stop.Interrupt);

    private static async Task<Downloaded> OnceAsync(StepContext context, HttpCaller http, Release release, string file, CancellationToken total)
    {
        var what = $"GET {HttpCall.Shown(release.Address)}";
        using var stall = new CancellationTokenSource(StallLimit, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, total);
        try
        {
            using var response = await http.Client.GetAsync(release.Address, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode) throw Refused(what, response, context.Time);
            return await SaveAsync(context, what, response, release, file, stall, either.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or UriFormatException)
        {
            throw HttpCaller.Unreachable(what, failure);
        }
        catch (OperationCanceledException) when (!context.Stop.IsRequested)
        {
            throw stall.IsCancellationRequested
                ? HttpFailure.Passing($"{what} failed: nothing arrived for {StallLimit.TotalSeconds} s")
                : new HttpFailure($"{what} failed: it took longer than {Patience.Total.TotalMinutes} min");
        }
    }

    private static async Task<Downloaded> SaveAsync(
        StepContext context, string what, HttpResponseMessage response, Release release, string file,
        CancellationTokenSource stall, CancellationToken stop)
    {
        var expected = response.Content.Headers.ContentLength ?? release.Length;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var progress = new Progress(context, expected);
        long length = 0;
        await using (var body = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false))
        await using (var target = new FileStream(file, FileMode.Create, FileAccess.Write))
        {
            var buffer = new byte[128 << 10];
            while (await ReadAsync(what, body, buffer, length, expected, stop).ConfigureAwait(false) is var read and > 0)
            {
                stall.CancelAfter(StallLimit);
                length += read;
                if (length > MostBytes) throw new HttpFailure($"{what} failed: it is larger than {MostBytes >> 20} MiB");
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), stop).ConfigureAwait(false);
                progress.Report(length);
            }
        }

        if (length != (release.Length ?? length))
        {
            throw new HttpFailure($"{what} failed: {length} bytes arrived, and the release service says there are {release.Length}");
        }

        var headers = response.Headers.Concat(response.Content.Headers);
        return new(length, Convert.ToHexStringLower(hash.GetHashAndReset()), [.. Checksum.FromHeaders(headers)]);
    }

    // Distinguishes a lost connection from a full disk: only a lost connection is retried.
    private static async Task<int> ReadAsync(string what, Stream body, byte[] buffer, long length, long? expected, CancellationToken stop)
    {
        try
        {
            return await body.ReadAsync(buffer, stop).ConfigureAwait(false);
        }
        catch (IOException cut)
        {
            throw HttpFailure.Passing($"{what} failed: the connection ended after {length}{(expected is null ? "" : $" of {expected}")} bytes", cut);
        }
    }

    private static HttpFailure Refused(string what, HttpResponseMessage response, TimeProvider time) =>
        new($"{what} answered {HttpAnswer.StatusOf(response.StatusCode)}")
        {
            IsTransient = HttpCaller.IsTransient(response.StatusCode),
            RetryAfter = HttpCaller.Wait(response.Headers.RetryAfter, time),
        };

    private sealed class Progress(StepContext context, long? expected)
    {
        private long _last = context.Time.GetTimestamp();

        public void Report(long length)
        {
            if (context.Time.GetElapsedTime(_last) < ProgressEvery) return;
            _last = context.Time.GetTimestamp();
            context.Log.Info(ProgressLine(length, expected));
        }
    }

    /// <summary>The progress of a download, in decimal megabytes.</summary>
    public static string ProgressLine(long length, long? expected) => expected is { } all and > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Downloaded {length / 1e6:0.0} of {all / 1e6:0.0} MB ({100 * length / all} %)")
        : string.Create(CultureInfo.InvariantCulture, $"Downloaded {length / 1e6:0.0} MB");
}
