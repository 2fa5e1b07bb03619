using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Recording;

/// <summary>Stand-ins for the two linters the CLI runs, since the real images cannot be pulled here. What they find is written down below.</summary>
/// <remarks>Names and output formats: depot/cli 2.102, pkg/buildx/commands/lint.go.</remarks>
internal sealed class LinterImages(LabSession session) : IAsyncDisposable
{
    private const string Hadolint = "hadolint/hadolint:2.12.0";
    private const string Semgrep = "returntocorp/semgrep:1.34.1";
    private readonly List<string> _made = [];

    public async Task ProvideAsync()
    {
        await ProvideAsync(Hadolint, "/bin/hadolint",
            """
            [{"code":"DL3006","column":1,"file":"Dockerfile","level":"warning","line":1,"message":"Always tag the version of an image explicitly"},
             {"code":"DL3059","column":1,"file":"Dockerfile","level":"info","line":3,"message":"Multiple consecutive `RUN` instructions. Consider consolidation."},
             {"code":"DL4000","column":1,"file":"Dockerfile","level":"error","line":2,"message":"MAINTAINER is deprecated"}]
            """);
        await ProvideAsync(Semgrep, "/usr/local/bin/semgrep",
            """
            {"results":[{"path":"Dockerfile","start":{"line":3,"col":1,"offset":0},"extra":{"severity":"WARNING","message":"By not specifying a USER, a program in the container may run as 'root'.","lines":"","metadata":{"source":"https://semgrep.dev/r/dockerfile.security.missing-user","source-rule-url":"","semgrep.dev":{"rule":{"rule_id":"missing-user"}}}}}]}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _made) await session.DockerAsync("image", "rm", "--force", name);
    }

    // The CLI reads one JSON document a line.
    private async Task ProvideAsync(string name, string program, string answer)
    {
        if ((await session.DockerAsync("image", "inspect", name)).ExitCode == 0) return;
        session.Write("linter/answer.json", answer.ReplaceLineEndings("") + "\n");
        session.Write("linter/run", "#!/bin/sh\nexec cat /answer.json\n");
        session.Write("linter/Dockerfile", $"FROM {session.Lab.BaseImage}\nCOPY answer.json /answer.json\nCOPY --chmod=755 run {program}\n");
        (await session.DepotAsync("build", "linter", "--load", "--tag", name)).Successfully();
        Directory.Delete(Path.Combine(session.Workspace, "linter"), recursive: true);
        _made.Add(name);
    }
}
