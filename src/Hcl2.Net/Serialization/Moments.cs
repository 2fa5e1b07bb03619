using System.Globalization;
using System.Text;
using Hcl2.Functions;

namespace Hcl2.Serialization;

/// <summary>Moments in the form of RFC 3339, and durations in that of <c>timeadd</c>.</summary>
internal static class Moments
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    public static DateTimeOffset Read(HclValue value, HclValueReader reader)
    {
        var text = value.AsString;
        // Without an offset it would be a time of the machine.
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(text, Pattern + "K", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : reader.Failed<DateTimeOffset>("a date and time with an offset is required, as 2024-02-29T12:00:00Z");
    }

    public static string Text(DateTimeOffset moment) =>
        moment.ToString(Pattern, CultureInfo.InvariantCulture) + (moment.Offset == TimeSpan.Zero ? "Z" : moment.ToString("zzz", CultureInfo.InvariantCulture));

    public static TimeSpan ReadDuration(HclValue value, HclValueReader reader) =>
        !GoDuration.TryParse(value.AsString, out var nanoseconds, out _) ? reader.Failed<TimeSpan>("a duration is required, as 1h30m or 500ms")
        : nanoseconds % TimeSpan.NanosecondsPerTick != 0 ? reader.Failed<TimeSpan>("a duration in steps of 100 nanoseconds is required")
        : TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <exception cref="ArgumentException">The duration is longer than about 290 years.</exception>
    public static string Text(TimeSpan duration)
    {
        var ticks = (Int128)duration.Ticks;
        if (Int128.Abs(ticks) * TimeSpan.NanosecondsPerTick > long.MaxValue) throw new ArgumentException("A duration of more than 290 years has no text.", nameof(duration));
        if (ticks == 0) return "0s";
        var text = new StringBuilder(ticks < 0 ? "-" : "");
        var rest = Int128.Abs(ticks);
        foreach (var (unit, length) in new[] { ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute) })
        {
            if (rest >= length) text.Append(CultureInfo.InvariantCulture, $"{rest / length}{unit}");
            rest %= length;
        }

        if (rest > 0) text.Append(CultureInfo.InvariantCulture, $"{(decimal)(long)rest / TimeSpan.TicksPerSecond}s");
        return text.ToString();
    }
}
