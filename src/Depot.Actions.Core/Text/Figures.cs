using System.Globalization;

namespace Depot.Actions.Text;

/// <summary>Formats numbers for readers.</summary>
internal static class Figures
{
    /// <summary>Such as <c>0.4 s</c>, <c>12.3 s</c>, <c>2 min 5 s</c>, <c>1 h 3 min</c>.</summary>
    public static string Time(TimeSpan time)
    {
        // Rounded first, or 59.96 s would read as 60.0 s.
        var tenths = (long)Math.Round(time.TotalSeconds * 10);
        if (tenths < 600) return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} s");
        var seconds = (tenths + 5) / 10;
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds % 3600 / 60} min");
    }

    /// <summary>Such as <c>3 of 4 (75 %)</c>; empty of nothing. Rounded down, so that 100 % means all.</summary>
    public static string Cached(int cached, int total) =>
        total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{cached} of {total} ({(long)cached * 100 / total} %)");

    /// <summary>Such as <c>1 warning</c>, <c>2 warnings</c>.</summary>
    public static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
