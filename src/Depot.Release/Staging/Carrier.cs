using Depot.Release.Images;
using Depot.Release.Trees;

namespace Depot.Release.Staging;

/// <summary>How an action's repository carries the program to the runner.</summary>
/// <param name="Image">What <c>runs.image</c> of its action.yml says.</param>
/// <param name="Files">What its repository has besides.</param>
/// <param name="Description">A sentence for the README.</param>
internal sealed record Carrier(string Image, IReadOnlyList<TreeFile> Files, string Description)
{
    private const string Dockerfile = """
        FROM scratch
        ARG TARGETARCH
        COPY rootfs/$TARGETARCH /
        ENV PATH=/
        ENTRYPOINT ["/depot-actions"]

        """;

    /// <summary>A public image, pulled by its digest.</summary>
    public static Carrier Of(ImageReference image) => new(
        $"docker://{image}", [], $"The program comes from the public image `{image}`.");

    /// <summary>A root file system for each architecture, inside the repository.</summary>
    /// <param name="rootfs">A folder with the folders <c>amd64</c> and <c>arm64</c>.</param>
    public static Carrier OfRootfs(string rootfs) => new("Dockerfile",
        [
            TreeFile.OfText("Dockerfile", Dockerfile),
            .. Directory.EnumerateFiles(rootfs, "*", SearchOption.AllDirectories).Select(file => new TreeFile(
                $"rootfs/{Path.GetRelativePath(rootfs, file).Replace(Path.DirectorySeparatorChar, '/')}", File.ReadAllBytes(file), TreeFile.IsExecutableFile(file))),
        ],
        "The program is in this repository, below `rootfs`: nothing is pulled, and who pins the commit pins the program.");
}
