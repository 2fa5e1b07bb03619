using System.Text;
using Depot.Actions.Container;
using Depot.Actions.Inputs;

namespace Depot.Actions.Host;

/// <summary>An environment as the kernel keeps it: <c>NAME=value</c> with a zero byte after each. Values stay the bytes they are.</summary>
internal static class EnvironmentBlock
{
    /// <summary>The longest entry that a program can be given, in bytes, the zero at its end included.</summary>
    /// <remarks>execve(2), MAX_ARG_STRLEN: 32 pages.</remarks>
    public const int LongestEntry = 128 << 10;

    /// <summary>The entries by name, in their order; of a name that comes twice, the first. Text without a name is left out.</summary>
    public static IReadOnlyDictionary<string, byte[]> Parse(ReadOnlySpan<byte> block)
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var range in block.Split((byte)0))
        {
            var entry = block[range];
            if (entry.IndexOf((byte)'=') is var equals and > 0) entries.TryAdd(Encoding.UTF8.GetString(entry[..equals]), entry.ToArray());
        }

        return entries;
    }

    /// <summary>The block of these entries.</summary>
    public static byte[] Of(IEnumerable<string> entries) => Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => entry + "\0")));

    /// <summary>The variables with the container's paths as the host's, as entries. One that would become too long stays as it is.</summary>
    /// <param name="variables">The step's variables.</param>
    /// <param name="paths">The directories of both sides.</param>
    public static IReadOnlyList<string> ForHost(IReadOnlyDictionary<string, string> variables, PathMapping paths)
    {
        var secrets = SecretVariables.In(variables);
        return [.. variables.Where(variable => variable.Key.Length > 0).Select(variable =>
        {
            var mapped = $"{variable.Key}={(secrets.Contains(variable.Key) ? variable.Value : paths.ToHost(variable.Value))}";
            return Encoding.UTF8.GetByteCount(mapped) < LongestEntry ? mapped : $"{variable.Key}={variable.Value}";
        })];
    }

    /// <summary>The environment that the step would have without a container: that of the place, and over it what the step was given.</summary>
    /// <param name="place">The environment of the runner's process, or of the job's container.</param>
    /// <param name="given">What was handed over, from <see cref="GivenEnvironment"/>.</param>
    public static IReadOnlyDictionary<string, byte[]> Over(IReadOnlyDictionary<string, byte[]> place, IReadOnlyDictionary<string, byte[]> given)
    {
        var entries = new Dictionary<string, byte[]>(place, StringComparer.Ordinal);
        foreach (var (name, entry) in given) entries[name] = entry;
        return entries;
    }
}
