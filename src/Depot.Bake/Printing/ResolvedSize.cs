using Depot.Bake.Model;

namespace Depot.Bake.Printing;

/// <summary>
/// Counts what targets and groups are resolved to, and the work to do so, against limits. A few lines can describe gigabytes: every target
/// that inherits a long list has all of it. The CLI has no limits.
/// </summary>
/// <param name="length">Bytes of the files; long ones may describe more.</param>
internal sealed class ResolvedSize(long length)
{
    private const long Most = 16 << 20;
    private const int OfByte = 4;

    // Merging or comparing a byte takes less time than printing it, and no memory that stays.
    private const int WorkOfByte = 8;

    // What a name or a string of a list counts as in addition to its characters.
    private const int OfEntry = 16;

    private readonly long _most = Most + (length * OfByte);
    private PrintedSize? _printed;
    private long _size;
    private long _work;

    private PrintedSize Printed => _printed ??= new(_most, TooLarge);

    /// <summary>Adds a target.</summary>
    /// <returns>The bytes that it takes when it is printed.</returns>
    /// <exception cref="BakeException">It is too much.</exception>
    public long Add(BakeTarget target) => Add(Printed.Of(target));

    /// <summary>Adds a group.</summary>
    /// <exception cref="BakeException">It is too much.</exception>
    public void Add(BakeGroup group) => Add(Printed.Of(group));

    /// <summary>Counts that a target is merged with another one, before that is done.</summary>
    /// <exception cref="BakeException">It is too much.</exception>
    public void Merge(BakeTarget target) => Work(Printed.Of(target));

    /// <summary>Counts that strings are looked at, before that is done.</summary>
    /// <exception cref="BakeException">It is too much.</exception>
    public void Read(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++) Read(texts[i]);
    }

    /// <summary>Counts that a string is looked at, before that is done.</summary>
    /// <exception cref="BakeException">It is too much.</exception>
    public void Read(string text) => Work(text.Length + OfEntry);

    /// <summary>Counts that so many bytes of targets are looked at, before that is done.</summary>
    /// <exception cref="BakeException">It is too much.</exception>
    public void Work(long bytes)
    {
        if ((_work += bytes) > _most * WorkOfByte)
            throw BakeException.BeyondLimits($"targets and groups name, inherit and link to others with more than {_most * WorkOfByte} characters in all; reduce the number of targets and groups, or what each of them names, inherits and links to");
    }

    private long Add(long bytes)
    {
        if ((_size += bytes) > _most) throw TooLarge();
        return bytes;
    }

    private BakeException TooLarge() =>
        BakeException.BeyondLimits($"the targets have more than {_most} characters in all their attributes, as they are printed; reduce the number of targets or the attributes that they inherit");
}
