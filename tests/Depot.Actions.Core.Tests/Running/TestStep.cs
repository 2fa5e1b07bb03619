using System.Reflection;
using System.Text;
using System.Text.Json;
using Depot.Actions.Errors;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Tests.Running;

/// <summary>A step in a workspace of its own: inputs and variables in, log, outputs and the fake CLI's calls out.</summary>
public sealed class TestStep : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly MemoryStream _log = new();

    public TestStep()
    {
        Root = Directory.CreateTempSubdirectory("depot-actions-tests-").FullName;
        Workspace = Directory.CreateDirectory(Path.Combine(Root, "workspace")).FullName;
        Temp = Directory.CreateDirectory(Path.Combine(Root, "temp")).FullName;
        Bin = Directory.CreateDirectory(Path.Combine(Root, "bin")).FullName;
        foreach (var file in new[] { "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY" })
        {
            Variable(file, Path.Combine(Temp, file));
        }

        // The fake is a .NET program; a home of its own keeps logins of the developer's out of the tests.
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet) Variable("DOTNET_ROOT", dotnet);
        Variable("HOME", Root);
        Variable("RUNNER_TEMP", Temp).Variable("PATH", Bin + ":/usr/bin:/bin").Variable("FAKE_DEPOT_RECORD", RecordFile);
    }

    public string Root { get; }

    public string Workspace { get; }

    public string Temp { get; }

    public string Bin { get; }

    public StopSignals Stop { get; } = new();

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The log so far.</summary>
    public string Log => Encoding.UTF8.GetString(LogBytes);

    /// <summary>The bytes of the log so far.</summary>
    public byte[] LogBytes
    {
        get { lock (_log) return _log.ToArray(); }
    }

    /// <summary>The error annotations of the log, unescaped.</summary>
    public IReadOnlyList<string> Errors => Annotations("error");

    /// <summary>The warning annotations of the log, unescaped.</summary>
    public IReadOnlyList<string> Warnings => Annotations("warning");

    /// <summary>The outputs of the step, read as the runner reads them.</summary>
    public IReadOnlyDictionary<string, string> Outputs => FileCommandReader.Read(_variables["GITHUB_OUTPUT"]);

    /// <summary>The calls of the fake CLI, in order.</summary>
    public IReadOnlyList<FakeCall> Calls => File.Exists(RecordFile)
        ? [.. File.ReadLines(RecordFile).Select(line => JsonSerializer.Deserialize<FakeCall>(line)!)]
        : [];

    private string RecordFile => Path.Combine(Root, "calls.jsonl");

    /// <summary>A step with the fake CLI on PATH, a project, a token and a Dockerfile: what a build needs at least.</summary>
    public static TestStep ForBuild()
    {
        var step = new TestStep().WithDepot().Input("project", "p1").Input("token", "tok-1").Input("context", ".");
        step.WriteFile("Dockerfile", "FROM scratch\n");
        return step;
    }

    public TestStep Variable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public TestStep Input(string name, string value) => Variable("INPUT_" + name.ToUpperInvariant(), value);

    /// <summary>A workflow run of octo/app, a public repository, on its main branch.</summary>
    public TestStep InWorkflow() => (_variables.ContainsKey("GITHUB_EVENT_PATH") ? this : WithEvent("""{"repository":{"private":false}}""")).Variable("GITHUB_REPOSITORY", "octo/app").Variable("GITHUB_REF", "refs/heads/main")
        .Variable("GITHUB_SHA", "1111111111111111111111111111111111111111").Variable("GITHUB_RUN_ID", "42").Variable("GITHUB_EVENT_NAME", "push");

    public TestStep WithEvent(string json)
    {
        File.WriteAllText(Path.Combine(Root, "event.json"), json);
        return Variable("GITHUB_EVENT_PATH", Path.Combine(Root, "event.json"));
    }

    /// <summary>Puts the fake on PATH as <c>depot</c>.</summary>
    public TestStep WithDepot() => WithFake("depot");

    /// <summary>Puts the fake on PATH as <c>docker</c>.</summary>
    public TestStep WithDocker() => WithFake("docker");

    public RunnerEnvironment EnvironmentOfStep => new(_variables, Workspace);

    public StepContext Context => new(EnvironmentOfStep, new StepLog(new Locked(_log)), Stop, Time);

    /// <summary>Runs an action as the program does: a failure for the user becomes an annotation and exit code 1.</summary>
    public async Task<int> RunAsync(Func<StepContext, Task<int>> action)
    {
        var context = Context;
        try
        {
            return await action(context);
        }
        catch (StepException failure)
        {
            context.Log.Error(failure.Message);
            return 1;
        }
    }

    /// <summary>Writes a file into the workspace.</summary>
    public string WriteFile(string name, string text)
    {
        var path = Path.Combine(Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Waits until a file of the workspace has been written.</summary>
    public async Task UntilFileAsync(string name)
    {
        var path = Path.Combine(Workspace, name);
        while (!File.Exists(path) || new FileInfo(path).Length == 0) await Task.Delay(20);
    }

    public void Dispose()
    {
        Stop.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private TestStep WithFake(string name)
    {
        var directory = typeof(TestStep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "FakeDepotDirectory").Value!;
        File.CreateSymbolicLink(Path.Combine(Bin, name), Path.Combine(directory, "depot"));
        return this;
    }

    private List<string> Annotations(string kind) => [.. Log.Split('\n')
        .Where(line => line.StartsWith($"::{kind}", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf("::", 2, StringComparison.Ordinal) + 2)..]
            .Replace("%0A", "\n", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal))];

    private sealed class Locked(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            lock (inner) inner.Write(buffer, offset, count);
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
