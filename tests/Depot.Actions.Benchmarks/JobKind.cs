using System.Globalization;
using System.Text;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using PlayedMachine = ActionsRunner.Machines.Machine;

namespace Depot.Actions.Benchmarks;

/// <summary>A kind of actions that a job can be made of.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Actions">What its names mean.</param>
internal sealed record JobKind(string Name, ActionTable Actions)
{
    private const string Setup = "bench/setup@v1";
    private const string Build = "bench/build@v1";
    private static readonly string[] Idle = ["/bin/sh", "-c", "while :; do sleep 1; done"];

    /// <summary>The input <c>run-in</c>; null where it is not given.</summary>
    public string? RunIn { get; init; }

    /// <summary>Makes a machine one of another runner, whose container the caller disposes of; null leaves it as it is.</summary>
    public Func<PlayedMachine, Task<PlayedMachine>>? Runner { get; init; }

    private bool HasActions { get; init; } = true;

    /// <summary>No action at all: what the runner and the CLI take by themselves.</summary>
    public static JobKind CliAlone() => new("the CLI in two `run:` steps, no action", new()) { HasActions = false };

    /// <summary>Our container actions.</summary>
    public static JobKind Container(string repository, string image) => new("container actions, handed over to the host", new ActionTable()
        .Add(Setup, Path.Combine(repository, "actions", "setup"), image)
        .Add(Build, Path.Combine(repository, "actions", "build-push"), image));

    /// <summary>The same on a runner that talks to the Engine's API itself.</summary>
    public JobKind OverApi() => this with
    {
        Name = "container actions, on a runner that uses the Engine's API",
        Runner = static machine => Task.FromResult(machine.OverApi()),
    };

    /// <summary>The same in a job with a <c>container:</c>; to start that is not measured.</summary>
    /// <param name="image">Image of the job's container, with a shell.</param>
    public JobKind InJobContainer(string image) => this with
    {
        Name = "container actions, in a job with a `container:`",
        Runner = machine => machine.InOfficialContainerAsync(image, Idle),
    };

    /// <summary>The same in the container of a job of act; to start that is not measured.</summary>
    /// <param name="image">Image of the job's container, with a shell.</param>
    public JobKind InActContainer(string image) => this with
    {
        Name = "container actions, in a job of act",
        Runner = machine => machine.InActContainerAsync(image, Idle),
    };

    /// <summary>Our native variants.</summary>
    public static JobKind Native(string repository) => new("native variants", new ActionTable()
        .Add(Setup, Path.Combine(repository, "actions", "setup", "native"))
        .Add(Build, Path.Combine(repository, "actions", "build-push", "native")));

    /// <summary>The JavaScript actions themselves.</summary>
    public static JobKind Reference(string folder) => new("the JavaScript actions", new ActionTable()
        .Add(Setup, Path.Combine(folder, "setup-action"))
        .Add(Build, Path.Combine(folder, "build-push-action")));

    /// <summary>
    /// JavaScript of the size of their bundles (1.43 MB and 1.14 MB) that does the least there is to do. Node reads it as it reads
    /// theirs; they run more of it.
    /// </summary>
    public static JobKind StandIn(string folder) => new("JavaScript of the same size that does the least", new ActionTable()
        .Add(Setup, Write(Path.Combine(folder, "setup"), 1_430_000, post: false, """
            const directory = `${process.env.RUNNER_TOOL_CACHE}/depot/1.0.0/${process.arch}`;
            fs.appendFileSync(process.env.GITHUB_PATH, directory + '\n');
            fs.appendFileSync(process.env.GITHUB_OUTPUT, `path=${directory}/depot\nversion=1.0.0\n`);
            """))
        .Add(Build, Write(Path.Combine(folder, "build"), 1_140_000, post: true, """
            if (process.env.STATE_isPost) process.exit(0);
            fs.appendFileSync(process.env.GITHUB_STATE, 'isPost=true\n');
            const child = child_process.spawn('depot', ['build', '--project', process.env.INPUT_PROJECT, '.'], { stdio: 'inherit' });
            child.on('close', code => { process.exitCode = code; });
            """)));

    /// <summary>The steps of the job.</summary>
    public string Steps() => HasActions
        ? $$"""
            - uses: {{Setup}}
              with: {version: 1.0.0{{(RunIn is null ? "" : $", run-in: {RunIn}")}}}
            - uses: {{Build}}
              with: {context: ., project: p, token: t, tags: "example.com/app:1"{{(RunIn is null ? "" : $", run-in: {RunIn}")}}}

            """
        : """
            - run: echo "$RUNNER_TOOL_CACHE/depot/1.0.0/$(echo "$RUNNER_ARCH" | tr '[:upper:]' '[:lower:]')" >> "$GITHUB_PATH"
            - run: depot build --project p .

            """;

    private static string Write(string folder, int size, bool post, string script)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "action.yml"),
            $"inputs: {{version: {{}}, context: {{}}, project: {{}}, token: {{}}, tags: {{}}}}\nruns:\n  using: node24\n  main: index.js\n{(post ? "  post: index.js\n" : "")}");
        var text = new StringBuilder("const fs = require('fs'), child_process = require('child_process');\n");
        for (var i = 0; text.Length < size; i++)
            text.Append(CultureInfo.InvariantCulture, $"function part{i}(a, b) {{ const list = []; for (const item of a) {{ if (item.name === 'n{i}') list.push({{ name: item.name, value: b[item.key] }}); }} return list; }}\n");
        File.WriteAllText(Path.Combine(folder, "index.js"), text.Append(script).ToString());
        return folder;
    }
}
