using Depot.Actions.Benchmarks;

// Measures the published program beside what it is compared with, in one run; with --image, what its container costs.
if (OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("The benchmark reads peak memory from /proc, which Windows does not have.");
    return 2;
}

switch (args)
{
    case ["--machine"]:
        Console.WriteLine(Machine.Describe());
        return 0;
    case ["--image", var image, var empty, var engine]:
        Describe();
        using (var bench = new ImageBenchmark(image, empty, engine)) Table.Print([["what", "median ms", "fastest", "slowest"], .. bench.Steps()]);
        return 0;
    case [var program] when File.Exists(program):
        Describe();
        using (var bench = new StepBenchmark(Path.GetFullPath(program)))
        {
            Table.Print([ReaderBenchmark.Head, .. ReaderBenchmark.Of(10, 100), .. ReaderBenchmark.OfFailure(10)]);
            Console.WriteLine();
            Table.Print([["what", "median ms", "fastest", "slowest", "peak MB"], .. bench.StartUp(), .. bench.SummaryOf(10), .. bench.LogOf(1, 50, 150), .. bench.InputsOf(1, 100, 1_000)]);
        }

        return 0;
    case [var program, "bake", var depot] when File.Exists(program):
        Describe();
        using (var bake = new BakeBenchmark(Path.GetFullPath(program), File.Exists(depot) ? depot : null))
        {
            Table.Print([["plan of", "depot-actions plan, ms", "depot bake --print, ms", "times faster"], .. bake.BesideTheCli()]);
            Console.WriteLine();
            Table.Print([["plain targets", "ms", "ms for 1,000"], .. bake.Growth()]);
        }

        return 0;
    case [var program, "job", var repository, var engine, var image, var references] when File.Exists(program) && OperatingSystem.IsLinux():
        Describe();
        using (var job = new JobBenchmark(new(Path.GetFullPath(program), repository, engine, image.Length > 0 ? image : null, Environment.GetEnvironmentVariable("LAB_BASE_IMAGE"), references.Length > 0 ? references : null)))
            Table.Print(await job.KindsAsync());
        return 0;
    case ["--pull", var layout, var registry, var engine]:
        using (var pull = new PullBenchmark(layout, registry, engine)) Table.Print(await pull.RowsAsync());
        return 0;
    default:
        Console.Error.WriteLine("usage: depot-actions-bench PATH-OF-DEPOT-ACTIONS [bake PATH-OF-DEPOT | job CHECKOUT ENGINE-SOCKET IMAGE-OR-'' FOLDER-OF-JAVASCRIPT-ACTIONS-OR-''] | --pull OCI-LAYOUT REGISTRY ENGINE-SOCKET | --image IMAGE IMAGE-WITH-A-SHELL ENGINE-SOCKET");
        return 2;
}

static void Describe()
{
    Console.WriteLine(Machine.Describe());
    Console.WriteLine();
}
