using System.Runtime.InteropServices;

namespace Depot.Actions.Runner;

/// <summary>Standard output, byte for byte.</summary>
/// <remarks>
/// The stream of <see cref="Console"/> checks for a terminal at its first write and starts a thread for its signals. This takes a
/// millisecond, and a whole plan takes less than fifteen. A file stream would write at its own position in a file to which other programs
/// append.
/// </remarks>
internal sealed unsafe partial class StandardOutput : Stream
{
    private const int Descriptor = 1;

    // errno(3) on Linux, on all architectures.
    private const int Interrupted = 4;
    private const int WouldBlock = 11;
    private const int NoReader = 32;

    private StandardOutput()
    {
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens it.</summary>
    public static Stream Open() => OperatingSystem.IsLinux() ? new StandardOutput() : Console.OpenStandardOutput();

    /// <summary>Writes everything. If no process reads any more, the output is dropped, as is usual for a pipe.</summary>
    /// <exception cref="IOException">The output cannot be written, for example to a full disk.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written;
            fixed (byte* bytes = buffer) written = Write(Descriptor, bytes, (nuint)buffer.Length);
            if (written >= 0) buffer = buffer[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error && error == NoReader) return;
            else if (error == WouldBlock) Thread.Sleep(1);
            else if (error != Interrupted) throw new IOException($"standard output: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, byte* bytes, nuint count);
}
