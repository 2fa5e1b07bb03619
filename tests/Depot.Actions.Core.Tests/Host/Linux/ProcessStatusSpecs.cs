using Depot.Actions.Host.Linux;

namespace Depot.Actions.Tests.Host.Linux;

public class ProcessStatusSpecs
{
    // Of a `docker run` on a runner's machine, shortened.
    private const string Text = """
        Name:	docker
        Umask:	0027
        State:	S (sleeping)
        Tgid:	812
        Pid:	812
        PPid:	790
        Uid:	1001	1002	1002	1002
        Gid:	127	128	128	128
        FDSize:	64
        Groups:	4 127 999 
        NStgid:	812
        NSpid:	812

        """;

    [Fact]
    public void It_says_who_the_process_is()
    {
        var status = ProcessStatus.Parse(Text);

        status.Should().BeEquivalentTo(new ProcessStatus(790, 1001, 127, [4, 127, 999], 0b000_010_111, IsNested: false));
    }

    [Fact]
    public void A_user_without_further_groups_is_valid() =>
        ProcessStatus.Parse(Text.Replace("4 127 999 ", "", StringComparison.Ordinal)).Groups.Should().BeEmpty();

    [Fact]
    public void An_old_kernel_says_nothing_of_the_mask() =>
        ProcessStatus.Parse(Text.Replace("Umask:\t0027\n", "", StringComparison.Ordinal)).FileModeMask.Should().BeNull();

    [Fact]
    public void A_process_in_a_container_has_an_id_for_each_world() =>
        ProcessStatus.Parse(Text.Replace("NSpid:\t812", "NSpid:\t812\t7", StringComparison.Ordinal)).IsNested.Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Uid:\t\n")]
    [InlineData("PPid:\t1\nUid:\tx\nGid:\t1\nGroups:\t\n")]
    public void Text_that_lacks_something_is_no_status(string text) =>
        FluentActions.Invoking(() => ProcessStatus.Parse(text)).Should().Throw<InvalidDataException>().WithMessage("the status of a process cannot be read");
}
