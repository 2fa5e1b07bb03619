using ActionsRunner.Expressions;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;

namespace ActionsRunner.Steps;

/// <summary>A <c>run:</c> step: a script file that a shell runs on the host.</summary>
internal static class ScriptStep
{
    public static Task<StepEnd> RunAsync(StepRun run)
    {
        var job = run.Job;
        var script = Expression.Fill(run.Step.Run!, run.Context);
        var shell = Expression.Fill(run.Step.Shell ?? "", run.Context);
        var folder = Path.Combine(job.Machine.Folders.Workspace, Expression.Fill(run.Step.WorkingDirectory ?? "", run.Context));
        job.Log.Write($"##[group]Run {script.Split('\n')[0]}\n{script}\n##[endgroup]");
        var file = job.Machine.Write(Path.Combine(job.Machine.Folders.Temp, Guid.NewGuid() + ".sh"), script);
        return run.RecordAsync(null, [], (files, take) =>
        {
            var environment = job.HostEnvironment(run, files);
            foreach (var (name, value) in job.Runtime)
            {
                if (name.StartsWith("ACTIONS_ID_TOKEN_", StringComparison.Ordinal)) environment[name] = value;
            }

            return WorkerProcess.RunAsync(job.Machine, folder, environment, Command(shell, file), take, run.Cancel);
        });
    }

    private static string[] Command(string shell, string file) => shell switch
    {
        "" => ["bash", "-e", file],
        "bash" => ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", file],
        "sh" => ["sh", "-e", file],
        "pwsh" => ["pwsh", "-NoLogo", "-NoProfile", "-NonInteractive", "-File", file],
        _ => throw new NotSupportedException($"shell: {shell}"),
    };
}
