using Depot.Actions.Bake;
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

        step.Errors.Should().Equal("Input 'files': the definition cannot be read: read docker-bake.hcl: it is no regular file. Only files can be read here, no FIFO and no device.");
        step.Calls.Should().BeEmpty();
    }
}
