using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>What exists only in the container of the job's steps serves a build there. Real CLI, real builds, by the rules of act.</summary>
public class JobContainerSpecs
{
    private const int Limit = 180_000;
    private const string Setup = "- uses: depot/setup-action@v1\n";

    [Fact(Timeout = Limit)]
    public async Task A_context_a_secret_file_and_a_local_output_may_lie_anywhere_in_it()
    {
        await using var session = await StartAsync();

        var report = (await RunAsync(session, $$"""
            - run: |
                mkdir -p /opt/elsewhere/context
                printf 'FROM {{session.Lab.BaseImage}} AS build\nRUN --mount=type=secret,id=key cat /run/secrets/key > /seen\nFROM scratch\nCOPY --from=build /seen /seen\n' > /opt/elsewhere/context/Dockerfile
                printf 'the key' > /opt/elsewhere/key
            - uses: depot/build-push-action@v1
              with:
                context: /opt/elsewhere/context
                secret-files: key=/opt/elsewhere/key
                outputs: type=local,dest=/opt/elsewhere/out
                no-cache: true
            - run: cat /opt/elsewhere/out/seen && stat -c %u /opt/elsewhere/out/seen
            """)).Successfully();

        report.Log.Should().EndWith("the key0");
    }

    [Fact(Timeout = Limit)]
    public async Task An_ssh_agent_in_it_serves_the_build()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ssh-agent"), "There is no ssh-agent: install openssh-client.");
        await using var session = await StartAsync();
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            COPY ssh-add /
            RUN --mount=type=ssh ssh-add -l > /seen
            FROM scratch
            COPY --from=build /seen /seen
            """);
        SshAgent.CopyClient(Path.Combine(session.Workspace, "ssh-add"));

        (await RunAsync(session, """
            - run: |
                echo 'root:x:0:0:root:/root:/bin/sh' > /etc/passwd
                ssh-agent -a /opt/agent.sock > /dev/null
                ssh-keygen -q -t ed25519 -N '' -f /opt/key
                SSH_AUTH_SOCK=/opt/agent.sock ssh-add -q /opt/key
                ssh-keygen -l -f /opt/key | cut -d ' ' -f 2 > expected
                echo "SSH_AUTH_SOCK=/opt/agent.sock" >> "$GITHUB_ENV"
            - uses: depot/build-push-action@v1
              with: {context: ., ssh: default, no-cache: true, outputs: "type=local,dest=out"}
            - run: grep -q -F -f expected out/seen
            """)).Successfully();
    }

    [Fact(Timeout = Limit)]
    public async Task Setup_puts_the_cli_where_scripts_and_later_jobs_find_it()
    {
        await using var session = await StartAsync();

        var report = (await RunAsync(session, """
            - id: script
              run: command -v depot && depot --version
            """)).Successfully();

        report["script"].Log.Should().Contain($"/opt/hostedtoolcache/depot/{session.Lab.DepotVersion}/").And.Contain(session.Lab.DepotVersion);
        Directory.Exists(Path.Combine(session.ToolCache, "depot", session.Lab.DepotVersion)).Should().BeTrue("the volume of the tools outlives the job");
    }

    private static async Task<JobReport> RunAsync(LabSession session, string steps)
    {
        using var job = session.NewJob(OurActions.Table(session, Variant.Act));
        return await job.RunAsync(WorkflowFile.ParseSteps(Setup + steps));
    }

    private static async Task<LabSession> StartAsync()
    {
        var session = await LabSession.StartAsync();
        File.Delete(Path.Combine(session.Bin, "depot"));
        return session;
    }
}
