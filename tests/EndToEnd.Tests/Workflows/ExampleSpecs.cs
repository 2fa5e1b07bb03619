using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>Every workflow of examples/workflows, run as it stands; only the placeholders and the names of registries are filled in.</summary>
public class ExampleSpecs
{
    private const int Limit = 120_000;
    private const string Sha = "1111111111111111111111111111111111111111";
    private static readonly (string, string) Project = ("<your-depot-project-id>", "p1");

    [Fact(Timeout = Limit)]
    public async Task Build_push()
    {
        await using var session = await StartAsync();
        var run = new WorkflowRun(session, new());

        await run.RunAsync("build-push.yml", Project);

        run.Results[^1].Outputs["project-id"].Should().Be("p1");
    }

    [Fact(Timeout = Limit)]
    public async Task Bake()
    {
        await using var session = await StartAsync();
        session.Write("docker-bake.hcl", "group \"default\" { targets = [\"app\", \"lib\"] }\ntarget \"app\" {}\ntarget \"lib\" {}\n");
        var run = new WorkflowRun(session, new());

        await run.RunAsync("bake.yml", Project);

        run.Results[^1].Outputs["project-id"].Should().Be("p1");
    }

    [Fact(Timeout = Limit)]
    public async Task Cli()
    {
        await using var session = await StartAsync();
        var image = LabSession.NewName(session.Lab.Registry) + ":tag";

        await new WorkflowRun(session, new()).RunAsync("cli.yml", ("<your-project-id>", "p1"), ("repo/image:tag", image));

        (await session.Registry.DigestAsync(image)).Should().NotBeNull();
    }

    [Fact(Timeout = Limit)]
    public async Task Private_base_image()
    {
        await using var session = await StartAsync();
        using var registry = await PrivateRegistry.StartAsync("127.0.0.2");
        (await session.DockerAsync("tag", session.Lab.BaseImage, registry.Host + "/base:1")).Successfully();
        await PushAsync(session, registry, registry.Host + "/base:1");
        (await session.DockerAsync("image", "rm", registry.Host + "/base:1")).Successfully();
        session.Write("Dockerfile", $"FROM {registry.Host}/base:1\nRUN echo built\n");
        var run = new WorkflowRun(session, new()) { Secrets = { ["REGISTRY_USERNAME"] = registry.User, ["REGISTRY_PASSWORD"] = registry.Password } };

        await run.RunAsync("private-base-image.yml", Project, ("private-registry.example.com", registry.Host));

        run.Results[^1].Outputs.Should().ContainKey("build-id");
    }

    [Fact(Timeout = Limit)]
    public async Task Depot_registry()
    {
        var project = $"p{Guid.NewGuid():N}";
        await using var session = await StartAsync(project);
        var run = new WorkflowRun(session, new());

        await run.RunAsync("depot-registry.yml", ("<your-depot-project-id>", project));

        (await session.Registry.TagsAsync(project)).Should().BeEquivalentTo(run.Results[^1].Outputs["build-id"], "latest", Sha);
    }

