using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Runner;
using Depot.Actions.Setup;
using Depot.Bake.CommandLine;
using Depot.Bake.Files;

if (args is [ParentDeath.Switch, .. var child]) return ParentDeath.Become(child);

if (args is ["plan", .. var arguments])
{
    return PlanCommand.Run(
        arguments, RunnerEnvironment.OfThisProcess().Variables, new DiskFolder(Environment.CurrentDirectory),
        Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error);
}

// The program does one step and ends. It reads the Actions environment and nothing else.
using var stop = StopSignals.OfThisProcess();
using var log = new StepLog(Console.OpenStandardOutput());
var context = new StepContext(RunnerEnvironment.OfThisProcess(), log, stop, TimeProvider.System, Environment.ProcessPath);
try
{
    return args switch
    {
        ["bake"] => await BakeAction.RunAsync(context),
        ["matrix"] => MatrixAction.Run(context),
        ["build-push"] => await BuildPushAction.RunAsync(context),
        ["setup"] => await SetupAction.RunAsync(context),
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

static int Usage()
{
    Console.Error.Write("""
        usage: depot-actions setup | build-push | bake | plan | matrix

        Each is one step of a workflow: inputs come from INPUT_* variables, as the runner passes them.

        """);
    return 2;
}
