using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Hcl2.Benchmarks;

// hcl2-bench growth: whether the speed stays the same for larger strings.
// hcl2-bench beside [PROGRAM]: the same work as PROGRAM, which is built from the directory original, does with hashicorp/hcl.
// hcl2-bench [BenchmarkDotNet's arguments]: times and memory, measured by BenchmarkDotNet in this process; --filter '*' for all.
if (args is ["growth"])
{
    Growth.Run(Console.Out);
    return;
}

if (args is ["beside", .. var program])
{
    using var original = program is [var path] ? Process.Start(new ProcessStartInfo(path) { RedirectStandardInput = true, RedirectStandardOutput = true }) : null;
    new Beside(original).Run(Console.Out);
    original?.StandardInput.Close();
    return;
}

// Short, and without a program of its own for each case: a few minutes in all, which is right to within some percent.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"))
    .WithOptions(ConfigOptions.JoinSummary);
BenchmarkSwitcher.FromAssembly(typeof(ParseBenchmark).Assembly).Run(args, config);
