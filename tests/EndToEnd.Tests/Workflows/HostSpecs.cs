using System.Text;
using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>What lies on the runner's host serves a build of our actions as it serves a JavaScript action: logins, agents, files, docker.</summary>
public class HostSpecs
{
    private const int Limit = 120_000;
    private const string Setup = "- uses: depot/setup-action@v1\n";

    public static TheoryData<Variant> Variants => [Variant.Container, Variant.OverApi, Variant.Act, Variant.Native];

    // What lies on the host is of no use to a job in a container.
    public static TheoryData<Variant> OnHost => [Variant.Container, Variant.OverApi, Variant.Native];

    public static TheoryData<Variant, string> Logins
    {
        get
        {
            var rows = new TheoryData<Variant, string>();
            foreach (var variant in new[] { Variant.Container, Variant.OverApi, Variant.Act, Variant.Native })
            {
                foreach (var login in new[] { "auths", "credHelpers", "credsStore" }) rows.Add(variant, login);
            }

            return rows;
        }
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Logins))]
    public async Task A_login_of_an_earlier_step_serves_a_private_base_and_a_push(Variant variant, string login)
    {
        await using var session = await StartAsync();
        using var registry = await PrivateRegistry.StartAsync("127.0.0.7");
        await registry.ProvideAsync(session, "base:1");
        session.Write("Dockerfile", $"FROM {registry.Host}/base:1\nRUN echo built > /file\n");
        var actions = OurActions.Table(session, variant).Add("lab/login@v1", step =>
        {
            if (login == "auths") DockerLogin.Auths(step.Machine, registry.Host, registry.User, registry.Password);
            else if (login == "credHelpers") DockerLogin.CredHelpers(step.Machine, registry);
            else DockerLogin.CredsStore(step.Machine, registry);
        });

        var report = (await RunAsync(session, actions, $$"""
            - uses: lab/login@v1
            - id: build
              uses: depot/build-push-action@v1
              with: {context: ., push: true, tags: "{{registry.Host}}/app:1"}
            """)).Successfully();

        (await registry.Client.DigestAsync(registry.Host + "/app:1")).Should().Be(report["build"].Outputs["digest"]);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task The_cli_that_setup_installs_serves_scripts_and_builds(Variant variant)
    {
        await using var session = await StartAsync();
        session.WriteImage();

        var report = (await RunAsync(session, OurActions.Table(session, variant), """
            - run: depot --version
            - uses: depot/build-push-action@v1
              with: {context: .}
            """)).Successfully();

        report.Steps[1].Log.Should().Contain(session.Lab.DepotVersion);
        report.Steps[2].Outputs.Should().ContainKey("build-id");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(OnHost))]
    public async Task A_context_a_secret_file_and_a_local_output_may_lie_anywhere_on_the_host(Variant variant)
    {
        await using var session = await StartAsync();
        // Below /tmp, and no folder that a runner mounts into a container.
        var elsewhere = Path.Combine(session.Root, "elsewhere");
        session.Machine.Write("elsewhere/context/Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            RUN --mount=type=secret,id=key cat /run/secrets/key > /seen
            FROM scratch
            COPY --from=build /seen /seen
            """);
        File.SetUnixFileMode(session.Machine.Write("elsewhere/key", "the key"), UnixFileMode.UserRead);

        (await RunAsync(session, OurActions.Table(session, variant), $$"""
            - uses: depot/build-push-action@v1
              with:
                context: {{elsewhere}}/context
                secret-files: key={{elsewhere}}/key
                outputs: type=local,dest={{elsewhere}}/out
                no-cache: true
            - run: test "$(stat -c %u '{{elsewhere}}/out/seen')" = "$(id -u)" && echo more >> '{{elsewhere}}/out/seen'
            """)).Successfully();

        File.ReadAllText(Path.Combine(elsewhere, "out", "seen")).Should().Be("the keymore\n");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task A_loaded_image_is_in_the_docker_of_the_host(Variant variant)
    {
        await using var session = await StartAsync();
        session.WriteImage();
        var image = $"loaded-{Guid.NewGuid():N}:1";

        (await RunAsync(session, OurActions.Table(session, variant), $$"""
            - uses: depot/build-push-action@v1
              with: {context: ., load: true, tags: "{{image}}"}
            - run: docker image rm {{image}}
            """)).Successfully();
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(OnHost))]
    public async Task An_ssh_agent_of_the_host_serves_the_build(Variant variant)
    {
        await using var session = await StartAsync();
        using var agent = await SshAgent.StartAsync(session);
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            COPY ssh-add /
            RUN --mount=type=ssh ssh-add -l > /seen
            FROM scratch
            COPY --from=build /seen /seen
            """);
        SshAgent.CopyClient(Path.Combine(session.Workspace, "ssh-add"));

        (await RunAsync(session, OurActions.Table(session, variant), $$"""
            - run: echo "SSH_AUTH_SOCK={{agent.Socket}}" >> "$GITHUB_ENV"
            - uses: depot/build-push-action@v1
              with: {context: ., ssh: default, no-cache: true, outputs: "type=local,dest=out"}
            """)).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "seen")).Should().Contain(agent.Fingerprint);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task A_hundred_kibibytes_of_any_text_arrive_unchanged(Variant variant)
    {
        await using var session = await StartAsync();
        const string Odd = "line 'one', $HOME `tick` %25 ::error::x é 漢 🚀 {{x}} #! &|;<>()[]*?~=\n";
        var secret = string.Concat(Enumerable.Repeat(Odd, (100 << 10) / Encoding.UTF8.GetByteCount(Odd)));
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            RUN --mount=type=secret,id=odd-name.x_1 cp /run/secrets/odd-name.x_1 /seen
            FROM scratch
            COPY --from=build /seen /seen
            """);
        using var job = session.NewJob(OurActions.Table(session, variant), new() { ["BIG"] = secret });

        (await job.RunAsync(WorkflowFile.ParseSteps(Setup + """
            - uses: depot/build-push-action@v1
              with:
                context: .
                no-cache: true
                outputs: type=local,dest=out
                secrets: |
                  "odd-name.x_1=${{ secrets.BIG }}"
            """))).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "seen")).Should().Be(secret);
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

        (await job.RunAsync(WorkflowFile.ParseSteps(Setup + $$$"""
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

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Two_builds_may_run_in_one_job_and_nothing_of_them_is_left(Variant variant)
    {
        await using var session = await StartAsync();
        session.WriteImage();

        var report = (await RunAsync(session, OurActions.Table(session, variant), """
            - uses: depot/build-push-action@v1
              with: {context: .}
            - uses: depot/build-push-action@v1
              with: {context: ., outputs: "type=local,dest=out"}
            """)).Successfully();

        report.Steps.Skip(1).Select(step => step.Outputs["build-id"]).Should().OnlyHaveUniqueItems();
        // The metadata files are outputs; the runner removes them with its folder.
        Directory.EnumerateFileSystemEntries(session.Temp).Select(Path.GetFileName)
            .Where(name => !name!.StartsWith('_') && !name.StartsWith("depot-metadata-", StringComparison.Ordinal) && !name.EndsWith(".sh", StringComparison.Ordinal)).Should().BeEmpty();
        // The Engine removes the second container after the step's end.
        while ((await session.DockerAsync("ps", "--all", "--quiet", "--filter", $"label={session.Machine.Label}")).Successfully().Output.Length > 0) await Task.Delay(50);
    }

    private static async Task<JobReport> RunAsync(LabSession session, ActionTable actions, string steps)
    {
        using var job = session.NewJob(actions);
        return await job.RunAsync(WorkflowFile.ParseSteps(Setup + steps));
    }

    // The CLI comes from the job's own setup step.
    private static async Task<LabSession> StartAsync()
    {
        var session = await LabSession.StartAsync();
        File.Delete(Path.Combine(session.Bin, "depot"));
        return session;
    }
}
