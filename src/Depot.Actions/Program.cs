using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Errors;
using Depot.Actions.Host;
using Depot.Actions.Host.Entry;
using Depot.Actions.Host.Job;
using Depot.Actions.Matrix;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Setup;
using Depot.Actions.Step;
using Depot.Bake.CommandLine;
using Depot.Bake.Files;

if (!OperatingSystem.IsWindows()) StandardStreams.Open();
CoreDumps.Prevent();
switch (args)
{
    case [ParentDeathSignal.Switch, .. var child] when OperatingSystem.IsLinux(): return Supervisor.Run(child);
    case [HandOffArguments.EnterHost, .. var entry] when OperatingSystem.IsLinux(): return HostEntry.EnterHostAndExec(entry);
    case [HandOffArguments.EnterJob, .. var entry] when OperatingSystem.IsLinux(): return JobEntry.EnterJobAndExec(entry);
    case [HandOffArguments.SweepJob, var step] when OperatingSystem.IsLinux(): return InJob.Sweep(step);
}

if (args is ["plan", .. var arguments]) return Plan(arguments);

// The program runs one step and ends. It reads only the Actions environment.
SignalAction.Reset();
FailedWrites.Handle();
using var log = new StepLog(StandardOutput.Open());
using var stop = StopSignals.OfThisProcess(() =>
{
    StepDirectory.RemoveAll();
    log.Info("The step was cancelled.");
}, args is [HandOffArguments.InContainer, ..] ? StopSignals.UntilContainerEnds : StopSignals.UntilEnd);
var limit = new WorkLimit((excess, code) => ProcessEnd.Now(code, () =>
{
    StepDirectory.RemoveAll();
    if (code == 0) log.Warning(excess.Message);
    else log.Error(excess.Message);
    End(code);
}));
int exitCode;
try
{
    exitCode = await RunAsync();
}
catch (IOException unwritable)
{
    // If an error cannot be logged, it is written to standard error.
    StandardError.Say($"Error: the log cannot be written: {unwritable.Message}\n");
    return 1;
}

End(exitCode);
return exitCode;

// What the container that has handed the step over waits for.
void End(int code)
{
    if (!OperatingSystem.IsLinux()) return;
    if (args is [HandOffArguments.OnHost, ..]) OnHost.End(log, code);
    if (args is [HandOffArguments.InJob, var stage, ..]) InJob.End(log, stage);
}

static int Plan(string[] arguments)
{
    // Bytes that a plan allocates for one byte of its files, as measured: 33 for plain targets, 77 for targets with expressions.
    const int HeapOfByte = 80;
    ShortLivedHeap.Prepare();
    // Console.Error would check for a terminal first, and start a thread for its signals.
    using var errors = new StreamWriter(new StandardError()) { AutoFlush = true };
    using var reading = new WorkLimit(static (excess, code) => ProcessEnd.Now(code, () => StandardError.Say(excess.Message + "\n"))).Begin("The bake definition");
    try
    {
        var environment = RunnerEnvironment.OfThisProcess();
        var variables = DefinitionVariables.Of(environment.Variables);
        return PlanCommand.Run(
            arguments, variables, new DiskDirectory(environment.WorkingDirectory),
            Console.OpenStandardInput, StandardOutput.Open(), errors, static length => ShortLivedHeap.Expect(length * HeapOfByte),
            (outcome, text) => WorkflowCommand.Disarmed(DefinitionVariables.Hidden(variables, outcome).Hide(text)));
    }
    catch (StepException failure)
    {
        errors.WriteLine(failure.Message);
        return 1;
    }
}

async Task<int> RunAsync()
{
    try
    {
        var context = new StepContext(RunnerEnvironment.OfThisProcess(), log, stop, TimeProvider.System, Environment.ProcessPath) { Limit = limit };
        return args switch
        {
            [HandOffArguments.InContainer, var name] when OperatingSystem.IsLinux() && Action(name) is { } action => await InContainer.RunAsync(context, name, action),
            [HandOffArguments.OnHost, var client, var name] when OperatingSystem.IsLinux() && Action(name) is { } action => await OnHost.RunAsync(context, client, action),
            [HandOffArguments.InJob, var stage, var own, var name] when OperatingSystem.IsLinux() && Action(name) is { } action => await InJob.RunAsync(context, stage, own, action),
            [var name] when Action(name) is { } action => await action(context),
            _ => Usage(),
        };
    }
    catch (StepException failure)
    {
        log.Error(failure.Message);
        return 1;
    }
    catch (OperationCanceledException) when (stop.IsRequested)
    {
        log.Info("The step was cancelled.");
        return 130;
    }
    catch (OutOfMemoryException)
    {
        log.Error("The step ran out of memory. Use a runner with more memory or a higher limit of processes, or make the strings and lists in the bake definition smaller.");
        return 1;
    }
    catch (Exception defect)
    {
        log.Info(defect.ToString());
        log.Error(StepException.Defect(defect).Message);
        return 1;
    }
}

static Func<StepContext, Task<int>>? Action(string name) => name switch
{
    "bake" => BakeAction.RunAsync,
    "build-push" => BuildPushAction.RunAsync,
    "matrix" => static context => Task.FromResult(MatrixAction.Run(context)),
    "setup" => SetupAction.RunAsync,
    _ => null,
};

static int Usage()
{
    StandardError.Say("""
        usage: depot-actions setup | build-push | bake | plan | matrix

        Each is one step of a workflow: inputs come from INPUT_* variables, as the runner passes them.

        """);
    return 2;
}
