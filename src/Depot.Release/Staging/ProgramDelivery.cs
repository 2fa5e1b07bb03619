using Depot.Release.Errors;
using Depot.Release.Images;
using Depot.Release.Trees;

namespace Depot.Release.Staging;

/// <summary>How an action's repository delivers the program to the runner.</summary>
/// <param name="Image">What <c>runs.image</c> of its action.yml says.</param>
/// <param name="Files">What its repository has besides.</param>
/// <param name="Description">A sentence for the README.</param>
internal sealed record ProgramDelivery(string Image, IReadOnlyList<TreeFile> Files, string Description)
{
    /// <summary>Names of the root file systems, one for each architecture a container can have.</summary>
    public static IReadOnlyList<string> RootfsFiles { get; } = ["rootfs-amd64.tar", "rootfs-arm64.tar"];

    /// <summary>A public image, pulled by its digest.</summary>
    public static ProgramDelivery Of(ImageReference image) => new($"docker://{image}", [], $"The program comes from the public image `{image}`.");

    /// <summary>Root file systems inside the repository, and the Dockerfile that makes an image of the right one.</summary>
    /// <exception cref="ReleaseException">One is missing.</exception>
    public static ProgramDelivery OfRootfs(string directory, string dockerfile) => new(
        "Dockerfile", [TreeFile.OfText("Dockerfile", dockerfile), .. RootfsFiles.Select(name => Read(directory, name))],
        "The program is in this repository: nothing is pulled, and pinning the commit pins the program.");

    private static TreeFile Read(string directory, string name) => File.Exists(Path.Combine(directory, name))
        ? new(name, File.ReadAllBytes(Path.Combine(directory, name)))
        : throw new ReleaseException($"{directory} has no {name}. An action has to run on both architectures.");
}
