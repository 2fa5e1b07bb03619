using System.Formats.Tar;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Release;

/// <summary>src/Depot.Release/build/pack.sh, which makes the image of a release as small as it is.</summary>
public class PackSpecs
{
    [Fact(Timeout = 120_000)]
    public async Task An_engine_unpacks_a_packed_image()
    {
        Lab.RequireImage();
        await using var session = await LabSession.StartAsync();
        var content = File.ReadAllText(session.WriteImage());
        var (layout, archive, copy) = (session.Temp + "/layout", session.Temp + "/image.tar", session.Temp + "/copy.tar");
        (await session.DockerAsync("buildx", "build", "--output", $"type=oci,tar=false,dest={layout},name=packed:1,compression=uncompressed,force-compression=true", "."))
            .Successfully();

        (await session.RunAsync(Lab.Repository + "/src/Depot.Release/build/pack.sh", layout)).Successfully();

        await TarFile.CreateFromDirectoryAsync(layout, archive, includeBaseDirectory: false, TestContext.Current.CancellationToken);
        (await session.DockerAsync("load", "--input", archive)).Successfully();
        (await session.DockerAsync("create", "--name", "packed", "packed:1", "/file")).Successfully();
        (await session.DockerAsync("cp", "packed:/file", copy)).Successfully();
        (await session.DockerAsync("rm", "packed")).Successfully();
        (await session.DockerAsync("image", "rm", "packed:1")).Successfully();
        File.ReadAllText(copy).Should().Be(content);
        Directory.GetFiles(layout + "/blobs/sha256").Select(blob => Convert.ToHexString(File.ReadAllBytes(blob).AsSpan(0, 4)))
            .Should().HaveCount(3).And.ContainSingle(start => start == "28B52FFD", "that is how zstd begins");
    }
}
