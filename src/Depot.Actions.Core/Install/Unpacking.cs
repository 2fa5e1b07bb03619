using Depot.Actions.Text;

namespace Depot.Actions.Install;

/// <summary>The limits of an archive.</summary>
/// <param name="Bytes">Maximum number of unpacked bytes, headers included.</param>
/// <param name="Entries">Maximum number of entries; each directory in the name of an entry counts as one, because it is created.</param>
/// <param name="Name">Maximum number of characters in the name of an entry.</param>
public sealed record UnpackLimits(long Bytes, int Entries, int Name)
{
    /// <summary>Ten times the size of the CLI. A longer name could not be created: Linux takes paths of 4,096 bytes.</summary>
    public static readonly UnpackLimits OfTheCli = new(512L << 20, 1000, 1000);

    /// <summary>Maximum number of bytes of all headers together: a header of each entry has about two thousand.</summary>
    public int Headers { get; init; } = 4 << 20;
}

/// <summary>A directory that an archive is unpacked into: no entry is outside of it, replaces another, or exceeds the limits.</summary>
/// <param name="root">Absolute path of an empty directory of ours.</param>
/// <param name="limits">What the archive may do.</param>
/// <param name="stop">Ends the work between two pieces.</param>
internal sealed class Unpacking(string root, UnpackLimits limits, CancellationToken stop)
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private int _entries;
    private long _bytes;
    private long _headers;

    /// <summary>Counts an entry.</summary>
    /// <exception cref="InvalidDataException">It is one too many.</exception>
    public void Count() => Count(1);

    /// <summary>Checks that an archive may have a number of entries.</summary>
    /// <exception cref="InvalidDataException">It is too large.</exception>
    public void AllowEntries(int entries)
    {
        if (entries > limits.Entries) throw new InvalidDataException($"it has more than {limits.Entries} entries");
    }

    private void Count(int entries)
    {
        stop.ThrowIfCancellationRequested();
        _entries += entries;
        if (_entries > limits.Entries) throw new InvalidDataException($"it has more than {limits.Entries} entries");
    }

    /// <summary>Makes a directory.</summary>
    public void MakeDirectory(string name) => Directory.CreateDirectory(Inside(name));

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="mode">Of its permissions, only the execute bits are used.</param>
    public void File(string name, Stream content, UnixFileMode mode)
    {
        var path = Inside(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = (mode & Executable) != 0 ? Readable | Executable : Readable;
        if (Path.Exists(path)) throw new InvalidDataException($"it has '{AnsiText.Name(name)}' twice");
        using var target = new FileStream(path, options);
        var buffer = new byte[128 << 10];
        while (content.Read(buffer) is var read and > 0)
        {
            stop.ThrowIfCancellationRequested();
            target.Write(buffer, 0, read);
        }
    }

    /// <summary>Counts bytes that come out of the decompressor.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Grow(long bytes)
    {
        _bytes += bytes;
        if (_bytes > limits.Bytes) throw new InvalidDataException($"it unpacks to more than {limits.Bytes} bytes");
    }

    /// <summary>Checks that more bytes of headers may be read.</summary>
    /// <exception cref="InvalidDataException">There would be too many.</exception>
    public void AllowHeader(long bytes)
    {
        stop.ThrowIfCancellationRequested();
        if (bytes > limits.Headers - _headers) throw new InvalidDataException($"its headers have more than {limits.Headers} bytes");
    }

    /// <summary>Counts bytes of headers.</summary>
    public void GrowHeaders(long bytes) => _headers += bytes;

    // Slash and backslash are separators, so that a name means the same on every system.
    private string Inside(string name)
    {
        if (name.Length > limits.Name) throw new InvalidDataException($"its entry '{AnsiText.Name(name)}' has a name of more than {limits.Name} characters");
        var segments = name.Split('/', '\\').Where(segment => segment is not ("" or ".")).ToList();
        var isAbsolute = name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal);
        if (isAbsolute || segments.Contains("..") || name.Contains('\0', StringComparison.Ordinal))
            throw new InvalidDataException($"its entry '{AnsiText.Name(name)}' would be written outside of the directory");

        if (segments.Count > 1) Count(segments.Count - 1);
        return Path.Combine([root, .. segments]);
    }
}
