using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.CommandLine;

/// <summary>The arguments of <c>plan</c>: those of <c>depot bake --print</c>, flags and targets in any order.</summary>
public sealed record PlanArguments
{
    // Flags of depot bake that do not change what is printed.
    private static readonly string[] IgnoredSwitches = ["load", "print", "save", "lint", "suppress-no-output-warning"];
    private static readonly string[] IgnoredTexts =
        ["metadata-file", "project", "progress", "token", "build-platform", "save-tag", "sbom-dir", "lint-fail-on"];

    /// <summary><c>--file</c>, in order.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary><c>--set</c>, in order.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Arguments that are not flags.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary><c>--push</c>.</summary>
    public bool Push { get; init; }

    /// <summary><c>--no-cache</c>.</summary>
    public bool NoCache { get; init; }

    /// <summary><c>--pull</c>.</summary>
    public bool Pull { get; init; }

    /// <summary><c>--sbom</c>; empty when it is not given.</summary>
    public string Sbom { get; init; } = "";

    /// <summary><c>--provenance</c>; empty when it is not given.</summary>
    public string Provenance { get; init; } = "";

    /// <summary><c>--explain</c>: show the line of an error and the values in it. Ours, not the CLI's.</summary>
    public bool Explain { get; init; }

    /// <summary><c>--help</c> or <c>-h</c>.</summary>
    public bool Help { get; init; }

    /// <summary>Reads arguments.</summary>
    /// <exception cref="BakeException">A flag is unknown, or its value is missing or wrong; the message is the CLI's.</exception>
    public static PlanArguments Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        var parsed = new PlanArguments();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument == "--") return parsed with { Targets = [.. parsed.Targets, .. arguments.Skip(i + 1)] };

            if (argument.StartsWith("--", StringComparison.Ordinal)) parsed = Long(parsed, argument, arguments, ref i);
            else if (argument is ['-', _, ..]) parsed = Short(parsed, argument, arguments, ref i);
            else parsed = parsed with { Targets = [.. parsed.Targets, argument] };
        }

        return parsed;
    }

    private static PlanArguments Long(PlanArguments parsed, string argument, IReadOnlyList<string> arguments, ref int i)
    {
        if (argument[2] is '-' or '=') throw new BakeException($"bad flag syntax: {argument}");

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument[2..] : argument[2..equals];
        var value = equals < 0 ? null : argument[(equals + 1)..];
        if (IsSwitch(name)) return parsed.WithSwitch(name, Flag(name, value ?? "true"));
        if (!IsText(name)) throw new BakeException($"unknown flag: --{name}");
        if (value is null && ++i == arguments.Count) throw new BakeException($"flag needs an argument: --{name}");

        return parsed.WithText(name, value ?? arguments[i]);
    }

    private static PlanArguments Short(PlanArguments parsed, string argument, IReadOnlyList<string> arguments, ref int i)
    {
        if (argument[1] == 'h') return parsed with { Help = true };
        if (argument[1] != 'f') throw new BakeException($"unknown shorthand flag: '{argument[1]}' in {argument}");
        if (argument.Length > 2) return parsed.WithText("file", argument[2] == '=' && argument.Length > 3 ? argument[3..] : argument[2..]);
        if (++i == arguments.Count) throw new BakeException("flag needs an argument: 'f' in -f");

        return parsed.WithText("file", arguments[i]);
    }

    private static bool IsSwitch(string name) =>
        name is "push" or "pull" or "no-cache" or "explain" or "help" || Array.IndexOf(IgnoredSwitches, name) >= 0;

    private static bool IsText(string name) => name is "file" or "set" or "sbom" or "provenance" || Array.IndexOf(IgnoredTexts, name) >= 0;

    private static bool Flag(string name, string value) => GoBool.Parse(value)
        ?? throw new BakeException($"invalid argument {GoQuote.Of(value)} for \"--{name}\" flag: {GoBool.Reason(value)}");

    private PlanArguments WithSwitch(string name, bool value) => name switch
    {
        "push" => this with { Push = value },
        "pull" => this with { Pull = value },
        "no-cache" => this with { NoCache = value },
        "explain" => this with { Explain = value },
        "help" => this with { Help = value },
        _ => this,
    };

    private PlanArguments WithText(string name, string value) => name switch
    {
        "file" => this with { Files = [.. Files, value] },
        "set" => this with { Set = [.. Set, value] },
        "sbom" => this with { Sbom = value },
        "provenance" => this with { Provenance = value },
        _ => this,
    };
}
