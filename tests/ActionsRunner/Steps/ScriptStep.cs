using ActionsRunner.Expressions;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;

namespace ActionsRunner.Steps;

/// <summary>A <c>run:</c> step: a script file that a shell runs on the host.</summary>
/// <remarks>
/// actions/runner 2.336, src/Runner.Worker/Handlers/ScriptHandler.cs, lines 26 to 138 (what the log shows; that of the job's own variables is left
/// out here) and 349 to 356 (the annotation of an exit code).
/// </remarks>
internal static class ScriptStep
{
    public static Task<StepEnd> RunAsync(StepRun run)
    {
        var job = run.Job;
        var script = Expression.Fill(run.Step.Run!, run.Context);
        var shell = Expression.Fill(run.Step.Shell ?? "", run.Context);
        var directory = Path.Combine(job.Machine.Directories.Workspace, Expression.Fill(run.Step.WorkingDirectory ?? "", run.Context));
        var own = run.Own.Select(pair => $"  {pair.Key}: {pair.Value}\n").ToList();
        job.Log.Write($"##[group]Run {script.Split('\n')[0]}\n{script}\n{(own.Count > 0 ? "env:\n" : "")}{string.Concat(own)}##[endgroup]");
        // act has its scripts beside its other files, as the temporary directory is none that it shares.
        var (machine, place) = (job.Machine, job.Machine.Kind == RunnerKind.Act ? job.Machine.Directories.FileCommands : job.Machine.Directories.Temp);
        var file = machine.Write(Path.Combine(place, Guid.NewGuid() + ".sh"), script);
        return run.RecordAsync(null, [], (files, take) =>
        {
            var environment = job.HostEnvironment(run, files);
            foreach (var (name, value) in job.Runtime)
            {
                if (name.StartsWith("ACTIONS_ID_TOKEN_", StringComparison.Ordinal)) environment[name] = value;
            }

            return machine.Container is { } container
                ? WorkerProcess.RunAsync(machine, machine.Directories.Workspace, environment.Where(pair => pair.Key != "PATH").ToDictionary(), container.Exec(container.ToContainer(directory),
                    environment.Select(pair => pair.Key == "PATH" ? $"PATH={pair.Value}" : pair.Key), Command(shell, container.ToContainer(file))), take, run.Cancel)
                : WorkerProcess.RunAsync(machine, directory, environment, Command(shell, file), take, run.Cancel);
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
