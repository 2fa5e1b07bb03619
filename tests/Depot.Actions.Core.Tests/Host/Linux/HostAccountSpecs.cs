using System.Text;
using Depot.Actions.Host.Linux;

namespace Depot.Actions.Tests.Host.Linux;

public class HostAccountSpecs
{
    private const string Passwd = "root:x:0:0:root:/root:/bin/bash\nrunner:x:1001:1002:,,,:/home/runner:/bin/sh\nbroken\n";
    private const string Groups = "root:x:0:\nrunner:x:1002:\ndocker:x:999:other,runner\nadm:x:4:other\n";

    [Fact]
    public void A_user_has_the_groups_and_the_home_of_the_account()
    {
        var account = HostAccount.Of(1001, 77, Passwd, Groups, "LANG=\"C.UTF-8\"\n# no\nexport A='b'\nPATH=/snap/bin:/bin\nnothing\n");

        (account.Group, string.Join(' ', account.Groups)).Should().Be((1002u, "1002 999"));
        Texts(account).Should().BeEquivalentTo("LANG=C.UTF-8", "A=b", "PATH=/snap/bin:/bin", "HOME=/home/runner", "USER=runner", "LOGNAME=runner", "SHELL=/bin/sh");
    }

    [Fact]
    public void A_user_without_an_account_has_the_group_of_the_directory_and_the_path_of_a_login()
    {
        var account = HostAccount.Of(4242, 77, Passwd, Groups, "");

        (account.Group, string.Join(' ', account.Groups)).Should().Be((77u, "77"));
        Texts(account).Should().BeEquivalentTo("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/");
    }

    private static IEnumerable<string> Texts(HostAccount account) => account.Environment.Values.Select(Encoding.UTF8.GetString);
}
