namespace Depot.Actions.Causes;

/// <summary>Phrases that identify the kind of a line. Data; each list has its reason.</summary>
internal static class LineSigns
{
    /// <summary>The start of advice and references, which follow a cause and do not name it.</summary>
    public static IReadOnlyList<string> Help { get; } =
    [
        "usage", "options:", "for more ", "for help", "for details", "for a full report", "see ", "see also", "read more", "read our", "read about", "learn ", "visit ", "refer to ", "check out ",
        "run `", "run '", "run \"", "run with", "run it", "re-run", "rerun", "try ", "use -", "use the ", "use `", "you can ", "you may ", "you might ", "you should ", "you could ", "if you ",
        "to fix ", "to see ", "to get ", "to install ", "to update ", "to learn ", "to enable ", "to disable ", "to ignore ", "to allow ", "to view ", "please ", "make sure", "ensure ", "consider ", "did you mean",
        "possible solution", "possible cause", "suggestion", "note that ", "a complete log ", "full log", "more information", "more help", "get more help", "this error originates", "this is not an error",
        "this is likely", "this is most likely", "this usually ", "this may ", "this can ", "this might ", "this is related to", "some errors have", "as a reminder", "[help ", "aliases:", "more about",
        "documentation", "http://", "https://", "install ", "update ", "upgrade ", "add ", "alternatively", "report ", "don't run ", "do not run ", "hint", "tip:", "help:", "and prefer ", "need help",
    ];

    /// <summary>Says that a child process failed, or that work stopped: the cause is in the output of that process.</summary>
    public static IReadOnlyList<string> Aftermath { get; } =
    [
        "exit code", "exit status", "exit value", "exited with", "exited (", "exited unexpectedly", "(exit ", "non-zero", "nonzero", "returned status", "error code ", "returned error code", "code=exited", "with code ", "signal: ",
        "status code 1", "command failed", "command finished with error", "failed with error:", "subcommand failed", "subprocess-exited", "build failed", "build failure", "building failed", "build stopped", "build did not", "failed build",
        "compilation failed", "compile failed", "compilation error", "compilation terminated", "could not compile", "cannot compile module", "failed to compile", "compiler error output",
        "errors occurred", "errors were", "errors have been", "errors parsing", "errors encountered", "were encountered while", "had compilation errors", "error occurred", "error generated", "aborting due to", "due to previous error",
        "run failed", "task failed", "failed task", "tasks failed", "job failed", "script failed", "execution failed", "execution halted", "elifecycle", "recursive_run", "recursive_exec",
        "test failed", "tests failed", "failed tests", "test failures", "failing tests", "check failed", "checks failed", "could not be installed", "checking failed", "validation failed", "generation failed", "bundling failed",
        "failed to execute goal", "failed building wheel", "failed to build", "failed-wheel-build", "failed to restore", "failed to install", "error installing", "error executing", "error running", "error building", "test suite failed", "did not run successfully", "did not complete", "not completed", "incomplete", "unsuccessful",
        "aborted", "core dumped", "not recoverable", "exiting now", "child returned", "plugin failed", "transitive failure", "target(s) failed", "unable to fetch some", "unable to correct problems",
        "were not compiled", "bailing out", "giving up", "build worker", "encountered an error", "encountered errors", "could not complete", "fatal error occurred", "error(s)", "problem(s)", "waiting for unfinished", "-command failed", "no output pdf", "could not read from remote repository", "remote end hung up", "failed to execute '", "configuration failed", "installation failed",
    ];

    /// <summary>Says what is wrong.</summary>
    public static IReadOnlyList<string> Alarm { get; } =
    [
        "not found", "no such", "cannot", "can't", "can not", "could not", "couldn't", "unable to", "undefined", "undeclared", "unresolved", "unrecognized", "unrecognised", "unknown", "unexpected", "invalid", "missing",
        "denied", "refused", "forbidden", "unauthorized", "not allowed", "not permitted", "not supported", "unsupported", "incompatible", "mismatch", "conflict", "already exists", "does not", "doesn't", "did not", "is not", "are not", "isn't",
        "not present", "not available", "not installed", "not in ", "not set", "not defined", "not valid", "out of memory", "out of date", "killed", "segmentation fault", "stack overflow", "no space left", "timed out", "syntax error",
        "parse error", "panic", "fatal", "assertion", "exception", "violat", "duplicate", "unbound", "too many", "too large", "too old", "corrupt", "no matching", "no solution", "unsatisfiable", "failed to", "traceback", "double free",
        "needs to be", "must be", "would have been", "would reformat", "illegal", "malformed", "undefined reference", "unmet", "wrong ", "not a ", "no module", "no rule", "no versions", "no candidate", "not ok", "expected", "multiply defined", "multiple definition", "already defined", "out of range", "no space",
        "enoent", "eacces", "eperm", "eexist", "einval", "econnrefused", "econnreset", "enotfound", "etimedout", "eresolve", "eaddrinuse", "enospc",
    ];

