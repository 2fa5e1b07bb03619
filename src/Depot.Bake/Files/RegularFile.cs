using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Depot.Bake.Files;

/// <summary>Tells files from what only looks like one: a FIFO waits for a writer, a device may have no end.</summary>
public static partial class RegularFile
{
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int OffsetOfMode = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether there is a regular file at a path, or a link to one. Nothing is opened.</summary>
    public static bool Exists(string path) => File.Exists(path) && !IsSpecial(path);

    /// <summary>Opens a regular file to read it.</summary>
    /// <exception cref="IOException">It is none, or cannot be read; the message is a phrase without the path when it is none.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream Open(string path) => IsSpecial(path) ? throw new IOException("it is no regular file") : File.OpenRead(path);

    // The layout of statx is the same on all machines with Linux. Where it is not there, nothing is known.
    private static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;

        try
        {
            var status = new byte[256];
            return Status(CurrentFolder, path, 0, TypeOnly, status) == 0
                && (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(OffsetOfMode)) & TypeMask) != Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(int folder, string path, int flags, uint mask, [Out] byte[] status);
}
