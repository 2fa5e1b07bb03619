using System.Runtime.InteropServices;
using System.Text;
using Depot.Bake.Files;
using Depot.Bake.Model;
using Depot.Bake.Planning;
using Depot.Bake.Printing;

namespace Depot.Bake.CommandLine;

/// <summary>The command <c>plan</c>: prints what <c>depot bake --print</c> prints, or its error.</summary>
public static class PlanCommand
{
    private const string Usage = """
        usage: depot-actions plan [-f FILE]... [--set TARGET.KEY=VALUE]... [TARGET]...

        Prints the bake definition as depot bake --print does, without the Depot CLI, a token or a network.
        Every flag of depot bake is accepted; those that do not change the definition are ignored.

          -f, --file FILE     definition file, - for standard input; without it the usual files in the current directory
          --set KEY=VALUE     override, such as app.args.VERSION=1 or *.platform=linux/arm64
          --no-cache, --pull, --push, --provenance VALUE, --sbom VALUE
                              overrides for every target
          --explain           after an error, show the lines of the files it is about, with the place marked, and the
                              values of the variables there

        """;

    /// <summary>Runs the command in a directory.</summary>
    /// <param name="arguments">The arguments after <c>plan</c>.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="directory">The directory to bake in.</param>
    /// <param name="input">Opens standard input; called when a file is <c>-</c>.</param>
    /// <param name="output">Standard output: the definition as JSON, and nothing on failure.</param>
    /// <param name="error">Standard error: warnings, and why there is no definition.</param>
    /// <param name="read">Called with the length of all files, in bytes, before any is evaluated.</param>
    /// <param name="shown">Changes what is written to standard error about a plan; null leaves it as it is.</param>
    /// <returns>0, or 1 when there is no definition.</returns>
    public static int Run(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, IBakeDirectory directory, Func<Stream> input, Stream output, TextWriter error,
        Action<long>? read = null, Func<BakeOutcome, string, string>? shown = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);

        PlanArguments parsed;
        try
        {
            parsed = PlanArguments.Parse(arguments);
        }
        catch (BakeException wrong)
        {
            error.WriteLine(wrong.Message);
            return 1;
        }

        if (parsed.Help) return Written("the usage", () => output.Write(Encoding.UTF8.GetBytes(Usage)), error);

        BakeOutcome outcome;
        try
        {
            outcome = BakePlanner.Plan(Request(parsed, environment, directory, input), read);
        }
        catch (OutOfMemoryException)
        {
            error.WriteLine("the definition needs more memory than is available");
            return 1;
        }

        foreach (var warning in outcome.Warnings.Distinct(StringComparer.Ordinal)) error.WriteLine(Shown($"warning: {warning}"));
        if (outcome.Definition is null)
        {
            error.WriteLine(Shown(outcome.Error?.Message ?? ""));
            if (parsed.Explain) error.Write(Shown(Explanation.Of(outcome)));
            return 1;
        }

        return Written("the definition", () => BakeJson.Write(outcome.Definition, output), error);

        string Shown(string text) => shown is null ? text : shown(outcome, text);
    }

    private static int Written(string what, Action write, TextWriter error)
    {
        try
        {
            write();
            return 0;
        }
        catch (IOException full)
        {
            error.WriteLine($"{what} cannot be written: {full.Message}");
            return 1;
        }
    }

    private static BakeRequest Request(PlanArguments parsed, IReadOnlyDictionary<string, string> environment, IBakeDirectory directory, Func<Stream> input) => new()
    {
        Files = parsed.Files,
        Targets = parsed.Targets,
        Set = parsed.Set,
        Push = parsed.Push,
        NoCache = parsed.NoCache,
        Pull = parsed.Pull,
        Sbom = parsed.Sbom,
        Provenance = parsed.Provenance,
        Environment = environment,
        Directory = directory,
        StandardInput = () => Read(input),
        Platform = Platform(),
    };

    private static byte[] Read(Func<Stream> open)
    {
        using var input = open();
        try
        {
            return BoundedBytes.Read(input, 0, DiskDirectory.MostBytes);
        }
        catch (IOException failure)
        {
            throw new BakeException($"read -: {failure.Message}");
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : "linux";
        return system + "/" + RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.X86 => "386",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm/v7",
            Architecture.Armv6 => "arm/v6",
            var other => other.ToString().ToLowerInvariant(),
        };
    }
}
