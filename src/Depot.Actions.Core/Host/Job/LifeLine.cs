namespace Depot.Actions.Host.Job;

/// <summary>Standard input of the program in the job's container: first the step's environment, then a byte for each signal. Its end ends the step.</summary>
internal sealed class LifeLine
{
    private readonly Stream _stream;
    private readonly Lock _lock = new();
    private Task _written;

    public LifeLine(Stream stream, IEnumerable<string> environment)
    {
        _stream = stream;
        // Not awaited: a program that cannot start reads nothing, and reports why.
        _written = WriteAsync(Task.CompletedTask, HandedEnvironment.Write(environment));
    }

    /// <summary>Passes a signal on.</summary>
    public void Signal()
    {
        lock (_lock) _written = WriteAsync(_written, [1]);
    }

    private async Task WriteAsync(Task before, byte[] bytes)
    {
        await before.ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(bytes).ConfigureAwait(false);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException)
        {
            // The program has ended.
        }
    }
}
