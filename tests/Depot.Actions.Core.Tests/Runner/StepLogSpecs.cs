using System.Text;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public class StepLogSpecs
{
    [Fact]
    public void A_child_that_dies_in_the_middle_of_a_line_cannot_swallow_the_end_of_its_fence()
    {
        var text = Written(log =>
        {
            using (log.Fence()) log.Raw("half a line"u8);
        });

        var lines = text.Split('\n');
        var token = lines[0]["::stop-commands::".Length..];
        lines.Should().Equal($"::stop-commands::{token}", "half a line", $"::{token}::", "");
    }

    [Fact]
    public void Each_fence_has_a_token_of_its_own()
    {
        var text = Written(log =>
        {
            log.Fence().Dispose();
            log.Fence().Dispose();
        });

        text.Split('\n').Where(line => line.StartsWith("::stop-commands::", StringComparison.Ordinal)).Should().OnlyHaveUniqueItems().And.HaveCount(2);
    }

    [Fact]
    public void Text_of_ours_cannot_act_as_a_command() =>
        Written(log => log.Info("A=x\n::warning::injected\n  ::error::x\nsee ##[group]")).Should().Be(
            "A=x\n\u200B::warning::injected\n\u200B  ::error::x\nsee #\u200B#[group]\n");

    [Fact]
    public void A_carriage_return_starts_no_command_either() =>
        Written(log => log.Info("code\r::add-path::/evil")).Should().Be("code\r\u200B::add-path::/evil\n");

    [Fact]
    public void Bytes_of_a_child_pass_unchanged()
    {
        using var stream = new MemoryStream();
        using var log = new StepLog(stream);

        log.Raw([0xFF, 0xFE, (byte)'\n']);

        stream.ToArray().Should().Equal(0xFF, 0xFE, (byte)'\n');
    }

    [Fact]
    public void Each_line_of_a_masked_value_is_hidden_in_what_goes_elsewhere()
    {
        using var log = new StepLog(Stream.Null);
        log.Mask("key");
        log.Mask("key-1\n key-2\n");

        log.WithoutSecrets("a key-1, key-2 and key").Should().Be("a ***, *** and ***");
    }

    [Fact]
    public void Blank_text_is_not_masked() => Written(log => log.Mask(" \n")).Should().BeEmpty();

    [Fact]
    public void A_group_ends_when_it_is_disposed() => Written(log =>
    {
        using (log.Group("Digest")) log.Info("sha256:x");
    }).Should().Be("::group::Digest\nsha256:x\n::endgroup::\n");

    private static string Written(Action<StepLog> write)
    {
        using var stream = new MemoryStream();
        using var log = new StepLog(stream);
        write(log);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
