using System.Text;
using CsCheck;
using Depot.Actions.Container;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class EnvironmentBlockSpecs
{
    private static readonly PathMapping Paths = new([new("/github/workspace", "/home/runner/work/app/app")]);

    [Fact]
    public void A_block_is_entries_with_a_zero_after_each()
    {
        var entries = EnvironmentBlock.Parse("A=1\0B=x=y\nz\0odd-name.x=\0no name\0A=2\0=C\0"u8);

        entries.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(entry.Value)).Should().Equal(
            new Dictionary<string, string> { ["A"] = "A=1", ["B"] = "B=x=y\nz", ["odd-name.x"] = "odd-name.x=" });
    }

    [Fact]
    public void Bytes_that_are_no_text_survive() =>
        EnvironmentBlock.Parse([(byte)'A', (byte)'=', 0xff, 0x80, 0])["A"].Should().Equal((byte)'A', (byte)'=', 0xff, 0x80);

    [Fact] // property: what the kernel writes is read back
    public void Every_environment_is_read_back() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.String.Where(text => !text.Contains('\0', StringComparison.Ordinal))).Array
            .Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToArray())
            .Sample(pairs => EnvironmentBlock.Parse(pairs.SelectMany(pair => Encoding.UTF8.GetBytes($"{pair.Item1}={pair.Item2}\0")).ToArray())
                .Select(entry => Encoding.UTF8.GetString(entry.Value)).SequenceEqual(
                    pairs.Select(pair => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes($"{pair.Item1}={pair.Item2}")))));

    [Fact]
    public void On_the_way_to_the_host_paths_become_the_hosts() =>
        EnvironmentBlock.ForHost(new Dictionary<string, string> { ["GITHUB_WORKSPACE"] = "/github/workspace", ["INPUT_OUTPUTS"] = "type=local,dest=/github/workspace/out" }, Paths)
            .Should().Equal("GITHUB_WORKSPACE=/home/runner/work/app/app", "INPUT_OUTPUTS=type=local,dest=/home/runner/work/app/app/out");

    [Fact]
    public void Secrets_are_the_users_byte_for_byte() =>
        EnvironmentBlock.ForHost(new Dictionary<string, string> { ["INPUT_SECRETS"] = "KEY=/github/workspace" }, Paths).Should().Equal("INPUT_SECRETS=KEY=/github/workspace");

    [Fact]
    public void Tokens_and_the_variables_that_secret_envs_names_are_not_translated()
    {
        var variables = new Dictionary<string, string>
        {
            ["INPUT_SECRET-ENVS"] = "a=ONE\n\"b=TWO\",c = THREE",
            ["ONE"] = "/github/workspace",
            ["TWO"] = "x/github/workspace/y",
            ["THREE"] = "/github/workspace",
            ["FOUR"] = "/github/workspace",
            ["INPUT_TOKEN"] = "/github/workspace",
            ["GITHUB_TOKEN"] = "/github/workspace",
        };

        EnvironmentBlock.ForHost(variables, Paths).Where(entry => entry.Contains("/github/workspace", StringComparison.Ordinal)).Select(entry => entry.Split('=')[0])
            .Should().Equal("ONE", "TWO", "THREE", "INPUT_TOKEN", "GITHUB_TOKEN");
    }

    [Fact]
    public void A_value_that_would_outgrow_the_kernels_limit_stays_as_it_is()
    {
        var fits = "/github/workspace/" + new string('a', EnvironmentBlock.LongestEntry - "A=/home/runner/work/app/app/".Length - 1);

        EnvironmentBlock.ForHost(new Dictionary<string, string> { ["A"] = fits }, Paths).Single().Should().StartWith("A=/home/").And.HaveLength(EnvironmentBlock.LongestEntry - 1);
        EnvironmentBlock.ForHost(new Dictionary<string, string> { ["A"] = fits + "a" }, Paths).Should().Equal($"A={fits}a");
    }

    [Fact]
    public void What_the_step_was_given_stands_over_what_the_place_has()
    {
        var runner = EnvironmentBlock.Parse("HOME=/home/runner\0PATH=/opt/bin:/bin\0LANG=C.UTF-8\0SSH_AUTH_SOCK=/tmp/agent\0CI=no\0"u8);
        var given = EnvironmentBlock.Parse("CI=true\0INPUT_PUSH=true\0"u8);

        EnvironmentBlock.Over(runner, given).Values.Select(Encoding.UTF8.GetString)
            .Should().Equal("HOME=/home/runner", "PATH=/opt/bin:/bin", "LANG=C.UTF-8", "SSH_AUTH_SOCK=/tmp/agent", "CI=true", "INPUT_PUSH=true");
    }
}
