using Depot.Actions.Errors;

namespace Depot.Actions.Build;

/// <summary>A method that is called instead of building.</summary>
/// <param name="Name">The value of the input: <c>check</c>, <c>outline</c> or <c>targets</c>.</param>
/// <param name="Request">The CLI's name for it, for its experimental flag <c>--print</c>.</param>
public sealed record BuildCall(string Name, string Request)
{
    /// <summary>The variable that enables the flag in the CLI.</summary>
    public static readonly KeyValuePair<string, string?> Switch = new("BUILDX_EXPERIMENTAL", "1");

    /// <summary>Whether it reports mistakes, which fail the step.</summary>
    public bool IsCheck => Request == "lint";

    /// <summary>Reads the input <c>call</c>; null means to build.</summary>
    /// <exception cref="InputException">Another word.</exception>
    public static BuildCall? Parse(string? written) => written switch
    {
        null or "build" => null,
        "check" or "lint" => new("check", "lint"),
        "outline" or "targets" => new(written, written),
        _ => throw new InputException("call", $"'{written}' is not a valid value; write 'build', 'check', 'outline' or 'targets'."),
    };
}
