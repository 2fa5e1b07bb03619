using Depot.Actions.Errors;
using Depot.Actions.Host.Places;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Host.Places;

public class RunInSpecs
{
    [Theory]
    [InlineData("", nameof(RunIn.Auto))]
    [InlineData("auto", nameof(RunIn.Auto))]
    [InlineData(" host ", nameof(RunIn.Host))]
    [InlineData("container", nameof(RunIn.Container))]
    public void The_input_names_the_place(string text, string place) => RunInInput.Read(Inputs(text)).ToString().Should().Be(place);

    [Theory]
    [InlineData("Host")]
    [InlineData("never")]
    public void Another_word_is_an_error(string text) =>
        FluentActions.Invoking(() => RunInInput.Read(Inputs(text))).Should().Throw<InputException>()
            .WithMessage($"Input 'run-in': '{text}' is not a valid value; write 'auto', 'host' or 'container'.");

    private static InputSource Inputs(string text) => new(new RunnerEnvironment(new Dictionary<string, string> { ["INPUT_RUN-IN"] = text }, "/"));
}
