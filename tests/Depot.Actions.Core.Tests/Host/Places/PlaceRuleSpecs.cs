using Depot.Actions.Container;
using Depot.Actions.Host.Linux;
using Depot.Actions.Host.Places;

namespace Depot.Actions.Tests.Host.Places;

/// <summary>A row for every runner that we know, and one for everything that can stand in the way.</summary>
public class PlaceRuleSpecs
{
    private const string EveryUser = "         0          0 4294967295\n";
    private static readonly BindMount Temp = new("/github/runner_temp", "/home/runner/work/_temp");
    private static readonly JobContainer Job = new("id", "job", PathMapping.Empty, new("/github/runner_temp", "/__w/_temp"));
    private static readonly Found Usual = new() { UserMap = EveryUser, HostDirectory = Temp };

    [Fact]
    public void The_official_runner_or_any_other_with_the_job_on_the_host() => PlaceRule.Choose(Usual).Should().Be(Place.Host);

    [Fact]
    public void The_official_runner_with_a_container_of_the_job() => PlaceRule.Choose(Usual with { Job = Job }).Should().Be(Place.Job);

    [Fact]
    public void Act_and_its_forks_by_default() =>
        PlaceRule.Choose(Usual with { Job = Job with { Directory = new("/var/run/act", "/var/run/act") }, HostDirectory = null }).Should().Be(Place.Job);

    [Fact]
    public void Act_and_its_forks_in_host_mode() => PlaceRule.Choose(Usual with { HostDirectory = new("/var/run/act", "/root/.cache/act/1/act") }).Should().Be(Place.Host);

    [Fact]
    public void A_container_of_the_job_needs_nothing_of_the_machine() =>
        PlaceRule.Choose(new() { Job = Job, UserMap = "0 100000 65536", HasRunnerFiles = false }).Should().Be(Place.Job);

    [Theory]
    [InlineData("no Docker Engine is at /var/run/docker.sock")]
    [InlineData("the Docker Engine at /var/run/docker.sock does not know this container")]
    public void Kubernetes_and_a_sidecar_that_knows_other_containers(string obstacle) =>
        PlaceRule.Choose(Usual with { EngineObstacle = obstacle }).Should().Be(Place.Here(obstacle));

    [Fact]
    public void An_engine_on_another_machine() =>
        PlaceRule.Choose(Usual with { HasRunnerFiles = false }).Should().Be(Place.Here("the runner's files are not here: the Docker Engine is on another machine"));

    [Theory]
    [InlineData("         0       1000          1\n         1     100000      65536\n")]
    [InlineData("         0     165536      65536\n")]
    [InlineData("")]
    public void An_engine_that_maps_users(string map) =>
        PlaceRule.Choose(Usual with { UserMap = map }).Should().Be(Place.Here("the Docker Engine runs rootless or with remapped users"));

    [Fact]
    public void Nothing_of_the_host_is_mounted() =>
        PlaceRule.Choose(Usual with { HostDirectory = null }).Should().Be(Place.Here("no directory of the runner's is a directory of the host"));

    [Fact]
    public void A_container_of_the_job_without_a_common_directory() =>
        PlaceRule.Choose(Usual with { Job = Job with { Directory = null } }).Should().Be(Place.Here("the job's container job shares no directory with this one"));

    [Fact]
    public void The_step_wants_to_stay() => PlaceRule.Choose(Usual with { Asked = RunIn.Container }).Should().Be(Place.Here("'run-in: container' asks for it"));

    [Theory]
    [InlineData("auto")]
    [InlineData("host")]
    public void The_runners_owner_wants_it_to_stay(string asked) =>
        PlaceRule.Choose(Usual with { Asked = FleetRule.Read(asked), Fleet = RunIn.Container }).Should().Be(
            Place.Here("DEPOT_ACTIONS_RUN_IN=container in the runner's environment forbids a hand-off"));

    [Fact]
    public void A_docker_run_of_the_runner_is_the_door() =>
        PlaceRule.Enter(View(client: Client(nested: false)) with { Connected = 7 }).Should().Be(new Door(DoorKind.Client, 400, 300, ""));

    [Fact]
    public void A_runner_that_talks_to_the_engine_itself_is_the_door() =>
        PlaceRule.Enter(View() with { Connected = 7, IsFirstProcessTree = false }).Should().Be(new Door(DoorKind.Runner, 7, 7, ""));

    [Fact]
    public void Where_no_process_of_the_runner_can_be_seen_it_is_the_machines_first()
    {
        PlaceRule.Enter(View() with { OfMachine = 1 }).Should().Be(new Door(DoorKind.Machine, 1, null, ""));
        PlaceRule.Enter(View()).Should().Be(Door.Closed("no process of the Engine's machine can be entered"));
    }

    [Fact]
    public void A_runner_in_a_container_is_no_door()
    {
        PlaceRule.Enter(View(client: Client(nested: true))).Should().Be(Door.Closed("the runner itself runs in a container"));
        PlaceRule.Enter(View() with { IsRunnerNested = true }).Should().Be(Door.Closed("the runner itself runs in a container"));
    }

    [Fact]
    public void The_first_process_of_an_engine_in_a_container_is_no_door() =>
        PlaceRule.Enter(View() with { IsFirstProcessTree = false, OfMachine = 1 }).Should().Be(
            Door.Closed("no process of the runner is among those of the Engine's machine, which is a container"));

    [Fact]
    public void What_the_owner_of_the_machine_forbids_comes_first() =>
        PlaceRule.Enter(View(client: Client(nested: false)) with { Fleet = new(RunIn.Container, "the owner forbids it") }).Should().Be(Door.Closed("the owner forbids it"));

    [Fact]
    public void An_owner_who_allows_the_host_alone_opens_no_door()
    {
        var fleet = new FleetWord(RunIn.Host, "the owner wants it");

        PlaceRule.Enter(View(client: Client(nested: false)) with { Fleet = fleet }).Kind.Should().Be(DoorKind.Client);
        PlaceRule.Enter(View(client: Client(nested: true)) with { Fleet = fleet }).Should().Be(Door.Closed("the runner itself runs in a container"));
    }

    private static HostView View(DockerRunProcess? client = null) => new() { Client = client, IsFirstProcessTree = true };

    private static DockerRunProcess Client(bool nested) => new(400, 300, new(300, 1001, 1001, [], null, nested));
}
