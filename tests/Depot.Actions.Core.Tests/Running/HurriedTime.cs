namespace Depot.Actions.Tests.Running;

/// <summary>A clock on which waits pass at once and are written down. A time limit ends only when the waits add up to it, or when told.</summary>
public sealed class HurriedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<LimitTimer> _limits = [];
    private readonly List<TimeSpan> _waits = [];
    private long _ticks;

    /// <summary>The waits so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get { lock (_lock) return [.. _waits]; }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // What a cancellation source starts is a limit; what Task.Delay starts is a wait.
        if (state is CancellationTokenSource)
        {
            var limit = new LimitTimer(this, () => callback(state));
            limit.Change(dueTime, period);
            lock (_lock) _limits.Add(limit);
            return limit;
        }

        lock (_lock) _waits.Add(dueTime);
        Advance(dueTime);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new LimitTimer(this, () => { });
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        var now = Interlocked.Add(ref _ticks, by.Ticks);
        List<LimitTimer> due;
        lock (_lock) due = [.. _limits.Where(limit => limit.DueAt <= now)];
        foreach (var limit in due) limit.Fire();
    }

    private sealed class LimitTimer(HurriedTime time, Action fire) : ITimer
    {
        public long DueAt { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public void Fire()
        {
            DueAt = long.MaxValue;
            fire();
        }

        public void Dispose() => DueAt = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
