using CsCheck;
using Depot.Actions.Processes;

namespace Depot.Actions.Tests.Processes;

public class CommandLineSpecs
{
    [Fact]
    public void Arguments_are_shown_as_a_shell_would_take_them_and_build_arguments_by_name_only() =>
        CommandLine.Display("/bin/depot", ["build", "--build-arg", "TOKEN=s3cret", "--label", "a=b c", "--tag", "it's", "x\n::warning::y", "."])
            .Should().Be(@"/bin/depot build --build-arg TOKEN=… --label 'a=b c' --tag 'it'\''s' $'x\n::warning::y' .");

    [Theory]
    [InlineData("", "''")]
    [InlineData("a-_./:=,@%+#~9é", "a-_./:=,@%+#~9é")]
    [InlineData("a b", "'a b'")]
    [InlineData("$x`y`", "'$x`y`'")]
    [InlineData("a\r\n\tb\\c'd", @"$'a\r\n\tb\\c\'d'")]
    [InlineData("a\u0001\u007fb", @"$'a\x01\x7fb'")]
    public void An_argument_is_quoted_when_a_shell_would_read_it_otherwise(string argument, string shown) =>
        CommandLine.Display("depot", [argument]).Should().Be("depot " + shown);

    [Theory]
    [InlineData("A=1=2", "A=…")]
    [InlineData("=x", "=…")]
    [InlineData("NAME", "NAME")]
    [InlineData("A B=x", "A…")]
    [InlineData("API_TOKEN: s3kr1t", "API_TOKEN…")]
    [InlineData("API_TOKEN s3kr1t=", "API_TOKEN…")]
    [InlineData("\"API_TOKEN=s3kr1t\"", "…")]
    public void Of_a_build_argument_the_name_alone_is_shown(string argument, string shown) =>
        CommandLine.Display("depot", ["--build-arg", argument, "--build-arg"]).Should().Be($"depot --build-arg {shown} --build-arg");

    [Fact]
    public void What_looks_like_a_secret_is_hidden() =>
        CommandLine.Display("depot", ["--cache-to", "type=s3,secret_access_key=a,b", "--set", "app.args.VERSION=1", "--set", "app.args.TOKEN s3kr1t=", "--set", "app.args.TOKEN: s3kr1t", "--set", "app.tags=x", "--label", "TOKEN: s3kr1t", "https://u:p#w@h/x"])
            .Should().Be("depot --cache-to 'type=s3,secret_access_key=***' --set app.args.VERSION=… --set app.args.TOKEN… --set app.args.TOKEN… --set app.tags=x --label 'TOKEN:***' 'https://***@h/x'");

    [Fact]
    public void Whatever_the_arguments_the_line_has_no_control_characters() =>
        Gen.String.Array.Sample(arguments => CommandLine.Display("depot", arguments).Any(char.IsControl).Should().BeFalse());
}
