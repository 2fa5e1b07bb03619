using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Depot.Bake.Files;

/// <summary>Tells files from what only looks like one: a FIFO waits for a writer, a device may have no end, a file of /proc is an answer of the kernel.</summary>
public static partial class RegularFile
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;
    private const int OffsetOfMode = 28;
    private const int OffsetOfDevice = 128;
    private const int TypeMask = 0xF000;
    private const int Fifo = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int BlockDevice = 0x6000;
    private const int Regular = 0x8000;

    // Major and minor number of /dev/null.
    private static readonly (uint, uint) NullDevice = (1, 3);

    // O_NONBLOCK, O_NOCTTY and O_CLOEXEC of open(2); the same numbers on x64 and arm64.
    private const int WithoutWaiting = 0x800 | 0x100 | 0x80000;
    private const int OfDescriptor = 0x1000;

    /// <summary>What is said of a file that is none: a phrase for the end of a sentence.</summary>
    public const string Problem = "it is no regular file";

    /// <summary>Whether there is a regular file at a path, or a link to one. Nothing is opened.</summary>
    public static bool Exists(string path) => File.Exists(path) && !IsSpecial(path);

    /// <summary>Whether there is a FIFO at a path, where opening waits for the other end.</summary>
    public static bool IsFifo(string path) => TypeOf(CurrentDirectory, path, 0) == Fifo;

    /// <summary>Whether a program that reads what is at a path may wait, or find no end: a FIFO, or a device other than /dev/null.</summary>
    public static bool MayHaveNoEnd(string path) => StatusOf(CurrentDirectory, path, 0) is { } status && TypeIn(status) switch
    {
        Fifo or BlockDevice => true,
        CharacterDevice => DeviceIn(status) != NullDevice,
        _ => false,
    };

    /// <summary>The bytes of a regular file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="most">Bytes that it may have. The file may grow meanwhile.</param>
    /// <exception cref="IOException">It is none, is larger, or cannot be read; the message is a phrase without the path in the first two cases.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, int most)
    {
        using var file = Open(path);
        return BoundedBytes.Read(file, file.Length, most);
    }

    /// <summary>Its text, in UTF-8.</summary>
    /// <inheritdoc cref="Read"/>
    public static string ReadText(string path, int most) => Encoding.UTF8.GetString(Read(path, most)).TrimStart('\ufeff');

    /// <summary>Opens a regular file to read it.</summary>
    /// <exception cref="IOException">It is none, or cannot be read; the message is a phrase without the path when it is none.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream Open(string path)
    {
        // Devices may act when they are opened, so it is looked at before; and it may be another one by then, so after that as well.
        if (IsSpecial(path)) throw new IOException(Problem);
        if (!OperatingSystem.IsLinux() || OpenAtOnce(path, WithoutWaiting) is not (>= 0 and var descriptor)) return File.OpenRead(path);

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (TypeOf(descriptor, "", OfDescriptor) is Regular or null && !ProcessFiles.Contain(descriptor)) return new FileStream(handle, FileAccess.Read);
        handle.Dispose();
        throw new IOException(Problem);
    }

    private static bool IsSpecial(string path) => TypeOf(CurrentDirectory, path, 0) is not (Regular or null);

    private static int? TypeOf(int directory, string path, int flags) => StatusOf(directory, path, flags) is { } status ? TypeIn(status) : null;

    private static int TypeIn(byte[] status) => BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(OffsetOfMode)) & TypeMask;

    private static (uint Major, uint Minor) DeviceIn(byte[] status) => (BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(OffsetOfDevice)),
        BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(OffsetOfDevice + sizeof(uint))));

    // The layout of statx is the same on all machines with Linux. Where it is not there, nothing is known.
    private static byte[]? StatusOf(int directory, string path, int flags)
    {
        if (!OperatingSystem.IsLinux()) return null;

        try
        {
            var status = new byte[256];
            return Status(directory, path, flags, TypeOnly, status) == 0 ? status : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAtOnce(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(int directory, string path, int flags, uint mask, [Out] byte[] status);
}
