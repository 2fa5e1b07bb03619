using System.Globalization;

namespace Hcl2.Functions;

/// <summary>A local time with its distance from UTC, in the years 0 to 9999 of the Gregorian calendar.</summary>
/// <remarks>Own arithmetic, since <see cref="DateTime"/> begins with year 1 and has no year 0.</remarks>
/// <param name="LocalSeconds">Seconds from 1970-01-01T00:00:00 on the local clock.</param>
/// <param name="Nanoseconds">0 to 999,999,999 beyond the second.</param>
/// <param name="Offset">Seconds the local clock is ahead of UTC.</param>
internal readonly record struct HclDateTime(long LocalSeconds, int Nanoseconds, int Offset)
{
    private const long SecondsPerDay = 86_400;
    private const long FirstSecond = -62_167_219_200;
    private const long LastSecond = 253_402_300_799;

    private static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    public long UnixSeconds => LocalSeconds - Offset;

    public int Year => Date.Year;

    public int Month => Date.Month;

    public int Day => Date.Day;

    public int Hour => (int)(SecondOfDay / 3600);

    public int Minute => (int)(SecondOfDay / 60 % 60);

    public int Second => (int)(SecondOfDay % 60);

    /// <summary>1 to 366.</summary>
    public int DayOfYear => (int)(DayNumber - FirstDay(Year)) + 1;

    /// <summary>1970-01-01 was a Thursday.</summary>
    public DayOfWeek DayOfWeek => (DayOfWeek)((((DayNumber + 4) % 7) + 7) % 7);

    public string MonthName => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month);

    /// <summary>The year and week that the Thursday of this week belongs to, as ISO 8601 counts.</summary>
    public (int Year, int Week) IsoWeek
    {
        get
        {
            var thursday = this with { LocalSeconds = LocalSeconds + ((3 - (((int)DayOfWeek + 6) % 7)) * SecondsPerDay) };
            return (thursday.Year, ((thursday.DayOfYear - 1) / 7) + 1);
        }
    }

    private long DayNumber => (LocalSeconds - SecondOfDay) / SecondsPerDay;

    private long SecondOfDay => ((LocalSeconds % SecondsPerDay) + SecondsPerDay) % SecondsPerDay;

    private (int Year, int Month, int Day) Date
    {
        get
        {
            // 400 years have 146,097 days; the guess is at most one year off.
            var year = (int)(1970 + Math.Floor(DayNumber / 365.2425));
            while (FirstDay(year) > DayNumber) year--;
            while (FirstDay(year + 1) <= DayNumber) year++;
            var month = 12;
            while (FirstDay(year) + DaysBefore(year, month) > DayNumber) month--;
            return (year, month, (int)(DayNumber - FirstDay(year) - DaysBefore(year, month)) + 1);
        }
    }

    public static bool IsInRange(long unixSeconds) => unixSeconds is >= FirstSecond and <= LastSecond;

    public static HclDateTime FromUnixSeconds(long seconds) => new(seconds, 0, 0);

    public static HclDateTime Now() => FromUnixSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public static HclDateTime Of(int year, int month, int day, int secondOfDay, int nanoseconds, int offset) =>
        new(((FirstDay(year) + DaysBefore(year, month) + day - 1) * SecondsPerDay) + secondOfDay, nanoseconds, offset);

    /// <summary>Days of a month, from 1.</summary>
    public static int DaysIn(int year, int month) =>
        month == 12 ? 31 : DaysBefore(year, month + 1) - DaysBefore(year, month);

    /// <summary>Later by so many nanoseconds, with the same offset; null outside of the years 0 to 9999.</summary>
    public HclDateTime? Plus(long nanoseconds)
    {
        var seconds = Math.DivRem(nanoseconds, 1_000_000_000, out var rest);
        var sum = Nanoseconds + rest;
        var carry = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0;
        var later = new HclDateTime(LocalSeconds + seconds + carry, (int)(sum - (carry * 1_000_000_000L)), Offset);
        return IsInRange(later.LocalSeconds) ? later : null;
    }

    /// <summary>RFC 3339 to the second: <c>2024-01-01T01:30:00Z</c>, <c>…+05:30</c>.</summary>
    public string ToRfc3339() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}T{Hour:00}:{Minute:00}:{Second:00}{OffsetText(":", "Z")}");

    /// <summary>The offset as <c>+hh</c>, separator, <c>mm</c>.</summary>
    /// <param name="separator">Between hours and minutes.</param>
    /// <param name="utc">What stands for no offset; null means digits.</param>
    public string OffsetText(string separator, string? utc = null)
    {
        if (Offset == 0 && utc is not null) return utc;
        var minutes = Math.Abs(Offset) / 60;
        return string.Create(CultureInfo.InvariantCulture, $"{(Offset < 0 ? '-' : '+')}{minutes / 60:00}{separator}{minutes % 60:00}");
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysBefore(int year, int month) => DaysBeforeMonth[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0);

    /// <summary>Number of January 1 of a year; 1970 has 0.</summary>
    private static long FirstDay(int year)
    {
        var past = year - 1L;
        return (past * 365) + Floor(past, 4) - Floor(past, 100) + Floor(past, 400) - 719_162;
    }

    private static long Floor(long number, long divisor) => (number - (((number % divisor) + divisor) % divisor)) / divisor;
}
