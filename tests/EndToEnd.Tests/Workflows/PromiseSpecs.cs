using System.Text;
using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>
/// On every runner, what lies in the place of the job's own steps serves a step of ours as it serves a JavaScript action. Real CLI, real
/// builds; each mode does all of it in one job.
/// </summary>
public class PromiseSpecs
{
    private const int Limit = 240_000;
    private const string Login = "lab/login@v1";

    public static TheoryData<Variant> Variants => [Variant.Container, Variant.OverApi, Variant.JobContainer, Variant.Act, Variant.Native];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Files_agents_docker_and_the_cli_of_the_place_serve_a_build(Variant variant)
    {
        await using var session = await StartAsync();
        var actions = OurActions.Table(session, variant);
        using var agent = session.Machine.Container is null ? await SshAgent.StartAsync(session) : null;
        WriteFiles(session);
        const string Odd = "line 'one', $HOME `tick` %25 ::error::x é 漢 🚀 {{x}} #! &|;<>()[]*?~=\n";
        var secret = string.Concat(Enumerable.Repeat(Odd, (100 << 10) / Encoding.UTF8.GetByteCount(Odd)));
        // No directory that a runner mounts: there for the job's steps alone.
        var elsewhere = Path.Combine(session.Root, "elsewhere");
        var image = $"loaded-{Guid.NewGuid():N}:1";

        using var job = session.NewJob(actions, new() { ["BIG"] = secret });
        var report = await job.RunAsync(WorkflowFile.ParseSteps($$$"""
            - id: prepare
              run: |
                mkdir -p {{{elsewhere}}}/context && cp key.Dockerfile {{{elsewhere}}}/context/Dockerfile
                printf 'the key' > {{{elsewhere}}}/key && chmod 400 {{{elsewhere}}}/key
                {{{Indented(agent is null ? StartAgent : $"echo '{agent.Fingerprint}' > expected && echo SSH_AUTH_SOCK={agent.Socket} >> \"$GITHUB_ENV\"")}}}
            - id: setup
              uses: depot/setup-action@v1
            - id: setup-serves-scripts
              run: depot --version
            - id: build-of-files-elsewhere
              if: always()
              uses: depot/build-push-action@v1
              with:
                context: {{{elsewhere}}}/context
                secret-files: key={{{elsewhere}}}/key
                outputs: type=local,dest={{{elsewhere}}}/out
                no-cache: true
            - id: its-files-are-the-scripts
              if: always()
              run: |
                test "$(cat {{{elsewhere}}}/out/seen)" = "the key"
                test "$(stat -c '%u %g' {{{elsewhere}}}/out/seen)" = "$(id -u) $(id -g)"
                echo more >> {{{elsewhere}}}/out/seen
            - id: its-outputs-reach-later-steps
              if: always()
              run: test -n '${{ steps.build-of-files-elsewhere.outputs.build-id }}' && test -s '${{ steps.build-of-files-elsewhere.outputs.metadata-file }}'
            - id: build-with-the-agent
              if: always()
              uses: depot/build-push-action@v1
              with: {context: ., file: agent.Dockerfile, ssh: default, no-cache: true, outputs: "type=local,dest=out"}
            - id: the-agent-was-asked
              if: always()
              run: grep -q -F -f expected out/seen
            - id: build-with-load
              if: always()
              uses: depot/build-push-action@v1
              with: {context: ., file: plain.Dockerfile, load: true, tags: "{{{image}}}"}
            - id: the-image-is-in-docker
              if: always()
              run: docker image rm {{{image}}}
            - id: build-with-any-text
              if: always()
              uses: depot/build-push-action@v1
              with:
                context: .
                file: text.Dockerfile
                no-cache: true
                outputs: type=local,dest=text
                secrets: |
                  "odd-name.x_1=${{ secrets.BIG }}"
            """));

        report.Steps.Where(step => step.Outcome != Outcome.Success).Select(step => step.Id).Should().BeEmpty("all of it is promised; the log is:\n{0}", report.Log);
        File.ReadAllText(Path.Combine(session.Workspace, "text", "seen")).Should().Be(secret);
        report["setup-serves-scripts"].Log.Should().Contain(session.Lab.DepotVersion);
        report["build-of-files-elsewhere"].Summary.Should().NotBeEmpty();
        report.Steps.Where(step => step.Id!.StartsWith("build-", StringComparison.Ordinal)).Select(step => step.Outputs["build-id"]).Should().OnlyHaveUniqueItems();
        if (variant == Variant.Act) Directory.Exists(Path.Combine(session.ToolCache, "depot", session.Lab.DepotVersion)).Should().BeTrue("the volume of the tools outlives the job");
        await ShouldBeGoneAsync(session);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Each_kind_of_login_serves_a_private_base_and_a_push_and_without_one_both_are_denied(Variant variant)
    {
        await using var session = await StartAsync();
        using var registry = await PrivateRegistry.StartAsync("127.0.0.7");
        await registry.ProvideAsync(session, "base:1");
        session.Write("Dockerfile", $"FROM {registry.Host}/base:1\nCOPY file /file\n");
        session.WriteImage(Guid.NewGuid().ToString());
        session.Write("private/Dockerfile", $"FROM {registry.Host}/base:1\nRUN echo built > /file\n");
        session.Write("open/Dockerfile", "FROM scratch\nCOPY Dockerfile /file\n");
        var actions = OurActions.Table(session, variant).Add(Login, step => LogIn(step, registry));
        string[] kinds = ["auths", "credHelpers", "credsStore"];

        using var job = session.NewJob(actions);
        var report = await job.RunAsync(WorkflowFile.ParseSteps($$"""
            - uses: depot/setup-action@v1
            - id: pull-without
              continue-on-error: true
              uses: depot/build-push-action@v1
              with: {context: private}
            - id: push-without
              continue-on-error: true
              uses: depot/build-push-action@v1
              with: {context: open, push: true, tags: "{{registry.Host}}/without:1"}
            {{string.Join('\n', kinds.Select(kind => $$"""
            - uses: {{Login}}
              with: {kind: {{kind}}}
            - id: {{kind}}
              uses: depot/build-push-action@v1
              with: {context: private, no-cache: true, push: true, tags: "{{registry.Host}}/{{kind.ToLowerInvariant()}}:1"}
            """))}}
            """));

        report.Successfully();
        foreach (var kind in kinds)
            (await registry.Client.DigestAsync($"{registry.Host}/{kind.ToLowerInvariant()}:1")).Should().Be(report[kind].Outputs["digest"], kind);
        foreach (var without in new[] { "pull-without", "push-without" })
        {
            report[without].Outcome.Should().Be(Outcome.Failure);
            report[without].Log.Should().Contain("401 Unauthorized");
        }
    }

    // As much as one variable can hold, and nearly as much as all of them together: Linux ends at 128 KiB and 2 MiB.
    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Nearly_two_megabytes_of_variables_arrive_unchanged(Variant variant)
    {
        await using var session = await StartAsync();
        var numbers = Enumerable.Range(1, 15).ToArray();
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            RUN --mount=type=secret,id=s1 --mount=type=secret,id=s15 cp /run/secrets/s1 /seen1 && cp /run/secrets/s15 /seen15
            FROM scratch
            COPY --from=build /seen1 /seen15 /
            """);
        var values = numbers.ToDictionary(number => $"BIG{number}", number => new string((char)('a' + number), number == 1 ? 131_062 : 130_000));
        using var job = session.NewJob(OurActions.Table(session, variant), values);

        (await job.RunAsync(WorkflowFile.ParseSteps($$$"""
            - uses: depot/setup-action@v1
            - uses: depot/build-push-action@v1
              env:
                {{{string.Join("\n    ", values.Keys.Select(name => $"{name}: ${{{{ secrets.{name} }}}}"))}}}
              with:
                context: .
                no-cache: true
                outputs: type=local,dest=out
                secret-envs: |
                  {{{string.Join("\n      ", numbers.Select(number => $"s{number}=BIG{number}"))}}}
            """))).Successfully();

        foreach (var number in new[] { 1, 15 })
            File.ReadAllText(Path.Combine(session.Workspace, "out", $"seen{number}")).Should().Be(values[$"BIG{number}"]);
    }

    // Of a container's root, whom the image of the test may not have told of.
    private const string StartAgent = """
        echo 'root:x:0:0:root:/root:/bin/sh' > /etc/passwd
        mkdir -p /opt
        ssh-agent -a /opt/agent.sock > /dev/null
        ssh-keygen -q -t ed25519 -N '' -f /opt/key
        SSH_AUTH_SOCK=/opt/agent.sock ssh-add -q /opt/key
        ssh-keygen -l -f /opt/key | cut -d ' ' -f 2 > expected
        echo "SSH_AUTH_SOCK=/opt/agent.sock" >> "$GITHUB_ENV"
        """;

    private static string Indented(string script) => script.ReplaceLineEndings("\n    ");

    private static void WriteFiles(LabSession session)
    {
        string Of(string copied, string run) => $"FROM {session.Lab.BaseImage} AS build\n{copied}RUN {run}\nFROM scratch\nCOPY --from=build /seen /seen\n";
        session.Write("key.Dockerfile", Of("", "--mount=type=secret,id=key cat /run/secrets/key > /seen"));
        session.Write("agent.Dockerfile", Of("COPY ssh-add /\n", "--mount=type=ssh ssh-add -l > /seen"));
        session.Write("text.Dockerfile", Of("", "--mount=type=secret,id=odd-name.x_1 cp /run/secrets/odd-name.x_1 /seen"));
        session.Write("plain.Dockerfile", "FROM scratch\nCOPY plain.Dockerfile /file\n");
        SshAgent.CopyClient(Path.Combine(session.Workspace, "ssh-add"));
    }

    private static void LogIn(StandInStep step, PrivateRegistry registry)
    {
        DockerLogin.Forget(step.Machine);
        switch (step.Required("kind"))
        {
            case "auths":
                DockerLogin.Auths(step.Machine, registry.Host, registry.User, registry.Password);
                break;
            case "credHelpers":
                DockerLogin.CredHelpers(step.Machine, registry);
                break;
            default:
                DockerLogin.CredsStore(step.Machine, registry);
                break;
        }
    }

    // The runner removes RUNNER_TEMP before each job. Until then it holds metadata files, which are outputs, the runner's scripts,
    // and the version of the CLI that setup installed in this job.
    private static async Task ShouldBeGoneAsync(LabSession session)
    {
        Directory.EnumerateFileSystemEntries(session.Temp, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(session.Temp, file))
            .Where(name => !name.StartsWith('_') && !name.StartsWith("depot-metadata-", StringComparison.Ordinal) && !name.EndsWith(".sh", StringComparison.Ordinal)
                && name is not ("depot-tool-cache" or "depot-tool-cache/version-of-job")).Should().BeEmpty();
        // The Engine removes the second container after the step's end.
        var job = session.Machine.Container?.Name;
        while ((await session.DockerAsync("ps", "--all", "--format", "{{.Names}}", "--filter", $"label={session.Machine.Label}")).Successfully().Output.Trim() is { Length: > 0 } left && left != job)
            await Task.Delay(50);
    }

    // The CLI comes from the job's own setup step.
    private static async Task<LabSession> StartAsync()
    {
        var session = await LabSession.StartAsync();
        File.Delete(Path.Combine(session.Bin, "depot"));
        return session;
    }
}
