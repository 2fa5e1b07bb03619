using System.Globalization;

namespace Depot.Faults.Running;

/// <summary>A step that has ended, and what can be asked of its end.</summary>
/// <param name="ExitCode">128 and more: the signal that ended it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Took">From the last signal, or else from its start.</param>
/// <param name="Memory">Most memory it held, in kilobytes.</param>
internal sealed record StepEnd(int ExitCode, string Output, string Error, TimeSpan Took, long Memory)
{
    /// <summary>Processor time, which other work on the machine does not lengthen.</summary>
    public TimeSpan Processor { get; init; }

    /// <summary>Bytes of standard output in all.</summary>
    public long Length { get; init; }

    public IReadOnlyList<string> Errors => Annotations("error");

    public IReadOnlyList<string> Warnings => Annotations("warning");

    private string Time => string.Create(CultureInfo.InvariantCulture, $"{Took.TotalSeconds:0.0} s");

    /// <summary>The step failed in order: this exit code, one error with these words, no stack.</summary>
    public string Failed(int exitCode, params string[] words)
    {
        NoStack();
        Must(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}");
        Must(Errors.Count == 1, $"{Errors.Count} errors instead of one");
        foreach (var word in words) Must(Errors[0].Contains(word, StringComparison.Ordinal), $"the error does not say '{word}'");
        return $"exit {ExitCode}, {Time}: {Errors[0]}";
    }

    /// <summary>The step succeeded and said nothing red; a warning, where one is promised, has these words.</summary>
    public string Succeeded(params string[] warning)
    {
        NoStack();
        Must(ExitCode == 0, $"exit code {ExitCode} instead of 0");
        Must(Errors.Count == 0, "an error although it succeeded");
        foreach (var word in warning) Must(Warnings.Any(text => text.Contains(word, StringComparison.Ordinal)), $"no warning says '{word}'");
        return $"exit 0, {Time}" + (warning.Length > 0 ? ": " + Warnings.First(text => text.Contains(warning[0], StringComparison.Ordinal)) : "");
    }

    /// <summary>The step ended on a signal, with nothing red.</summary>
    public string Cancelled()
    {
        NoStack();
        Must(ExitCode != 0, "exit code 0 although it was cancelled");
        Must(Errors.Count == 0, "an error although it was cancelled");
        return $"exit {ExitCode}, {Time}";
    }

    /// <summary>There is no definition: exit code 1, words on standard error and nothing on standard output.</summary>
    public string Refused(params string[] words)
    {
        NoStack();
        Must(ExitCode == 1, $"exit code {ExitCode} instead of 1");
        Must(Output.Length == 0, "it printed a definition");
        Must(Error.Trim().Length > 0, "no word of why");
        foreach (var word in words) Must(Error.Contains(word, StringComparison.OrdinalIgnoreCase), $"it does not say '{word}'");
        return $"exit 1, {Time}: {Error.Trim().Split('\n')[0]}";
    }

    public StepEnd NoStack()
    {
        var stack = Output + Error;
        Must(!stack.Contains("Unhandled exception", StringComparison.Ordinal) && !stack.Contains("Stack overflow", StringComparison.Ordinal)
            && !stack.Contains("   at Depot.", StringComparison.Ordinal), "a stack instead of words");
        return this;
    }

    /// <summary>The log shows the secret nowhere but where it is masked.</summary>
    public StepEnd Hides(string secret)
    {
        Must(!(Output + Error).Split('\n').Any(line => line.Contains(secret, StringComparison.Ordinal) && !line.StartsWith("::add-mask::", StringComparison.Ordinal)), "the log shows the secret");
        return this;
    }

    /// <summary>It printed no terminal codes, no bidirectional controls, and no annotation of more than four kilobytes.</summary>
    public StepEnd Plain()
    {
        Must(!(Output + Error).Any(c => c is '\u001b' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')), "terminal codes or bidirectional controls");
        Must(Errors.All(text => text.Length <= 4096), "an error of megabytes");
        return this;
    }

    public void Must(bool holds, string otherwise)
    {
        if (!holds) throw new ShortfallException($"{otherwise} ({Time}, exit {ExitCode}); it said: {End(Output)} {End(Error)}");
    }

    private static string End(string text) => text.Length > 1500 ? "…" + text[^1500..] : text;

    private List<string> Annotations(string kind) => [.. Output.Split('\n')
        .Where(line => line.StartsWith($"::{kind}", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf("::", 2, StringComparison.Ordinal) + 2)..].Replace("%0A", " ", StringComparison.Ordinal))];
}
