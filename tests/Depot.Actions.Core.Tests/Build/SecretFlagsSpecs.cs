using Depot.Actions.Build;
using Depot.Actions.Errors;

namespace Depot.Actions.Tests.Build;

public class SecretFlagsSpecs
{
    [Fact]
    public void Values_go_through_the_environment_and_files_by_their_path()
    {
        var flags = SecretFlags.For(
            [new("A", Value: "one"), new("B", File: "certs/b.p12"), new("C", Variable: "MY_C"), new("D", Value: "two")], new Dictionary<string, string>());

        flags.Arguments.Should().Equal("id=A,env=DEPOT_SECRET_1", "id=B,src=certs/b.p12", "id=C,env=MY_C", "id=D,env=DEPOT_SECRET_2");
        flags.Environment.Should().Equal(new Dictionary<string, string?> { ["DEPOT_SECRET_1"] = "one", ["DEPOT_SECRET_2"] = "two" });
    }

    [Fact]
    public void A_comma_or_quote_in_an_id_or_path_is_quoted_for_the_cli() =>
        SecretFlags.For([new("a,b", File: "x \"y\",z")], new Dictionary<string, string>()).Arguments
            .Should().Equal("\"id=a,b\",\"src=x \"\"y\"\",z\"");

    [Fact]
    public void A_variable_of_the_users_is_never_overwritten() =>
        SecretFlags.For([new("A", Value: "one")], new Dictionary<string, string> { ["DEPOT_SECRET_1"] = "mine" }).Environment
            .Should().Equal(new Dictionary<string, string?> { ["DEPOT_SECRET_2"] = "one" });

    [Fact]
    public void A_secret_never_prints_its_value() => new BuildSecret("A", Value: "hunter2").ToString().Should().Be("BuildSecret { Id = A }");

    [Theory]
    [InlineData("INPUT_GITHUB-TOKEN")]
    [InlineData("inputs_json")]
    [InlineData("DEPOT_TOKEN")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    public void Inputs_and_tokens_of_the_step_are_no_secrets_of_a_build(string variable)
    {
        var act = () => BuildSecret.FromEnvironment(["npm=NPM_TOKEN", "x=" + variable]).ToArray();

        act.Should().Throw<InputException>().WithMessage(
            $"Input 'secret-envs': '{variable}' holds inputs or a token of the step itself, which a build cannot read this way. Write the value in 'secrets', as ID=value.");
    }
}
