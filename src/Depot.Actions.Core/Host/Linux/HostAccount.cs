using System.Globalization;
using System.Text;
using Depot.Bake.Files;

namespace Depot.Actions.Host.Linux;

/// <summary>A user as the files of a system describe it, for the case that no process of the user is visible.</summary>
/// <param name="Group">The user's own group.</param>
/// <param name="Groups">All groups, including the user's own.</param>
/// <param name="Environment">The variables of a login: HOME, PATH and the like, and those that the machine sets for all users.</param>
internal sealed record HostAccount(uint Group, IReadOnlyList<uint> Groups, IReadOnlyDictionary<string, byte[]> Environment)
{
    private const int MostBytes = 16 << 20;
    private const string LoginPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Reads the files of the system we are in.</summary>
    /// <param name="user">The user.</param>
    /// <param name="group">The group of a user who has no account.</param>
    public static HostAccount Read(uint user, uint group) => Of(user, group, Text("/etc/passwd"), Text("/etc/group"), Text("/etc/environment"));

    /// <summary>The user by the strings of these files.</summary>
    /// <remarks>passwd(5), group(5), pam_env(8): lines of fields between colons; <c>NAME=value</c>, perhaps in quotes or after <c>export</c>.</remarks>
    public static HostAccount Of(uint user, uint group, string passwd, string groups, string environment)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = LoginPath };
        foreach (var (name, value) in Variables(environment)) variables[name] = value;
        var account = Lines(passwd).FirstOrDefault(fields => fields.Length > 6 && Number(fields[2]) == user);
        variables["HOME"] = account?[5] ?? "/";
        if (account is null) return new(group, [group], Entries(variables));

        variables["USER"] = variables["LOGNAME"] = account[0];
        if (account[6].Length > 0) variables["SHELL"] = account[6];
        var own = Number(account[3]) ?? group;
        var further = Lines(groups).Where(fields => fields.Length > 3 && fields[3].Split(',').Contains(account[0])).Select(fields => Number(fields[2])).OfType<uint>();
        return new(own, [.. further.Prepend(own).Distinct()], Entries(variables));
    }

    private static IEnumerable<string[]> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r').Split(':'));

    private static IEnumerable<(string Name, string Value)> Variables(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            var pair = line.StartsWith("export ", StringComparison.Ordinal) ? line[7..].TrimStart() : line;
            if (pair.StartsWith('#') || pair.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals)) continue;
            var value = pair[(equals + 1)..];
            yield return (pair[..equals], value is ['"' or '\'', .., _] && value[^1] == value[0] ? value[1..^1] : value);
        }
    }

    private static Dictionary<string, byte[]> Entries(Dictionary<string, string> variables) =>
        variables.ToDictionary(variable => variable.Key, variable => Encoding.UTF8.GetBytes($"{variable.Key}={variable.Value}"), StringComparer.Ordinal);

    private static uint? Number(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(string path)
    {
        try
        {
            return RegularFile.ReadText(path, MostBytes);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
