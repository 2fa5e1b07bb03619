using Depot.Release.Images;
using Depot.Release.Versions;

namespace Depot.Release.Staging;

/// <summary>What to stage.</summary>
/// <param name="Version">The release.</param>
/// <param name="Names">Where it goes and where it comes from.</param>
/// <param name="Programs">Directory of the programs, and of what else the release offers beside them, such as an SBOM.</param>
/// <param name="Image">The image that the actions run; null when they carry <paramref name="Rootfs"/>.</param>
/// <param name="Rootfs">Directory of the root file systems, packed; null when the actions run <paramref name="Image"/>.</param>
/// <param name="IsDryRun">Whether programs may be missing. Such a release can be looked at and not published.</param>
internal sealed record StageRequest(
    ReleaseVersion Version, RepositoryNames Names, string Programs, ImageReference? Image, string? Rootfs, bool IsDryRun);
