using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>Hosts in the forms that docker reads reach the CLI in the one form that it reads; others are refused before the build.</summary>
public class ExtraHostSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("db:10.0.0.5", "db:10.0.0.5")]
    [InlineData("db=10.0.0.5", "db:10.0.0.5")]
    [InlineData("db:::1", "db:::1")]
    [InlineData("db:[::1]", "db:::1")]
    [InlineData("db=[2001:db8::5]", "db:2001:db8::5")]
    [InlineData("db=::ffff:10.0.0.5", "db:::ffff:10.0.0.5")]
    [InlineData("db=[10.0.0.5]", "db:10.0.0.5")]
    public async Task A_host_reaches_the_cli_as_name_and_IP_address(string written, string passed)
    {
        using var step = TestStep.ForBuild().Input("add-hosts", written);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls[0].Values("--add-host").Should().Equal(passed);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("db", "'db' needs a host name and an IP address; write name:address, such as 'db.example:10.0.0.5'.")]
    [InlineData(":10.0.0.5", "':10.0.0.5' needs a host name and an IP address; write name:address, such as 'db.example:10.0.0.5'.")]
    [InlineData("PASSWORD=ab cd", "'***' in 'PASSWORD=***' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.")]
    [InlineData("db:", "'' in 'db:' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.")]
    [InlineData("db:10.0.0.256", "'10.0.0.256' in 'db:10.0.0.256' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.")]
    [InlineData("db:10.1", "'10.1' in 'db:10.1' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.")]
    [InlineData("db:10.0.0.010", "'10.0.0.010' in 'db:10.0.0.010' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.")]
    [InlineData("db=[fe80::1%eth0]", "'fe80::1%eth0' in 'db=[fe80::1%eth0]' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.")]
    [InlineData("host.docker.internal:host-gateway", "'host.docker.internal:host-gateway' asks for the machine that runs Docker, and Depot's builder has none; write an IP address that the builder can reach.")]
    public async Task What_the_cli_would_refuse_is_refused_before_the_build(string written, string message)
    {
        using var step = TestStep.ForBuild().Input("add-hosts", written);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal("Input 'add-hosts': " + message);
        step.Calls.Should().BeEmpty();
    }
}
