using System.Text;

namespace Depot.Actions.Host;

/// <summary>
/// Whether the step on the host has switched the runner's commands off at the moment. When it is lost in the middle of a build,
/// what is said of that would not be heard otherwise.
/// </summary>
internal sealed class StopCommandsTracker
{
    private const string Opening = "::stop-commands::";

    // Of a line only the beginning can be a command of that kind.
    private readonly byte[] _line = new byte[128];
    private int _length;

    /// <summary>What switches them on again; null while they are on.</summary>
    public string? Token { get; private set; }

    /// <summary>Takes the next piece of the output.</summary>
    public void Take(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var newline = piece.IndexOf((byte)'\n');
            var part = newline < 0 ? piece : piece[..newline];
            var kept = part[..Math.Min(part.Length, _line.Length - _length)];
            kept.CopyTo(_line.AsSpan(_length));
            _length += kept.Length;
            if (newline < 0) return;
            // Every line of a build comes by here, and almost none is a command.
            var line = _line.AsSpan(0, _length);
            if (line.StartsWith("::"u8)) Read(Encoding.UTF8.GetString(line));
            _length = 0;
            piece = piece[(newline + 1)..];
        }
    }

    private void Read(string line)
    {
        if (Token is null && line.StartsWith(Opening, StringComparison.Ordinal)) Token = line[Opening.Length..];
        else if (line == $"::{Token}::") Token = null;
    }
}
