namespace Depot.Actions.Tests.Log;

/// <summary>A clock that stands where it was set.</summary>
internal sealed class SetClock : TimeProvider
{
    public TimeSpan Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;
}
