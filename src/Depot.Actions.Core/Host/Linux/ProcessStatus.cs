using System.Globalization;

namespace Depot.Actions.Host.Linux;

/// <summary>What <c>/proc/PID/status</c> says of a process.</summary>
/// <param name="Parent">Process id of its parent.</param>
/// <param name="User">Its real user id.</param>
/// <param name="Group">Its real group id.</param>
/// <param name="Groups">Its further groups.</param>
/// <param name="FileModeMask">The permissions that files it makes do not get; null on Linux before 4.7.</param>
/// <param name="IsNested">Whether it has a process id of its own in a namespace below, as processes in containers do.</param>
internal sealed record ProcessStatus(int Parent, uint User, uint Group, IReadOnlyList<uint> Groups, uint? FileModeMask, bool IsNested)
{
    /// <summary>Reads the file's text.</summary>
    /// <exception cref="InvalidDataException">A field that must be there is not.</exception>
    public static ProcessStatus Parse(string text)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                fields[line[..colon]] = line[(colon + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            }
        }

        try
        {
            return new(
                int.Parse(fields["PPid"][0], CultureInfo.InvariantCulture),
                Number(fields["Uid"][0]),
                Number(fields["Gid"][0]),
                [.. fields["Groups"].Select(Number)],
                fields.TryGetValue("Umask", out var mask) ? Convert.ToUInt32(mask[0], 8) : null,
                fields.TryGetValue("NSpid", out var ids) && ids.Length > 1);
        }
        catch (Exception missing) when (missing is KeyNotFoundException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("the status of a process cannot be read", missing);
        }
    }

    private static uint Number(string text) => uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
