using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace Depot.Mutation;

/// <summary>One program under test, in a load context of its own together with its tests.</summary>
internal sealed class Bench : AssemblyLoadContext
{
    // What a test may take before it counts as one that never ends. Its time in the first run counts more.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    private readonly byte[] _program;
    private readonly string _tests;
    private readonly Type? _switch;
    private readonly Dictionary<string, TestCase> _cases;

    /// <param name="tests">Path of the test assembly; what it needs lies beside it.</param>
    /// <param name="name">Name of the program's assembly.</param>
    /// <param name="program">The program.</param>
    public Bench(string tests, string name, byte[] program) : base(isCollectible: true)
    {
        (_program, _tests, Program) = (program, tests, name);
        var directory = Path.GetDirectoryName(tests)!;
        Default.Resolving += (context, wanted) => Path.Combine(directory, wanted.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        var assembly = LoadFromAssemblyPath(tests);
        _switch = LoadFromAssemblyName(new(name)).GetType("MutantSwitch");
        _cases = TestCases.Of(assembly).ToDictionary(test => test.Name);
    }

    private string Program { get; }

    /// <summary>Why the last test that failed did.</summary>
    public string LastFailure { get; private set; } = "";

    public IEnumerable<string> Names => _cases.Keys;

    public string DirectoryOf(string test) => _cases[test].Directory;

    public void Activate(int mutant) => _switch!.GetField("Active")!.SetValue(null, mutant);

    /// <summary>Runs a test and says whether it held, how long it took and which mutants it came by.</summary>
    public async Task<(bool Holds, TimeSpan Took)> RunAsync(string test, TimeSpan usual)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            // On a thread of its own: a mutant may never come back.
            await Task.Factory.StartNew(() => _cases[test].RunAsync(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
                .WaitAsync(Least + 5 * usual);
            return (true, clock.Elapsed);
        }
        catch (Exception failed)
        {
            LastFailure = failed.Message;
            return (false, clock.Elapsed);
        }
    }

    public IReadOnlySet<int> TakeSeen()
    {
        var seen = (bool[])_switch!.GetField("Seen")!.GetValue(null)!;
        var numbers = Enumerable.Range(0, seen.Length).Where(number => seen[number]).ToHashSet();
        Array.Clear(seen);
        return numbers;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Path.GetFileNameWithoutExtension(_tests)) return LoadFromAssemblyPath(_tests);
        return assemblyName.Name == Program ? LoadFromStream(new MemoryStream(_program)) : null;
    }
}