    [Fact(Timeout = Limit)]
    public async Task Amazon_ecr()
    {
        await using var session = await StartAsync();
        using var ecr = await PrivateRegistry.StartAsync("127.0.0.3");
        var run = new WorkflowRun(session, new() { Cloud = ecr });

        await run.RunAsync("amazon-ecr.yml", Project, ("<your-app>", "app"));

        (await ecr.Client.DigestAsync(ecr.Host + "/app:latest")).Should().Be(run.Results[^1].Outputs["digest"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Gcp_artifact_registry()
    {
        await using var session = await StartAsync();
        using var gcp = await PrivateRegistry.StartAsync("127.0.0.4");
        var run = new WorkflowRun(session, new() { Cloud = gcp });

        await run.RunAsync("gcp-artifact-registry.yml", Project, ("<gcp-region>-docker.pkg.dev", gcp.Host), ("<gcp-project-id>", "proj"), ("<your-app>", "app"));

        (await gcp.Client.DigestAsync(gcp.Host + "/proj/app:latest")).Should().Be(run.Results[^1].Outputs["digest"]);
        (await gcp.Client.AttestationsAsync(gcp.Host + "/proj/app:latest")).Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task Azure_container_registry()
    {
        await using var session = await StartAsync();
        using var acr = await PrivateRegistry.StartAsync("127.0.0.5");
        var run = new WorkflowRun(session, new() { Cloud = acr })
        {
            Secrets = { ["AZURE_CLIENT_ID"] = "c", ["AZURE_TENANT_ID"] = "t", ["AZURE_SUBSCRIPTION_ID"] = "s" },
        };

        await run.RunAsync("azure-container-registry.yml", Project,
            ("<registry-name>.azurecr.io", acr.Host), ("<registry-name>", "lab"), ("<image-name>:<tag>", "app:1"));

        (await acr.Client.DigestAsync(acr.Host + "/app:1")).Should().Be(run.Results[^1].Outputs["digest"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Docker_hub()
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        var run = OnHub(session, hub);

        await run.RunAsync("docker-hub.yml", Project, ("user/app:latest", hub.Host + "/user/app:latest"));

        (await hub.Client.DigestAsync(hub.Host + "/user/app:latest")).Should().Be(run.Results[^1].Outputs["digest"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Multiple_registries()
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        using var ecr = await PrivateRegistry.StartAsync("127.0.0.3");
        var run = OnHub(session, hub, ecr);

        await run.RunAsync("multiple-registries.yml", Project, ("<docker-hub-organization>", hub.Host + "/org"), ("<your-app>", "app"));

        var digest = run.Results[^1].Outputs["digest"];
        (await hub.Client.DigestAsync(hub.Host + "/org/app:latest")).Should().Be(digest);
        (await ecr.Client.DigestAsync(ecr.Host + "/app:latest")).Should().Be(digest);
    }

    [Fact(Timeout = Limit)]
    public async Task Multi_platform()
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        var run = OnHub(session, hub);

        await run.RunAsync("multi-platform.yml", Project, ("user/app:latest", hub.Host + "/user/app:latest"));

        var index = await hub.Client.ManifestAsync(hub.Host + "/user/app:latest");
        index["manifests"]!.AsArray().Select(entry => (string?)entry!["platform"]!["architecture"]).Where(architecture => architecture != "unknown")
            .Should().BeEquivalentTo("amd64", "arm64");
    }

    [Fact(Timeout = Limit)]
    public async Task Load_and_test()
    {
        await using var session = await StartAsync();

        await new WorkflowRun(session, new()).RunAsync("load-and-test.yml", Project, ("run: ...", "run: docker image rm test-container"));
    }

    [Fact(Timeout = Limit)]
    public async Task Sbom()
    {
        await using var session = await StartAsync();
        await using var scanner = new ScannerImage(session);
        session.Variables["DEPOT_PROJECT_ID"] = "p1";
        await scanner.ProvideAsync();
        session.Variables.Remove("DEPOT_PROJECT_ID");
        var run = new WorkflowRun(session, new());

        await run.RunAsync("sbom.yml", Project);

        // The files of sbom-dir come from an answer that only Depot's own BuildKit gives, so here the scan is all there is to see.
        run.Results[^1].Process.Output.Should().Contain("--sbom true --sbom-dir ./sbom-output").And.Contain("generating sbom using docker.io/docker/buildkit-syft-scanner");
    }

    // A push without the login fails: otherwise the workflows above would show nothing.
    [Fact(Timeout = Limit)]
    public async Task A_workflow_whose_login_is_wrong_fails()
    {
        await using var session = await StartAsync();
        using var hub = await PrivateRegistry.StartAsync("127.0.0.6");
        var run = new WorkflowRun(session, new() { Hub = hub }) { Secrets = { ["DOCKERHUB_USERNAME"] = hub.User, ["DOCKERHUB_TOKEN"] = "wrong" } };

        var act = () => run.RunAsync("docker-hub.yml", Project, ("user/app:latest", hub.Host + "/user/app:latest"));

        (await act.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain("401 Unauthorized");
    }

    private static WorkflowRun OnHub(LabSession session, PrivateRegistry hub, PrivateRegistry? cloud = null) =>
        new(session, new() { Hub = hub, Cloud = cloud }) { Secrets = { ["DOCKERHUB_USERNAME"] = hub.User, ["DOCKERHUB_TOKEN"] = hub.Password } };

    // The CLI comes from the workflow's own setup step, so the one of the lab is taken away.
    private static async Task<LabSession> StartAsync(string project = "p1")
    {
        var session = await LabSession.StartAsync(options => options with { Projects = [project] });
        session.Variables.Remove("DEPOT_PROJECT_ID");
        File.Delete(Path.Combine(session.Bin, "depot"));
        session.WriteImage();
        return session;
    }

    private static async Task PushAsync(LabSession session, PrivateRegistry registry, string image)
    {
        (await session.DockerAsync("login", registry.Host, "--username", registry.User, "--password", registry.Password)).Successfully();
        (await session.DockerAsync("push", image)).Successfully();
        (await session.DockerAsync("logout", registry.Host)).Successfully();
    }
}
