using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Depot.Sandbox.Configuration;

namespace Depot.Sandbox.CommandLine;

/// <summary>Reads <c>--cli [VERSION=]PATH</c>; without a version the program itself is asked.</summary>
internal static partial class CliOption
{
    public static CliRelease Read(string name, string value)
    {
        var (version, path) = Prefixed().Match(value) is { Success: true } match
            ? (match.Groups[1].Value, match.Groups[2].Value)
            : (null, value);
        if (!File.Exists(path)) throw new CommandLineException($"{name}: there is no file '{path}'.");
        return new(version ?? Ask(name, path), Path.GetFullPath(path));
    }

    private static string Ask(string name, string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (Version().Match(text) is { Success: true } match) return match.Groups[1].Value;
        }
        catch (Win32Exception e)
        {
            throw new CommandLineException($"{name}: '{path}' does not run: {e.Message}");
        }

        throw new CommandLineException($"{name}: '{path} --version' does not name a version. Write {name} VERSION={path}.");
    }

    [GeneratedRegex(@"^v?(\d+\.\d+\.\d+[^=/]*)=(.+)$")]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"version v?(\d+\.\d+\.\d+\S*)")]
    private static partial Regex Version();
}
