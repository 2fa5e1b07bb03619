using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary>The one command leaves nothing on the machine: no process, directory, mount, network or image.</summary>
/// <param name="checkout">The checkout of all tests of a class, which run one after the other.</param>
public abstract class LeftoverSpecs(LeftoverSpecs.OneCheckout checkout) : IClassFixture<LeftoverSpecs.OneCheckout>
{
    protected const int Limit = 600_000;

    /// <summary>Runs a command with a program of the lab that does nothing but fail.</summary>
    protected async Task FailAsync(string program, params string[] command)
    {
        checkout.Get().Program(program, "exit 1");
        try
        {
            await RunAsync(1, null, command);
        }
        finally
        {
            File.Delete(Path.Combine(checkout.Get().Programs, program));
        }
    }

    /// <summary>Runs a command; it ends with an exit code, or by Ctrl-C once it has printed something.</summary>
    protected async Task RunAsync(int exitCode, string? interruptAt, params string[] command)
    {
        var run = new MarkedRun(checkout.Get());

        var (ended, log) = await run.RunAsync(interruptAt, command);

        (await run.LeftoversAsync()).Should().BeEmpty("it said:\n{0}", log);
        ended.Should().Be(exitCode, "it said:\n{0}", log);
    }

    /// <summary>Makes the checkout when it is first needed.</summary>
    public sealed class OneCheckout : IDisposable
    {
        private CopiedCheckout? _checkout;

        internal CopiedCheckout Get()
        {
            Lab.Require();
            Assert.SkipUnless(File.Exists(Lab.Program), "There is no program: run ./dev publish.");
            return _checkout ??= new();
        }

        public void Dispose() => _checkout?.Dispose();
    }
}
