using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Matrix;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

public class SpecialFileSpecs
{
    [Theory(Timeout = 20_000)]
    [InlineData("bake")]
    [InlineData("matrix")]
    public async Task A_definition_that_is_a_fifo_is_an_error_of_the_input_and_the_CLI_never_waits_for_it(string action)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        using var step = TestStep.ForBuild();
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(step.Workspace, "docker-bake.hcl"))) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        await step.RunAsync(context => action == "bake" ? BakeAction.RunAsync(context) : Task.FromResult(MatrixAction.Run(context)));

        step.Errors.Should().Equal("Input 'files': the definition cannot be read: read docker-bake.hcl: it is no regular file. Write the path of a regular file, not of a FIFO or a device.");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 20_000)]
    [InlineData("secret-files", "key=/proc/self/environ", "Input 'secret-files': the secret 'key' names a file that cannot be read (/proc/self/environ): it is no regular file.")]
    [InlineData("secret-files", "key=link/self/environ", "Input 'secret-files': the secret 'key' names a file that cannot be read (WORKSPACE/link/self/environ): it is no regular file.")]
    [InlineData("file", "link/self/environ", "Input 'file': 'link/self/environ' cannot be read (WORKSPACE/link/self/environ): it is no regular file.")]
    [InlineData("context", "link/self", "Input 'context': 'link/self' leads into /proc, where the CLI's own variables are, with its tokens. Write another path.")]
    [InlineData("build-contexts", "own=link/self", "Input 'build-contexts': 'link/self' leads into /proc, where the CLI's own variables are, with its tokens. Write another path.")]
    public async Task The_variables_of_the_CLI_are_no_input_of_a_build(string input, string value, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc.");
        using var step = TestStep.ForBuild().Input(input, value);
        File.CreateSymbolicLink(Path.Combine(step.Workspace, "link"), "/proc");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(error.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 20_000)]
    [InlineData("secret = [\"id=key,src=link/self/environ\"]", "the secret 'link/self/environ'")]
    [InlineData("secret = [{ id = \"link/self/environ\" }]", "the secret 'link/self/environ'")]
    [InlineData("context = \"link/self\"", "the context 'link/self'")]
    [InlineData("contexts = { own = \"link/self\" }", "the context 'own'")]
    public async Task Nor_of_a_target(string attribute, string what)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc.");
        using var step = TestStep.ForBuild();
        File.CreateSymbolicLink(Path.Combine(step.Workspace, "link"), "/proc");
        await File.WriteAllTextAsync(Path.Combine(step.Workspace, "docker-bake.hcl"), $"target \"default\" {{\n  {attribute}\n}}\n", TestContext.Current.CancellationToken);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal($"Bake target 'default': {what} leads into /proc, where the CLI's own variables are, with its tokens. Write another path.");
        step.Calls.Should().BeEmpty();
    }

    // Its variables would be known to the definition under one name, from the first one on.
    [Fact(Timeout = 20_000)]
    public async Task Nor_a_file_of_variables()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc.");
        using var step = TestStep.ForBuild();
        File.CreateSymbolicLink(Path.Combine(step.Workspace, ".env"), "/proc/self/environ");
        await File.WriteAllTextAsync(Path.Combine(step.Workspace, "compose.yaml"), "services: {default: {build: .}}\n", TestContext.Current.CancellationToken);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().Contain(".env: it is no regular file");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 20_000)]
    [InlineData("Dockerfile", "", "", "Input 'file': it is empty, and 'Dockerfile' of the context cannot be read (WORKSPACE/Dockerfile): it is no regular file.")]
    [InlineData("fifo", "file", "fifo", "Input 'file': 'fifo' cannot be read (WORKSPACE/fifo): it is no regular file.")]
    [InlineData("fifo", "secret-files", "key=fifo", "Input 'secret-files': the secret 'key' names a file that cannot be read (WORKSPACE/fifo): it is no regular file.")]
    public async Task A_Dockerfile_or_a_secret_that_is_a_fifo_is_an_error_and_the_CLI_never_waits_for_it(string name, string input, string value, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        using var step = TestStep.ForBuild();
        var path = Path.Combine(step.Workspace, name);
        File.Delete(path);
        using (var made = System.Diagnostics.Process.Start("mkfifo", path)) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        if (input.Length > 0) step.Input(input, value);
        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(error.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 20_000)]
    [InlineData("fifo", "ssh", "default=fifo", "Input 'ssh': 'default=fifo' leads to a FIFO or a device (WORKSPACE/fifo), and the CLI would wait for its end. Write the path of a key or of an agent's socket.")]
    [InlineData("fifo", "ssh", "default=Dockerfile,./fifo", "Input 'ssh': 'default=Dockerfile,./fifo' leads to a FIFO or a device (WORKSPACE/fifo), and the CLI would wait for its end. Write the path of a key or of an agent's socket.")]
    [InlineData("agent", "ssh", "default", "Input 'ssh': 'default' leads to a FIFO or a device (WORKSPACE/agent), and the CLI would wait for its end. Write the path of a key or of an agent's socket.")]
    [InlineData("docker/config.json", "", "", "Docker's configuration (WORKSPACE/docker/config.json) is a FIFO or a device, and the CLI would wait for its end. Put a file there, or remove it.")]
    [InlineData("docker/.buildNodeID", "", "", "The file with the id of this machine (WORKSPACE/docker/.buildNodeID) is a FIFO or a device, and the CLI would wait for its end. Put a file there, or remove it.")]
    [InlineData("config/depot/depot.yaml", "", "", "The CLI's configuration (WORKSPACE/config/depot/depot.yaml) is a FIFO or a device, and the CLI would wait for its end. Put a file there, or remove it.")]
    [InlineData("depot.json", "project", "", "The file that names the Depot project (WORKSPACE/depot.json) is a FIFO or a device, and the CLI would wait for its end. Put a file there, or remove it.")]
    public async Task What_the_CLI_would_open_and_never_read_to_its_end_is_an_error(string name, string input, string value, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The device is one of Linux.");
        foreach (var isDevice in new[] { false, true })
        {
            using var step = TestStep.ForBuild().Variable("SSH_AUTH_SOCK", "agent").Variable("DOCKER_CONFIG", "docker").Variable("XDG_CONFIG_HOME", "config");
            await MakeAsync(Path.Combine(step.Workspace, name), isDevice ? "/dev/zero" : null);

            if (input.Length > 0) step.Input(input, value);
            await step.RunAsync(BuildPushAction.RunAsync);

            step.Errors.Should().Equal(error.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
            step.Calls.Should().BeEmpty();
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData("secret = [\"id=key,src=fifo\"]", "the secret 'fifo' cannot be read (WORKSPACE/fifo): it is no regular file.")]
    [InlineData("ssh = [\"own=fifo\"]", "ssh 'own' leads to a FIFO or a device (WORKSPACE/fifo), and the CLI would wait for its end. Write the path of a key or of an agent's socket.")]
    [InlineData("ssh = [{ id = \"own\", paths = [\"fifo\"] }]", "ssh 'own' leads to a FIFO or a device (WORKSPACE/fifo), and the CLI would wait for its end. Write the path of a key or of an agent's socket.")]
    public async Task Nor_is_it_opened_for_a_target(string attribute, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The device is one of Linux.");
        foreach (var isDevice in new[] { false, true })
        {
            using var step = TestStep.ForBuild();
            await MakeAsync(Path.Combine(step.Workspace, "fifo"), isDevice ? "/dev/zero" : null);
            step.WriteFile("docker-bake.hcl", $"target \"default\" {{\n  {attribute}\n}}\n");

            await step.RunAsync(BakeAction.RunAsync);

            step.Errors.Should().Equal("Bake target 'default': " + error.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
            step.Calls.Should().BeEmpty();
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData("context", ".dockerignore")]
    [InlineData("file", "Dockerfile.dockerignore")]
    public async Task An_ignore_file_that_BuildKit_would_wait_for_is_an_error(string input, string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        foreach (var action in new[] { "build-push", "bake" })
        {
            using var step = TestStep.ForBuild();
            await MakeAsync(Path.Combine(step.Workspace, name), device: null);
            step.WriteFile("docker-bake.hcl", "target \"default\" {}\n");

            await step.RunAsync(action == "bake" ? BakeAction.RunAsync : BuildPushAction.RunAsync);

            step.Errors.Should().Equal($"{(action == "bake" ? "Bake target 'default'" : $"Input '{input}'")}: {step.Workspace}/{name} is a FIFO, and BuildKit would wait for its end. Put a file there, or remove it.");
            step.Calls.Should().BeEmpty();
        }
    }

    // Docker's client reads it as an empty file; some use it so that no login is kept.
    [Fact(Timeout = 20_000)]
    public async Task Docker_may_be_configured_by_the_null_device()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The device is one of Linux.");
        using var step = TestStep.ForBuild().Variable("DOCKER_CONFIG", "docker");
        await MakeAsync(Path.Combine(step.Workspace, "docker", "config.json"), "/dev/null");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().BeEmpty();
    }

    // A link to a device, or a FIFO.
    private static async Task MakeAsync(string path, string? device)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (device is not null)
        {
            File.CreateSymbolicLink(path, device);
            return;
        }

        using var made = System.Diagnostics.Process.Start("mkfifo", path);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
