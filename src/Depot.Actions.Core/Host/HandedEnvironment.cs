using System.Buffers.Binary;

namespace Depot.Actions.Host;

/// <summary>
/// An environment on the way to another container: through its standard input. An Engine keeps the specification of a container in a
/// database, longer than the container; it does not keep what comes through a pipe.
/// </summary>
internal static class HandedEnvironment
{
    private const int LengthSize = 4;
    private const int Longest = 64 << 20;

    /// <summary>The entries behind the length of them all, as <see cref="Read"/> takes them.</summary>
    public static byte[] Write(IEnumerable<string> entries)
    {
        var block = EnvironmentBlock.Of(entries);
        var message = new byte[LengthSize + block.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, block.Length);
        block.CopyTo(message, LengthSize);
        return message;
    }

    /// <summary>Reads exactly the entries: the rest of the stream belongs to another reader.</summary>
    /// <exception cref="InvalidDataException">The stream has no such message, or an incomplete one.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream stream)
    {
        try
        {
            var header = new byte[LengthSize];
            stream.ReadExactly(header);
            if (BinaryPrimitives.ReadInt32BigEndian(header) is not (>= 0 and <= Longest) and var length) throw new InvalidDataException($"an environment of {length} bytes was handed over");
            var block = new byte[BinaryPrimitives.ReadInt32BigEndian(header)];
            stream.ReadExactly(block);
            return EnvironmentBlock.Parse(block);
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("the environment of the step was not handed over", cut);
        }
    }
}
