using Depot.Actions.Benchmarks;

// depot-actions-bench PROGRAM: measures the reader of logs, and the published program beside what it is compared with, in one run.
if (args is not [var program, ..] || !File.Exists(program))
{
    Console.Error.WriteLine("usage: depot-actions-bench PATH-OF-DEPOT-ACTIONS");
    return 2;
}

if (OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("The benchmark reads peak memory from /proc, which Windows does not have.");
    return 2;
}

Console.WriteLine(Machine.Describe());
Console.WriteLine();
Table.Print([ReaderBenchmark.Head, .. ReaderBenchmark.Of(10, 100)]);
Console.WriteLine();
using var bench = new StepBenchmark(Path.GetFullPath(program));
Table.Print([["what", "median ms", "fastest", "slowest", "peak MB"], .. bench.StartUp(), .. bench.SummaryOf(10), .. bench.LogOf(1, 50, 150)]);
return 0;
