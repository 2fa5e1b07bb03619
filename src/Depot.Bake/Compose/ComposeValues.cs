using System.Globalization;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Values;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Values of services that compose-go 2.14 reads into types of their own: durations, sizes, commands and such.</summary>
internal static class ComposeValues
{
    private static readonly Reader Flag = OfText(static text => ComposeFlag.Parse(text, static _ => { }));
    private static readonly Reader Duration = Of(static value => ComposeDuration.Fault(GoText.Of(value)));
    private static readonly Reader Size = OfText(ComposeSize.Parse);
    private static readonly Reader Cpus = OfText(GoFloat.Parse);
    private static readonly Reader Whole = Of(static value => value is string text ? WholeFault(text) : null);
    private static readonly Reader Command = Of(static value => value is string text ? ComposeCommand.Fault(text) : null);
    private static readonly Reader Hosts = Of(ComposeHosts.Fault);
    private static readonly Reader Variables = Of(VariableFault);
    private static readonly Reader Texts = Each(Of(static value => value is string or long or null ? null : $"expected type 'string', got unconvertible type '{ComposeTypes.Name(value)}'"));
    private static readonly Reader Mounts = Each(Fields(("mode", Of(ModeFault))));

    // The CLI panics here, so there is no message to match.
    private static readonly Reader Limit = Of(static value => value is long ? null : "must be a whole number");
    private static readonly Reader Limits = Each(Fields(("soft", Limit), ("hard", Limit)));

    private static readonly Reader Hook = Fields(("command", Command), ("privileged", Flag), ("environment", Variables), ("per_replica", Flag));
    private static readonly Reader Rates = Each(Fields(("rate:Rate", Size)));
    private static readonly Reader Devices = Each(Fields(("count", Of(CountFault))));
    private static readonly Reader Update = Fields(("parallelism", Unsigned(64)), ("delay", Duration), ("monitor", Duration));

    private static readonly Reader Resource = Fields(
        ("cpus", Cpus), ("memory", Size), ("pids", Whole), ("devices", Devices),
        ("generic_resources", Each(Fields(("discrete_resource_spec", Fields(("value:Value", Whole)))))));

    // In the order of the fields of compose-go: the CLI reports all errors in this order.
    private static readonly Reader Service = Fields(
        ("attach", Flag),
        ("build", Fields(
            ("args", Variables), ("no_cache", Flag), ("pull", Flag), ("extra_hosts", Hosts), ("secrets", Mounts), ("shm_size", Size), ("ulimits", Limits), ("privileged", Flag))),
        ("develop", Fields(("watch", Each(Fields(("exec", Hook)))))),
        ("blkio_config", Fields(
            ("weight", Unsigned(16)), ("weight_device", Each(Fields(("weight:Weight", Unsigned(16))))), ("device_read_bps", Rates), ("device_read_iops", Rates),
            ("device_write_bps", Rates), ("device_write_iops", Rates))),
        ("command", Command), ("configs", Mounts),
        ("deploy", Fields(
            ("update_config", Update), ("rollback_config", Update), ("resources", Fields(("limits", Resource), ("reservations", Resource))),
            ("restart_policy", Fields(("delay", Duration), ("max_attempts", Unsigned(64)), ("window", Duration))),
            ("placement", Fields(("max_replicas_per_node", Unsigned(64)))))),
        ("entrypoint", Command), ("environment", Variables), ("extra_hosts", Hosts), ("gpus", Devices),
        ("healthcheck", Fields(
            ("timeout", Duration), ("interval", Duration), ("retries", Unsigned(64)), ("start_period", Duration), ("start_interval", Duration))),
        ("mem_limit", Size), ("mem_reservation", Size), ("memswap_limit", Size), ("mem_swappiness", Size), ("ports", Each(Fields(("target", Unsigned(32))))),
        ("secrets", Mounts), ("shm_size", Size), ("stop_grace_period", Duration), ("storage_opt", Texts), ("ulimits", Limits),
        ("volumes", Each(Fields(("bind", Fields(("create_host_path", Flag))), ("tmpfs", Fields(("size", Size), ("mode", Unsigned(32))))))),
        ("pre_start", Each(Hook)), ("post_start", Each(Hook)), ("pre_stop", Each(Hook)));

    // Adds the error of a value at a path.
    private delegate void Reader(object? value, string place, List<string> faults);

    /// <summary>Reads the values of all services.</summary>
    /// <exception cref="BakeException">Some have the wrong type; the message lists all of them.</exception>
    public static void Check(IReadOnlyList<ComposeService> services)
    {
        var faults = new List<string>();
        foreach (var service in services) Service(service.Map, $"services[{service.Name}]", faults);
        if (faults.Count > 0) throw new BakeException($"decoding failed due to the following error(s):\n\n{string.Join('\n', faults)}");
    }

    private static Reader Of(Func<object?, string?> fault) => (value, place, faults) =>
    {
        if (fault(value) is { } wrong) faults.Add($"'{place}' {wrong}");
    };

    private static Reader OfText<T>(Func<string, T> parse) => Of(value =>
    {
        try
        {
            if (value is string text) parse(text);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    });

    // A field that compose-go gave no name of the file shows under that of its structure, after a colon here.
    private static Reader Fields(params (string Key, Reader Reader)[] fields)
    {
        var named = fields.Select(static field => (Key: field.Key.Split(':')[0], Name: field.Key.Split(':')[^1], field.Reader)).ToArray();
        return (value, place, faults) =>
        {
            if (value is not ComposeMap map) return;
            foreach (var (key, name, reader) in named)
            {
                if (map.TryGetValue(key, out var item)) reader(item, $"{place}.{name}", faults);
            }
        };
    }

    private static Reader Each(Reader reader) => (value, place, faults) =>
    {
        if (value is ComposeList list)
        {
            for (var i = 0; i < list.Count; i++) reader(list[i], $"{place}[{i}]", faults);
        }

        foreach (var (key, item) in value as ComposeMap ?? []) reader(item, $"{place}[{key}]", faults);
    };

    private static Reader Unsigned(int bits) => Of(value => value switch
    {
        string => $"expected type 'uint{bits}', got unconvertible type 'string'",
        long and < 0 => string.Create(CultureInfo.InvariantCulture, $"cannot parse value as 'uint{bits}': {value} overflows uint"),
        double and < 0 => string.Create(CultureInfo.InvariantCulture, $"cannot parse value as 'uint{bits}': {value:F6} overflows uint"),
        _ => null,
    });

    private static string? WholeFault(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        ? null
        : $"strconv.ParseInt: parsing {GoQuote.Of(text)}: invalid syntax";

    private static string? CountFault(object? value) => value is string text && !text.Equals("all", StringComparison.OrdinalIgnoreCase) && WholeFault(text) is not null
        ? $"invalid value {GoQuote.Of(text)}, the only value allowed is 'all' or a number"
        : null;

    private static string? ModeFault(object? value) => value switch
    {
        string text when text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('0', '7') => $"strconv.ParseInt: parsing {GoQuote.Of(text)}: invalid syntax",
        double => "unexpected value type float64 for mode",
        _ => null,
    };

    private static string? VariableFault(object? value)
    {
        foreach (var item in value as ComposeList ?? [])
        {
            var name = GoText.Of(item).Split('=', 2)[0];
            if (name.Length > 0 && char.IsWhiteSpace(name[^1])) return $"environment variable {name} is declared with a trailing space";
        }

        return null;
    }
}