    /// <summary>Notices of common base images and package managers that look like a failure but are not.</summary>
    public static IReadOnlyList<string> Harmless { get; } =
    [
        "debconf:", "invoke-rc.d:", "update-alternatives:", "update-rc.d:", "dpkg-preconfigure:", "apt-utils is not installed", "running pip as the 'root' user", "bus.cc(", "dpkg-statoverride: warning",
        "additional context:", "build cache found", "gpg: keybox", "dependency resolver does not currently take",
    ];

    /// <summary>Says that the tool continues nevertheless.</summary>
    public static IReadOnlyList<string> GoingOn { get; } =
    [
        "defaulting to", "falling back", "fallback to", "skipping", "skipped", "ignoring", "is ignored", "be ignored", "retrying", "trying again", "continuing", "using default", "using the default", "slower than",
        "don't run bundler as root", "pip as the 'root'", "instead of installing from", "deprecat",
    ];

    /// <summary>Says that there was nothing wrong.</summary>
    public static IReadOnlyList<string> Success { get; } =
    [
        "no error", "without error", "0 errors", "0 failed", "0 failures", "error-free", "errors: 0", "failures: 0", "failed: 0", "failed=0", "no issues", "no problems", "no warnings", "... ok", " passed", "finished with status 'done'", "no known vulnerabilities", "found 0 ",
    ];

    /// <summary>Words of failure that also occur in other sentences.</summary>
    public static IReadOnlyList<string> Words { get; } = ["error", "fail", "err!", "abort", "bad ", "problem", "fehler", "erreur", "échec", "ошибка", "エラー"];

    // These have two letters, too few for the finder.
    private static readonly string[] ShortWords = ["错误", "失败", "失敗"];

    private static readonly WordFinder Finder = new(
    [
        .. Aftermath.Select(word => (word, Signs.Aftermath)), .. Alarm.Select(word => (word, Signs.Alarm)), .. Harmless.Select(word => (word, Signs.Harmless)),
        .. GoingOn.Select(word => (word, Signs.GoingOn)), .. Success.Select(word => (word, Signs.Success)), .. Words.Select(word => (word, Signs.Word)),
    ]);

    private static readonly ILookup<char, string> HelpByLetter = Help.ToLookup(word => word[0]);

    /// <summary>Whether a message is advice.</summary>
    public static bool IsHelp(string message)
    {
        if (message.Length == 0) return false;
        foreach (var word in HelpByLetter[char.ToLowerInvariant(message[0])])
        {
            if (message.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>
    /// What the words in a line indicate, in one pass. Alarms and words of failure count as separate words only, not in names.
    /// </summary>
    /// <remarks>A line that also states the reason is not an aftermath: <c>Failed to execute goal …: Could not resolve …</c>.</remarks>
    public static Signs Of(ReadOnlySpan<char> line)
    {
        var (found, key, aftermathAt, alarmAt) = (Signs.None, 0, -1, -1);
        for (var at = 0; at < line.Length; at++)
        {
            foreach (var (word, sign) in Finder.EndingAt(ref key, line[at]))
            {
                var start = at - 2;
                if (start < 0 || !line[start..].StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
                if (sign is Signs.Alarm or Signs.Word && !LineShapes.StandsAlone(line, start)) continue;
                if (sign == Signs.Aftermath && aftermathAt < 0) aftermathAt = start;
                if (sign == Signs.Alarm) alarmAt = start;
                found |= sign;
            }
        }

        foreach (var word in ShortWords)
        {
            if (line.Contains(word, StringComparison.Ordinal)) found |= Signs.Word;
        }

        var goesOn = aftermathAt >= 0 && line[aftermathAt..].IndexOf(": ") is var colon and >= 0 && alarmAt > aftermathAt + colon;
        return goesOn ? found & ~Signs.Aftermath : found;
    }
}
