using ActionsRunner.Jobs;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>Every workflow of examples/workflows, run as it stands; only the placeholders and the names of registries are filled in.</summary>
public class ExampleSpecs
{
    private const int Limit = 120_000;
    private const string Sha = "1111111111111111111111111111111111111111";
    private const string EcrOutput = "${{ steps.ecr-login.outputs.registry }}";
    private static readonly (string, string) Project = ("<your-depot-project-id>", "p1");

    public static TheoryData<Variant> Variants => [Variant.Container, Variant.OverApi, Variant.JobContainer, Variant.Act, Variant.Native];

    // Without its login a workflow fails wherever it runs; what differs is where a login would be, and PromiseSpecs has that for all of them.
    public static TheoryData<Variant> Twins => [Variant.Container];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Build_push(Variant variant)
    {
        await using var session = await StartAsync();

        var report = (await new ExampleRun(session, variant).RunAsync("build-push.yml", Project)).Successfully();

        report.Steps[^1].Outputs["project-id"].Should().Be("p1");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Bake(Variant variant)
    {
        await using var session = await StartAsync();
        session.Write("docker-bake.hcl", "group \"default\" { targets = [\"app\", \"lib\"] }\ntarget \"app\" {}\ntarget \"lib\" {}\n");

        var report = (await new ExampleRun(session, variant).RunAsync("bake.yml", Project)).Successfully();

        report.Steps[^1].Outputs["project-id"].Should().Be("p1");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Cli(Variant variant)
    {
        await using var session = await StartAsync();
        var image = LabSession.NewName(session.Lab.Registry) + ":tag";

        (await new ExampleRun(session, variant).RunAsync("cli.yml", ("<your-project-id>", "p1"), ("repo/image:tag", image))).Successfully();

        (await session.Registry.DigestAsync(image)).Should().NotBeNull();
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Private_base_image(Variant variant)
    {
        await using var session = await StartAsync();
        using var registry = await PrivateRegistry.StartAsync("127.0.0.2");

        var report = (await FromPrivateBaseAsync(session, variant, registry)).Successfully();

        report.Steps[^1].Outputs.Should().ContainKey("build-id");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Twins))]
    public async Task Private_base_image_without_its_login(Variant variant)
    {
        await using var session = await StartAsync();
        using var registry = await PrivateRegistry.StartAsync("127.0.0.2");

        ShouldBeDenied(await FromPrivateBaseAsync(session, variant, registry, without: "Login to private registry"), registry);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Depot_registry(Variant variant)
    {
        var project = $"p{Guid.NewGuid():N}";
        await using var session = await StartAsync(project);

        var report = (await new ExampleRun(session, variant).RunAsync("depot-registry.yml", ("<your-depot-project-id>", project))).Successfully();

        (await session.Registry.TagsAsync(project)).Should().BeEquivalentTo(report.Steps[^1].Outputs["build-id"], "latest", Sha);
    }

    // docs/registries.md, "Depot Registry": the two ways to pull what the workflow saved.
    [Fact(Timeout = Limit)]
    public async Task Depot_registry_pulls()
    {
        var project = $"p{Guid.NewGuid():N}";
        await using var session = await StartAsync(project);
        var report = (await new ExampleRun(session, Variant.Native).RunAsync("depot-registry.yml", ("<your-depot-project-id>", project))).Successfully();
        var (build, saved) = (report.Steps[^1].Outputs["build-id"], $"{session.Lab.Registry}/{project}:latest");

        (await session.DepotAsync("pull", "--project", project, build, "--tag", "pulled:by-depot")).Successfully();
        var token = (await session.DepotAsync("pull-token", "--project", project)).Successfully().Output.Trim();
        (await session.DockerAsync("login", session.Lab.Registry, "--username", "x-token", "--password", token)).Successfully();
        (await session.DockerAsync("pull", saved)).Successfully();

        var images = (await session.DockerAsync("image", "inspect", "--format", "{{.Id}}", "pulled:by-depot", saved)).Successfully().Output;
        images.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Should().ContainSingle();
        await session.DockerAsync("image", "rm", "--force", "pulled:by-depot", saved);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Amazon_ecr(Variant variant)
    {
        await using var session = await StartAsync();
        using var ecr = await PrivateRegistry.StartAsync("127.0.0.3");

        var report = (await new ExampleRun(session, variant) { Cloud = ecr }.RunAsync("amazon-ecr.yml", Project, ("<your-app>", "app"))).Successfully();

        (await ecr.Client.DigestAsync(ecr.Host + "/app:latest")).Should().Be(report.Steps[^1].Outputs["digest"]);
    }

    // The login step also says what the registry is called; without it the name has to be written down.
    [Theory(Timeout = Limit)]
    [MemberData(nameof(Twins))]
    public async Task Amazon_ecr_without_its_login(Variant variant)
    {
        await using var session = await StartAsync();
        using var ecr = await PrivateRegistry.StartAsync("127.0.0.3");
        var run = new ExampleRun(session, variant) { Cloud = ecr, Without = "Login to Amazon ECR" };

        ShouldBeDenied(await run.RunAsync("amazon-ecr.yml", Project, ("<your-app>", "app"), (EcrOutput, ecr.Host)), ecr);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Gcp_artifact_registry(Variant variant)
    {
        await using var session = await StartAsync();
        using var gcp = await PrivateRegistry.StartAsync("127.0.0.4");

        var report = (await ToGcpAsync(session, variant, gcp)).Successfully();

        (await gcp.Client.DigestAsync(gcp.Host + "/proj/app:latest")).Should().Be(report.Steps[^1].Outputs["digest"]);
        (await gcp.Client.AttestationsAsync(gcp.Host + "/proj/app:latest")).Should().BeEmpty();
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Twins))]
    public async Task Gcp_artifact_registry_without_its_login(Variant variant)
    {
        await using var session = await StartAsync();
        using var gcp = await PrivateRegistry.StartAsync("127.0.0.4");

        ShouldBeDenied(await ToGcpAsync(session, variant, gcp, without: "Configure docker for GCP"), gcp);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Azure_container_registry(Variant variant)
    {
        await using var session = await StartAsync();
        using var acr = await PrivateRegistry.StartAsync("127.0.0.5");

        var report = (await ToAzureAsync(session, variant, acr)).Successfully();

        (await acr.Client.DigestAsync(acr.Host + "/app:1")).Should().Be(report.Steps[^1].Outputs["digest"]);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Twins))]
    public async Task Azure_container_registry_without_its_login(Variant variant)
    {
        await using var session = await StartAsync();
        using var acr = await PrivateRegistry.StartAsync("127.0.0.5");

        ShouldBeDenied(await ToAzureAsync(session, variant, acr, without: "Login to Azure Container Registry"), acr);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Docker_hub(Variant variant)
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");

        var report = (await OnHub(session, variant, hub).RunAsync("docker-hub.yml", Project, ("user/app:latest", hub.Host + "/user/app:latest"))).Successfully();

        (await hub.Client.DigestAsync(hub.Host + "/user/app:latest")).Should().Be(report.Steps[^1].Outputs["digest"]);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Twins))]
    public async Task Docker_hub_without_its_login(Variant variant)
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        var run = OnHub(session, variant, hub, without: "Login to DockerHub");

        ShouldBeDenied(await run.RunAsync("docker-hub.yml", Project, ("user/app:latest", hub.Host + "/user/app:latest")), hub);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Multiple_registries(Variant variant)
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        using var ecr = await PrivateRegistry.StartAsync("127.0.0.3");

        var report = (await OnHub(session, variant, hub, ecr).RunAsync(
            "multiple-registries.yml", Project, ("<docker-hub-organization>", hub.Host + "/org"), ("<your-app>", "app"))).Successfully();

        var digest = report.Steps[^1].Outputs["digest"];
        (await hub.Client.DigestAsync(hub.Host + "/org/app:latest")).Should().Be(digest);
        (await ecr.Client.DigestAsync(ecr.Host + "/app:latest")).Should().Be(digest);
    }

    [Theory(Timeout = Limit)]
    [InlineData(Variant.Container, "Login to DockerHub")]
    [InlineData(Variant.Container, "Login to Amazon ECR")]
    [InlineData(Variant.Act, "Login to DockerHub")]
    [InlineData(Variant.Act, "Login to Amazon ECR")]
    [InlineData(Variant.Native, "Login to DockerHub")]
    [InlineData(Variant.Native, "Login to Amazon ECR")]
    public async Task Multiple_registries_without_one_of_their_logins(Variant variant, string login)
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        using var ecr = await PrivateRegistry.StartAsync("127.0.0.3");

        var report = await OnHub(session, variant, hub, ecr, login).RunAsync(
            "multiple-registries.yml", Project, ("<docker-hub-organization>", hub.Host + "/org"), ("<your-app>", "app"), (EcrOutput, ecr.Host));

        ShouldBeDenied(report, login == "Login to DockerHub" ? hub : ecr);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Multi_platform(Variant variant)
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");

        (await ForTwoPlatformsAsync(session, variant, hub)).Successfully();

        var index = await hub.Client.ManifestAsync(hub.Host + "/user/app:latest");
        index["manifests"]!.AsArray().Select(entry => (string?)entry!["platform"]!["architecture"]).Where(architecture => architecture != "unknown")
            .Should().BeEquivalentTo("amd64", "arm64");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Twins))]
    public async Task Multi_platform_without_its_login(Variant variant)
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");

        ShouldBeDenied(await ForTwoPlatformsAsync(session, variant, hub, without: "Login to DockerHub"), hub);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Load_and_test(Variant variant)
    {
        await using var session = await StartAsync();
        var image = $"test-container-{Guid.NewGuid():N}";

        (await new ExampleRun(session, variant).RunAsync(
            "load-and-test.yml", Project, ("test-container", image), ("run: ...", $"run: docker image rm {image}"))).Successfully();
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task Sbom(Variant variant)
    {
        await using var session = await StartAsync();
        await using var scanner = new ScannerImage(session);
        session.Variables["DEPOT_PROJECT_ID"] = "p1";
        await scanner.ProvideAsync();
        session.Variables.Remove("DEPOT_PROJECT_ID");

        var report = (await new ExampleRun(session, variant).RunAsync("sbom.yml", Project)).Successfully();

        // The files of sbom-dir come from an answer that only Depot's own BuildKit gives, so here the scan is all there is to see.
        report.Log.Should().Contain("--sbom true --sbom-dir ./sbom-output").And.Contain("generating sbom using docker.io/docker/buildkit-syft-scanner");
    }

    private static ExampleRun OnHub(LabSession session, Variant variant, PrivateRegistry hub, PrivateRegistry? cloud = null, string? without = null) =>
        new(session, variant)
        {
            Hub = hub,
            Cloud = cloud,
            Secrets = { ["DOCKERHUB_USERNAME"] = hub.User, ["DOCKERHUB_TOKEN"] = hub.Password },
            Without = without,
        };

    // In the lab one Engine is both machines, so the two may get into each other's way when they first name the image.
    private static async Task<JobReport> ForTwoPlatformsAsync(LabSession session, Variant variant, PrivateRegistry hub, string? without = null)
    {
        Task<JobReport> RunAsync() => OnHub(session, variant, hub, without: without).RunAsync(
            "multi-platform.yml", Project, ("user/app:latest", hub.Host + "/user/app:latest"));
        var report = await RunAsync();
        return report.Log.Contains($"image \"{hub.Host}/user/app\": already exists") ? await RunAsync() : report;
    }

    private static Task<JobReport> ToGcpAsync(LabSession session, Variant variant, PrivateRegistry gcp, string? without = null) =>
        new ExampleRun(session, variant) { Cloud = gcp, Without = without }.RunAsync("gcp-artifact-registry.yml", Project,
            ("<gcp-region>-docker.pkg.dev", gcp.Host), ("<gcp-project-id>", "proj"), ("<your-app>", "app"));

    private static Task<JobReport> ToAzureAsync(LabSession session, Variant variant, PrivateRegistry acr, string? without = null) =>
        new ExampleRun(session, variant)
        {
            Cloud = acr,
            Secrets = { ["AZURE_CLIENT_ID"] = "id-of-client", ["AZURE_TENANT_ID"] = "id-of-tenant", ["AZURE_SUBSCRIPTION_ID"] = "id-of-subscription" },
            Without = without,
        }.RunAsync("azure-container-registry.yml", Project,
            ("<registry-name>.azurecr.io", acr.Host), ("<registry-name>", "lab"), ("<image-name>:<tag>", "app:1"));

    private static async Task<JobReport> FromPrivateBaseAsync(LabSession session, Variant variant, PrivateRegistry registry, string? without = null)
    {
        await registry.ProvideAsync(session, "base:1");
        session.Write("Dockerfile", $"FROM {registry.Host}/base:1\nRUN echo built\n");
        return await new ExampleRun(session, variant)
        {
            Secrets = { ["REGISTRY_USERNAME"] = registry.User, ["REGISTRY_PASSWORD"] = registry.Password },
            Without = without,
        }.RunAsync("private-base-image.yml", Project, ("private-registry.example.com", registry.Host));
    }

    private static void ShouldBeDenied(JobReport report, PrivateRegistry registry)
    {
        report.Steps.SkipLast(1).Should().OnlyContain(step => step.Outcome == Outcome.Success, "only the build is to fail; the log is:\n{0}", report.Log);
        report.Steps[^1].Outcome.Should().Be(Outcome.Failure);
        report.Annotations.Should().Contain(annotation => annotation.Level == "error" && annotation.Message.Contains(registry.Host)
            && annotation.Message.Contains("401 Unauthorized"), "the log is:\n{0}", report.Log);
    }

    // The CLI comes from the workflow's own setup step, so the one of the lab is taken away.
    private static async Task<LabSession> StartAsync(string project = "p1")
    {
        var session = await LabSession.StartAsync(options => options with { Projects = [project] });
        session.Variables.Remove("DEPOT_PROJECT_ID");
        File.Delete(Path.Combine(session.Bin, "depot"));
        session.WriteImage();
        return session;
    }
}
