using Depot.Actions.Cli;
using Depot.Actions.Errors;

namespace Depot.Actions.Tests.Cli;

public sealed class ResultFilesSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("depot-actions-results-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Nothing_of_an_earlier_attempt_is_left()
    {
        var files = ResultFiles.In(_directory);
        File.WriteAllText(files.MetadataFile, "{}");

        ResultFiles.Text(files.Cleared().MetadataFile).Should().BeNull();
    }

    [Theory]
    [InlineData("metadata-file")]
    [InlineData("gone/iidfile")]
    public void What_an_earlier_attempt_has_changed_is_an_error_with_a_message(string path)
    {
        var files = ResultFiles.In(Path.Combine(_directory, Path.GetDirectoryName(path)!));
        if (Path.GetFileName(path) == path) Directory.CreateDirectory(Path.Combine(_directory, path));

        files.Invoking(changed => changed.Cleared()).Should().Throw<StepException>().WithMessage("The files for the results of the build cannot be removed, so it is not tried again: *");
    }
}
