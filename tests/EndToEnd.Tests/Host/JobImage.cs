namespace Depot.Actions.EndToEnd.Host;

/// <summary>The image of a job's container.</summary>
/// <param name="Name">Its name in the lab's Engine.</param>
/// <param name="Idle">What keeps the container running.</param>
/// <param name="HasSystem">Whether it is to seem to have this machine's programs and libraries.</param>
public sealed record JobImage(string Name, IReadOnlyList<string> Idle, bool HasSystem = false)
{
    /// <summary>An image with this machine's own programs.</summary>
    // A shell as the first process asks about what has ended; the runners' own `tail -f /dev/null` does not.
    public static JobImage LikeThisMachine(string baseImage) => new(baseImage, ["/bin/sh", "-c", "while :; do sleep 1; done"], HasSystem: true);

    /// <summary>One of tests/lab/jobs.sh and bare.sh; skips the test where it could not be made.</summary>
    /// <param name="name">musl, debian-11, no-shell or bare.</param>
    public static JobImage Require(string name)
    {
        var image = Environment.GetEnvironmentVariable($"LAB_{name.ToUpperInvariant().Replace('-', '_')}_IMAGE") ?? "";
        Assert.SkipUnless(image.Length > 0, $"There is no {name} image: the log of the lab says why.");
        return new(image, name == "no-shell" ? ["/bin/tail", "-f", "/dev/null"] : name == "debian-11" ? ["/bin/sh", "-c", "while :; do sleep 1; done"]
            : ["/bin/busybox", "sh", "-c", "while :; do /bin/busybox sleep 1; done"]);
    }
}
