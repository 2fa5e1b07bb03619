using Depot.Actions.Benchmarks;

// depot-actions-bench PROGRAM [bake [DEPOT]]: measures the published program beside what it is compared with, in one run.
if (args is not [var program, ..] || !File.Exists(program))
{
    Console.Error.WriteLine("usage: depot-actions-bench PATH-OF-DEPOT-ACTIONS [bake [PATH-OF-DEPOT]]");
    return 2;
}

if (OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("The benchmark reads peak memory from /proc, which Windows does not have.");
    return 2;
}

Console.WriteLine(Machine.Describe());
Console.WriteLine();
if (args is [_, "bake", .. var rest])
{
    using var bake = new BakeBenchmark(Path.GetFullPath(program), rest is [var cli] && File.Exists(cli) ? cli : null);
    Table.Print([["plan of", "depot-actions plan, ms", "depot bake --print, ms", "times faster"], .. bake.BesideTheCli()]);
    Console.WriteLine();
    Table.Print([["plain targets", "ms", "ms for 1,000"], .. bake.Growth()]);
    return 0;
}

using var bench = new StepBenchmark(Path.GetFullPath(program));
Table.Print([["what", "median ms", "fastest", "slowest", "peak MB"], .. bench.StartUp(), .. bench.LogOf(1, 50, 150)]);
Console.WriteLine();
Table.Print([["reading a log of", "median ms", "MB/s", "summary and annotations, median ms", "slowest", "kept KB"], .. ReaderBenchmark.Of(10, 100)]);
return 0;
