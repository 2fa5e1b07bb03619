using Depot.Actions.Log;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>What a finished build tells the workflow: outputs, groups of the log, the error.</summary>
public static class BuildReport
{
    internal const string BrokenMetadata =
        "The CLI's metadata file is no JSON object, so no output can be read from it but 'metadata' itself. The build is not affected.";

    /// <summary>Writes outputs and groups. Also after a failure: whatever the CLI left behind helps to find the cause.</summary>
    public static void Write(StepContext context, BuildResult result, BuildLog log)
    {
        var link = BuildLink.Parse(log.BuildUrl);
        Show("ImageID", "imageid", result.ImageId);
        Show("Digest", "digest", result.Digest);
        Show("Metadata", "metadata", result.Metadata);
        Set("build-id", result.BuildId ?? link?.BuildId);
        Set("project-id", result.ProjectId ?? link?.ProjectId);
        if (result.HasBrokenMetadata)
        {
            context.Log.Warning(BrokenMetadata);
        }

        void Show(string title, string output, string? value)
        {
            if (value is null) return;
            using (context.Log.Group(title)) context.Log.Info(value.TrimEnd());
            Set(output, value);
        }

        void Set(string output, string? value)
        {
            if (value is not null) context.Files.Output(output, value);
        }
    }

    /// <summary>Turns the CLI's end into the step's: the exit code decides, and a failure always has words.</summary>
    /// <param name="context">Takes the error annotation.</param>
    /// <param name="command">What was run, for the message.</param>
    /// <param name="exit">How it ended.</param>
    /// <param name="log">What it said.</param>
    /// <returns>The exit code of the step.</returns>
    public static int Conclude(StepContext context, string command, ExitReport exit, BuildLog log)
    {
        if (exit.Succeeded) return 0;
        if (exit.WasStopped)
        {
            context.Log.Info($"{command} was cancelled.");
            return exit.ExitCode == 0 ? 130 : exit.ExitCode;
        }

        context.Log.Error(Message(command, exit.ExitCode, log));
        return exit.ExitCode;
    }

    private static string Message(string command, int exitCode, BuildLog log)
    {
        var ending = exitCode switch
        {
            137 => "was killed (SIGKILL, exit code 137), most often because the machine ran out of memory",
            > 128 and < 160 => $"was ended by signal {exitCode - 128} (exit code {exitCode})",
            _ => $"failed (exit code {exitCode})",
        };
        var said = log.Message.Length > 0 ? log.Message : "it printed no error; run the workflow again with debug logging to see more";
        return log.BuildUrl is { } url ? $"{command} {ending}: {said}\nBuild: {url}" : $"{command} {ending}: {said}";
    }
}
