using System.Runtime.Versioning;
using Depot.Actions.Errors;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

[SupportedOSPlatform("linux")]
public sealed class HandOffDirectorySpecs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-tests-").FullName;

    [Theory]
    [InlineData("bin")]
    [InlineData("depot-actions-1.0")]
    public void A_directory_that_was_not_made_for_one_step_is_never_removed(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It is Linux only.");
        var directory = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

        var taking = () => HandOffDirectory.Of(directory);

        taking.Should().Throw<StepException>().WithMessage($"--on-host is an internal argument of the action and works only in a directory that the action has made; {directory} is not one.");
        Directory.Exists(directory).Should().BeTrue();
    }

    [Fact]
    public void A_directory_of_a_step_is_found_again_and_removed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It is Linux only.");
        var program = Path.Combine(_root, "program");
        File.WriteAllText(program, "");
        var made = HandOffDirectory.Create(_root, program);

        HandOffDirectory.Of(made.Directory).Dispose();

        Directory.Exists(made.Directory).Should().BeFalse();
    }

    [Fact]
    public void What_a_killed_step_left_is_removed_by_the_next_and_nothing_else_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It is Linux only.");
        var program = Path.Combine(_root, "program");
        File.WriteAllText(program, "");
        using var inUse = HandOffDirectory.Create(_root, program);
        var left = Stage("depot-actions-left");
        var elsewhere = Stage("elsewhere");
        Directory.CreateSymbolicLink(Path.Combine(_root, "depot-actions-link"), elsewhere);
        var ofOthers = Directory.CreateDirectory(Path.Combine(_root, "depot-actions-of-others")).FullName;

        StageSign.Sweep(_root);

        Directory.Exists(left).Should().BeFalse();
        new[] { inUse.Directory, elsewhere, Path.Combine(_root, "depot-actions-link"), ofOthers }.Should().OnlyContain(directory => Directory.Exists(directory));

        string Stage(string name)
        {
            var directory = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
            StageSign.Make(directory).Dispose();
            return directory;
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
