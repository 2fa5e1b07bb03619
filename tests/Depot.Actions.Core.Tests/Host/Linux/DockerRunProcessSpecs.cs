using Depot.Actions.Host.Linux;

namespace Depot.Actions.Tests.Host.Linux;

public sealed class DockerRunProcessSpecs : IDisposable
{
    private const uint Runner = 1001;
    private readonly string _proc = Directory.CreateTempSubdirectory("depot-actions-proc-").FullName;

    public void Dispose() => Directory.Delete(_proc, recursive: true);

    [Fact]
    public void It_is_found_by_the_name_it_gave_to_the_container()
    {
        Process(400, parent: 300, Runner, "/usr/bin/docker", "run", "--name", "app_1a2b3c", "--rm", "-e", "HOME", "-e", "INPUT_A-B", "-e", "GITHUB_ACTIONS=true", "image", "build-push");
        Process(401, parent: 300, Runner, "/usr/bin/docker", "run", "--name", "app_999999", "image");

        var client = DockerRunProcess.Find(_proc, "app_1a2b3c", Runner)!;

        (client.Id, client.Runner).Should().Be((400, 300));
    }

    [Fact]
    public void A_process_of_another_user_is_not_believed()
    {
        Process(400, parent: 300, 1002, "docker", "run", "--name", "app_1a2b3c", "image");

        DockerRunProcess.Find(_proc, "app_1a2b3c", Runner).Should().BeNull();
    }

    [Fact]
    public void A_name_that_stands_anywhere_else_is_none()
    {
        Process(400, parent: 300, Runner, "docker", "logs", "--name", "app_1a2b3c");
        Process(401, parent: 300, Runner, "docker", "run", "--label", "app_1a2b3c", "image");
        Process(402, parent: 300, Runner, "sh", "-c", "docker run --name app_1a2b3c image");

        DockerRunProcess.Find(_proc, "app_1a2b3c", Runner).Should().BeNull();
    }

    [Fact]
    public void A_script_in_its_place_is_between_it_and_the_runner()
    {
        Process(400, parent: 300, Runner, "/bin/sh", "/usr/local/bin/docker", "run", "--name", "app_1a2b3c", "image");
        Process(450, parent: 400, Runner, "/usr/bin/podman", "run", "--name", "app_1a2b3c", "image");

        var client = DockerRunProcess.Find(_proc, "app_1a2b3c", Runner)!;

        (client.Id, client.Runner).Should().Be((450, 300));
    }

    [Fact]
    public void Processes_that_end_while_they_are_looked_at_are_passed_over()
    {
        Directory.CreateDirectory(Path.Combine(_proc, "77"));
        Directory.CreateDirectory(Path.Combine(_proc, "self"));

        DockerRunProcess.Find(_proc, "app_1a2b3c", Runner).Should().BeNull();
    }

    private void Process(int id, int parent, uint user, params string[] arguments)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_proc, $"{id}")).FullName;
        File.WriteAllText(Path.Combine(directory, "cmdline"), string.Concat(arguments.Select(argument => argument + '\0')));
        File.WriteAllText(Path.Combine(directory, "status"), $"Name:\tx\nPPid:\t{parent}\nUid:\t{user}\t0\t0\t0\nGid:\t{user}\t0\t0\t0\nGroups:\t{user} 999 \nNSpid:\t{id}\n");
    }
}
