namespace Depot.Release.CommandLine;

/// <summary>A parsed command line: <c>--name value</c>, <c>--name=value</c>, <c>--switch</c>, and the rest in order.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _switches = new(StringComparer.Ordinal);
    private readonly List<string> _rest = [];

    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public static Options Parse(IReadOnlyList<string> args, IReadOnlyCollection<string> valued, IReadOnlyCollection<string> switches)
    {
        var options = new Options();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (!name.StartsWith("--", StringComparison.Ordinal)) options._rest.Add(args[i]);
            else if (inline is null && switches.Contains(name)) options._switches.Add(name);
            else if (!valued.Contains(name)) throw new UsageException($"There is no option {name} here.");
            else options._values[name] = inline ?? (++i < args.Count ? args[i] : throw new UsageException($"{name} needs a value."));
        }

        return options;
    }

    public string? Value(string name) => _values.GetValueOrDefault(name);

    public bool Has(string name) => _switches.Contains(name);

    /// <exception cref="UsageException">It was not given.</exception>
    public string Required(string name) => Value(name) ?? throw new UsageException($"{name} is missing.");

    /// <summary>The one argument that is no option.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public string Single(string what) => _rest is [var only] ? only : throw new UsageException($"Exactly one {what} is required.");
}

/// <summary>A command line that cannot be understood.</summary>
internal sealed class UsageException(string message) : Exception(message);
