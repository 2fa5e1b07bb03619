using System.Diagnostics;
using System.Globalization;

namespace ActionsRunner.Machines;

/// <summary>The ordinary user whom a runner's steps run as.</summary>
/// <param name="Uid">0 or more; null where we are that user already.</param>
/// <param name="Gid">The user's own group.</param>
/// <param name="Groups">Further groups, such as the one that owns the Engine's socket.</param>
public sealed record RunnerUser(int? Uid, int Gid, IReadOnlyList<int> Groups)
{
    // No account has this number, and none is needed: what a step needs of one is its home directory, which HOME names.
    private const int OrdinaryUid = 4242;

    /// <summary>When we are root, a user of its own in the group of this file; otherwise ourselves.</summary>
    public static RunnerUser InGroupOf(string file) =>
        Environment.IsPrivilegedProcess ? new(OrdinaryUid, OrdinaryUid, [GroupOf(file)]) : new(null, 0, []);

    /// <summary>What stands before a command to run it as this user, with nothing of root's left. It becomes that command: the process id is the same.</summary>
    public IReadOnlyList<string> AsThisUser => Uid is null ? [] :
        ["setpriv", "--reuid", Text(Uid.Value), "--regid", Text(Gid), "--groups", string.Join(',', Groups.Append(Gid).Select(Text)), "--inh-caps=-all"];

    /// <summary>Gives a file, or a directory with all that is in it, to the user.</summary>
    public void Own(string path)
    {
        if (Uid is { } uid) Tool("chown", "-R", "-h", $"{Text(uid)}:{Text(Gid)}", path);
    }

    private static int GroupOf(string file) => int.Parse(Tool("stat", "-L", "-c", "%g", file), CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Tool(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed");
    }
}
