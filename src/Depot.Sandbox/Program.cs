using System.Runtime.InteropServices;
using Depot.Sandbox;
using Depot.Sandbox.CommandLine;

try
{
    var arguments = Arguments.Parse(args, Environment.GetEnvironmentVariable);
    if (arguments.Help)
    {
        Console.Out.Write(HelpText.Text);
        return 0;
    }

    var stop = new TaskCompletionSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await using var sandbox = await DepotSandbox.StartAsync(arguments.Options, Warn);
    Console.Out.WriteLine("# depot-sandbox is running; Ctrl-C stops it. To use it:");
    Console.Out.Write(ReadyReport.Exports(sandbox.Environment));
    if (arguments.ReadyFile is { } file) ReadyReport.Write(file, sandbox.Urls, sandbox.Environment);
    await stop.Task;
    return 0;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stop.TrySetResult();
    }
}
catch (CommandLineException e)
{
    Warn(e.Message);
    return 2;
}
catch (IOException e)
{
    Warn(e.Message);
    return 1;
}

static void Warn(string message) => Console.Error.WriteLine($"depot-sandbox: {message}");
