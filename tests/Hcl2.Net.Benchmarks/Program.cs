using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Hcl2.Benchmarks;

// hcl2-bench [growth | BenchmarkDotNet's arguments]: speed of the parser, and whether it stays the same for larger texts.
if (args is ["growth"])
{
    Growth.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ParseBenchmark).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary));
