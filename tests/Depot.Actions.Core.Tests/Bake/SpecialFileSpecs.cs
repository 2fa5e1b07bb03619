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
}
