using System.Diagnostics;
using System.Runtime.InteropServices;
using FakeDepot;

// A real executable that stands where `depot` (or `docker`) would: it records how it was called and does what its script says.
// Told by FAKE_DEPOT_* variables, all optional; see Script.
var script = Script.FromEnvironment();
var signals = new List<string>();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, "SIGINT"));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, "SIGTERM"));

var calls = 1;
if (script.Record is { } record)
{
    File.AppendAllText(record, Call.Of(args).ToJson() + "\n");
    calls = File.ReadLines(record).Count();
}

if (script.Print is { } print)
{
    Console.WriteLine(print);
    return 0;
}

if (script.Started is { } started) File.WriteAllText(started, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));

await using var stdout = Console.OpenStandardOutput();
await using var stderr = Console.OpenStandardError();
stdout.Write(script.Stdout);
stdout.Flush();
stderr.Write(script.Stderr);
stderr.Flush();
await Spam.WriteAsync(stderr, script.SpamMegabytes);
await Spam.WriteLineAsync(stderr, script.LineKilobytes);

await Task.Delay(script.Sleep);
if (script.KillSignal is { } signal) Process.Start("kill", ["-" + signal, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
if (script.KillSignal is not null) await Task.Delay(TimeSpan.FromSeconds(30));

var fails = calls <= script.FailTimes;
if (fails) stderr.Write(script.FailStderr);
if (fails && calls > 1) return 1;
Result.Write(args, "--metadata-file", script.Metadata?.Replace("{calls}", calls.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
Result.Write(args, "--iidfile", script.ImageId);
return fails ? 1 : script.ExitCode;

void OnSignal(PosixSignalContext context, string name)
{
    context.Cancel = true;
    lock (signals) signals.Add(name);
    if (script.Signals is { } file) File.AppendAllText(file, name + "\n");
    if (script.IgnoresSignals) return;
    Console.Error.WriteLine("Error: build canceled");
    Environment.Exit(1);
}
