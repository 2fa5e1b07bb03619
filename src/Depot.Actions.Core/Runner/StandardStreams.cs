using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Runner;

/// <summary>The three standard streams of this process.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class StandardStreams
{
    private const int LastOfThem = 2;
    private const int ReadAndWrite = 2;

    /// <summary>
    /// Opens closed ones on /dev/null. Otherwise the next opened file would get the number of a stream; in .NET that is the pipe of its
    /// signals, where each byte of the log would be taken for a signal.
    /// </summary>
    /// <remarks>open(2) gives the lowest number that is free.</remarks>
    public static void Open()
    {
        while (Open("/dev/null", ReadAndWrite) is >= 0 and var descriptor)
        {
            if (descriptor <= LastOfThem) continue;
            _ = Close(descriptor);
            return;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
