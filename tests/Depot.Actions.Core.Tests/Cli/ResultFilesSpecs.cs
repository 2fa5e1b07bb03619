using Depot.Actions.Cli;
using Depot.Actions.Errors;
using Depot.Actions.Tests.Running;

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

        File.Exists(files.Cleared().MetadataFile).Should().BeFalse();
    }

    [Fact]
    public void A_metadata_file_that_is_too_large_is_a_warning_and_an_image_id_is_none()
    {
        using var step = new TestStep();
        var files = ResultFiles.In(_directory);
        foreach (var path in new[] { files.MetadataFile, files.ImageIdFile })
        {
            using var file = File.Create(path);
            file.SetLength((64 << 20) + 1);
        }

        BuildMetadata.Read(files.MetadataFile, step.Context.Log).Should().BeNull();
        ResultFiles.ImageId(files.ImageIdFile).Should().BeNull();

        step.Warnings.Should().Equal("The CLI's metadata file cannot be read: it is larger than 64 MiB. The outputs that come from it are empty; the build is not affected.");
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_metadata()
    {
        using var step = new TestStep();
        var files = ResultFiles.In(_directory);
        File.WriteAllText(files.MetadataFile, "{}", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        BuildMetadata.Read(files.MetadataFile, step.Context.Log)!.Text.Should().Be("{}");
    }

    [Theory]
    [InlineData("metadata-file")]
    [InlineData("gone/iidfile")]
    public void What_an_earlier_attempt_has_changed_is_an_error_with_a_message(string path)
    {
        var files = ResultFiles.In(Path.Combine(_directory, Path.GetDirectoryName(path)!));
        if (Path.GetFileName(path) == path) Directory.CreateDirectory(Path.Combine(_directory, path));

        files.Invoking(changed => changed.Cleared()).Should().Throw<StepException>().WithMessage("The files for the results of the build cannot be removed, so there is no retry: *");
    }
}
