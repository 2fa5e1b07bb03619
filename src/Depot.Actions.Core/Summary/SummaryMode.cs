using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
using Depot.Bake.Text;

namespace Depot.Actions.Summary;

/// <summary>How much the summary shows.</summary>
public enum SummaryMode
{
    /// <summary>None.</summary>
    Off,

    /// <summary>A short form for the shared page of a matrix: outcome, failure, table, commands.</summary>
    Brief,

    /// <summary>All of it.</summary>
    Full,
}

/// <summary>Reads the mode.</summary>
public static class SummaryModes
{
    /// <summary>Reads the input <c>summary</c>; if it is not given, everything is shown.</summary>
    /// <exception cref="InputException">Another word.</exception>
    public static SummaryMode Read(InputSource source) => source.Text("summary") switch
    {
        "false" or "False" or "FALSE" => SummaryMode.Off,
        "short" => SummaryMode.Brief,
        "" or "true" or "True" or "TRUE" => SummaryMode.Full,
        var other => throw new InputException("summary", $"'{other}' is not a valid value; write 'true', 'short' or 'false'."),
    };

    /// <summary>Applies <c>DOCKER_BUILD_SUMMARY</c>, which can only switch it off.</summary>
    public static SummaryMode In(this SummaryMode wanted, RunnerEnvironment environment) =>
        GoBool.Parse(environment["DOCKER_BUILD_SUMMARY"]) == false ? SummaryMode.Off : wanted;
}
