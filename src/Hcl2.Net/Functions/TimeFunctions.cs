using System.Globalization;

namespace Hcl2.Functions;

/// <summary>Times as RFC 3339 text.</summary>
internal static class TimeFunctions
{
    private static readonly HclType ParsedType = HclType.Object(Parsed(HclDateTime.FromUnixSeconds(0)).Select(static p => KeyValuePair.Create(p.Key, p.Value.Type)));

    public static IEnumerable<HclFunction> All(FunctionDialect dialect) =>
    [
        Define.Function("formatdate", HclType.String, [Text("format"), Text("time")], static a => FormatDate(a[0].AsString, a[1].AsString)),
        Define.Function("timeadd", static _ => HclType.String, [Text("timestamp"), Text("duration")], static (a, _) => TimeAdd(a), neverNull: false),
        Define.Function("timestamp", HclType.String, [], static _ => HclValue.String(HclDateTime.Now().ToRfc3339())),
        .. dialect == FunctionDialect.Buildx ? Newer : [],
    ];

    private static IEnumerable<HclFunction> Newer =>
    [
        Define.Function("formattimestamp", HclType.String, [Text("format"), Define.Any("time")], static a => FormatTimestamp(a[0].AsString, a[1])),
        Define.Function("unixtimestampparse", ParsedType, [Define.Of("unix_timestamp", HclType.Number)], static a =>
            TryGetSeconds(a[0], out var seconds, out var error)
                ? HclValue.Object(Parsed(HclDateTime.FromUnixSeconds(seconds)))
                : FunctionResult.Failed(0, error)),
    ];

    private static HclParameter Text(string name) => Define.Of(name, HclType.String);

    private static FunctionResult FormatDate(string format, string time) =>
        Rfc3339.TryParse(time, out var moment, out var error)
            ? DatePattern.Format(format, moment)
            : FunctionResult.Failed(1, error);

    private static FunctionResult TimeAdd(IReadOnlyList<HclValue> a)
    {
        if (!Rfc3339.TryParse(a[0].AsString, out var moment, out var error)) return FunctionResult.Failed(error);
        if (!GoDuration.TryParse(a[1].AsString, out var nanoseconds, out error)) return FunctionResult.Failed(error);
        return moment.Plus(nanoseconds) is { } later
            ? HclValue.String(later.ToRfc3339())
            : FunctionResult.Failed("the resulting year would be outside of 0 to 9999");
    }

    /// <summary>The time is RFC 3339 text, or a number of seconds since 1970; the format <c>X</c> gives such a number.</summary>
    private static FunctionResult FormatTimestamp(string format, HclValue time)
    {
        HclDateTime moment;
        string error;
        if (time.Type.Kind == HclTypeKind.String)
        {
            if (!Rfc3339.TryParse(time.AsString, out moment, out error)) return FunctionResult.Failed(1, error);
        }
        else if (time.Type.Kind == HclTypeKind.Number)
        {
            if (!TryGetSeconds(time, out var seconds, out error)) return FunctionResult.Failed(1, error);
            moment = HclDateTime.FromUnixSeconds(seconds);
        }
        else
        {
            return FunctionResult.Failed(1, "must be a string timestamp or a number unix timestamp");
        }

        return format == "X"
            ? HclValue.String(moment.UnixSeconds.ToString(CultureInfo.InvariantCulture))
            : DatePattern.Format(format, moment);
    }

    private static bool TryGetSeconds(HclValue value, out long seconds, out string error)
    {
        error = "";
        if (!WholeNumbers.TryGet(value, out seconds)) error = "unix timestamp must be a whole number";
        else if (!HclDateTime.IsInRange(seconds)) error = "unix timestamp is out of range: the year must be 0 to 9999";
        return error.Length == 0;
    }

    private static IEnumerable<KeyValuePair<string, HclValue>> Parsed(HclDateTime moment)
    {
        static KeyValuePair<string, HclValue> Pair(string name, HclValue value) => new(name, value);
        var (isoYear, isoWeek) = moment.IsoWeek;
        return
        [
            Pair("year", HclValue.Number(moment.Year)),
            Pair("year_day", HclValue.Number(moment.DayOfYear)),
            Pair("day", HclValue.Number(moment.Day)),
            Pair("month", HclValue.Number(moment.Month)),
            Pair("month_name", HclValue.String(moment.MonthName)),
            Pair("weekday", HclValue.Number((int)moment.DayOfWeek)),
            Pair("weekday_name", HclValue.String(moment.DayOfWeek.ToString())),
            Pair("hour", HclValue.Number(moment.Hour)),
            Pair("minute", HclValue.Number(moment.Minute)),
            Pair("second", HclValue.Number(moment.Second)),
            Pair("rfc3339", HclValue.String(moment.ToRfc3339())),
            Pair("iso_year", HclValue.Number(isoYear)),
            Pair("iso_week", HclValue.Number(isoWeek)),
        ];
    }
}
