using System.Text;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>An Engine keeps the specification of a container after its end. Nothing of a step is in that of ours.</summary>
public sealed class EngineDataSpecs : IDisposable
{
    private const int Limit = 180_000;
    private readonly HostSession _session = new();

    public void Dispose() => _session.Dispose();

    // The runner's own container has the value with the container's path in it: that one is there, and is the runner's.
    [Fact(Timeout = Limit)]
    public async Task No_value_of_the_step_is_in_the_engines_data()
    {
        var data = Path.GetDirectoryName(_session.Lab.Engine)!;
        Assert.SkipUnless(Directory.Exists(Path.Combine(data, "containerd")), "The Engine is the machine's own, and its data are not the test's to read.");
        var secret = Guid.NewGuid().ToString("N");
        _session.Depot("printenv OF_THE_TEST > seen; while [ ! -e searched ]; do sleep 0.1; done");
        using var job = _session.NewJob();
        job.Environment["OF_THE_TEST"] = $"path=/github/workspace/{secret}";

        var running = HostSession.RunAsync(job, "- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git");
        var ours = $"{_session.Directories.Workspace}/{secret}";
        (await HostSession.UntilWrittenAsync(Path.Combine(_session.Directories.Workspace, "seen"))).Should().Be($"path={ours}");
        FilesWith(data, secret).Should().NotBeEmpty("the search finds what is there");
        FilesWith(data, ours).Should().BeEmpty();
        _session.Machine.Write($"{_session.Directories.Workspace}/searched", "");

        (await running).Successfully();
        FilesWith(data, ours).Should().BeEmpty();
    }

    private static List<string> FilesWith(string directory, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device, IgnoreInaccessible = true };
        return [.. Directory.EnumerateFiles(directory, "*", options).Where(file => !file.Contains("/rootfs/", StringComparison.Ordinal) && new FileInfo(file).Length is > 0 and < 64 << 20)
            .Where(file => Read(file).AsSpan().IndexOf(sought) >= 0)];
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
