using Depot.Bake.Model;

namespace Depot.Bake.Resolution;

/// <summary>
/// Counts what targets are resolved to, against a limit. A few lines can describe gigabytes: every target that inherits a long list has
/// all of it. The CLI has no limit.
/// </summary>
/// <param name="length">Bytes of the files; long ones may describe more.</param>
internal sealed class ResolvedSize(long length)
{
    private const long Most = 32 << 20;
    private const int OfByte = 8;
    private const int OfEntry = 32;

    private readonly long _most = Most + (length * OfByte);
    private long _size;

    /// <summary>Adds a target.</summary>
    /// <exception cref="BakeException">It is too much.</exception>
    public void Add(BakeTarget target)
    {
        _size += Of(target);
        if (_size > _most)
            throw BakeException.BeyondLimits($"the targets have more than {_most} characters in all their attributes, where each entry counts as {OfEntry} more; reduce the number of targets or the attributes that they inherit");
    }

    private static long Of(BakeTarget target) =>
        Of(target.Contexts) + Of(target.Args) + Of(target.Labels)
        + Of(target.Tags) + Of(target.Platforms) + Of(target.NoCacheFilter)
        + Of(target.CacheFrom, static cache => Of(cache.Attributes)) + Of(target.CacheTo, static cache => Of(cache.Attributes))
        + Of(target.Outputs, static output => Of(output.Attributes) + output.Destination.Length)
        + Of(target.Attest, static attest => Of(attest.Attributes))
        + Of(target.Secrets, static secret => secret.Id.Length + secret.Source.Length + secret.Environment.Length)
        + Of(target.Ssh, static ssh => ssh.Id.Length + Of(ssh.Paths))
        + (target.DockerfileInline?.Length ?? 0) + (target.Dockerfile?.Length ?? 0) + (target.Context?.Length ?? 0) + target.Description.Length + OfEntry;

    private static long Of(TextMap map)
    {
        var size = 0L;
        foreach (var (key, value) in map.Entries) size += key.Length + value.Length + OfEntry;
        return size;
    }

    private static long Of(IReadOnlyList<string>? texts) => Of(texts, static text => text.Length);

    private static long Of<T>(IReadOnlyList<T>? entries, Func<T, long> size)
    {
        var sum = 0L;
        for (var at = 0; at < (entries?.Count ?? 0); at++) sum += OfEntry + size(entries![at]);
        return sum;
    }
}
