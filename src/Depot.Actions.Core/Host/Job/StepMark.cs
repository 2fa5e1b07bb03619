using System.Text;

namespace Depot.Actions.Host.Job;

/// <summary>
/// The first and the last bytes that a step in the job's container writes. They delimit the step's output for the first container.
/// </summary>
/// <remarks>They consist of control characters, which text does not contain, and the random name of the stage.</remarks>
/// <param name="mark">What to look for, from <see cref="Start"/>.</param>
internal sealed class StepMark(byte[] mark)
{
    private const byte Enquiry = 5;
    private const byte EndOfTransmission = 4;
    private readonly List<byte> _begun = [];

    /// <summary>Whether the output has begun with the mark.</summary>
    public bool IsReached { get; private set; }

    /// <summary>The bytes at the start of standard output.</summary>
    public static byte[] Start(string step) => [Enquiry, .. Encoding.UTF8.GetBytes(step), (byte)'\n'];

    /// <summary>The bytes at the end of both streams.</summary>
    public static byte[] End(string step) => [EndOfTransmission, .. Encoding.UTF8.GetBytes(step)];

    /// <summary>Reads the next piece of standard output, and returns the part that is not the mark.</summary>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> piece)
    {
        if (IsReached) return piece;
        _begun.AddRange(piece.Span);
        var length = Math.Min(_begun.Count, mark.Length);
        var begun = _begun.ToArray();
        if (!begun.AsSpan(0, length).SequenceEqual(mark.AsSpan(0, length)))
        {
            // The output is not the step's, but that of a loader or the Engine.
            _begun.Clear();
            return begun;
        }

        if (length < mark.Length) return default;
        IsReached = true;
        _begun.Clear();
        return begun.AsMemory(mark.Length);
    }
}
