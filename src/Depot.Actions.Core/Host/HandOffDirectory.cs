using System.Globalization;
using System.Runtime.Versioning;
using Depot.Actions.Errors;
using Depot.Actions.Host.Linux;
using Depot.Bake.Files;

namespace Depot.Actions.Host;

/// <summary>The directory in the runner's temporary directory from which the program starts on the host, and in which it then works.</summary>
/// <remarks>
/// It belongs to the runner's user. The program removes its own file from it first, so a missing file shows that the step has begun; from
/// then on it must not be run a second time.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class HandOffDirectory : IDisposable
{
    private const string ProgramName = "depot-actions";
    private const string ExitCodeName = "exit-code";
    private const int LongestExitCode = 4 << 10;

    private IDisposable? _hold;

    private HandOffDirectory(string directory) => Directory = directory;

    /// <summary>Absolute path.</summary>
    public string Directory { get; }

    /// <summary>Path of the program.</summary>
    public string Program => Path.Combine(Directory, ProgramName);

    /// <summary>Whether the program has begun.</summary>
    public bool HasStarted => !File.Exists(Program);

    /// <summary>The exit code that the step wrote last; null if it is missing or incomplete.</summary>
    public int? ExitCode
    {
        get
        {
            try
            {
                return int.TryParse(RegularFile.ReadText(Path.Combine(Directory, ExitCodeName), LongestExitCode), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
            }
            catch (Exception none) when (none is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Makes a stage.</summary>
    /// <param name="temp">The runner's temporary directory.</param>
    /// <param name="program">Path of the program to copy.</param>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written to.</exception>
    public static HandOffDirectory Create(string temp, string program)
    {
        var stage = new HandOffDirectory(Path.Combine(temp, StageSign.Prefix + Path.GetRandomFileName()));
        try
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            System.IO.Directory.CreateDirectory(stage.Directory, Owner);
            stage._hold = StageSign.Make(stage.Directory);
            File.Copy(program, stage.Program);
            File.SetUnixFileMode(stage.Program, Owner);
            var (user, group) = LibC.OwnerOf(temp);
            LibC.SetOwner(StageSign.Of(stage.Directory), user, group);
            LibC.SetOwner(stage.Program, user, group);
            LibC.SetOwner(stage.Directory, user, group);
            return stage;
        }
        catch
        {
            stage.Dispose();
            throw;
        }
    }

    /// <summary>The stage from which this very program was started.</summary>
    /// <exception cref="StepException">It was started by hand, from a directory that is not a stage.</exception>
    public static HandOffDirectory OfThisProgram() => Of(Path.GetDirectoryName(Environment.ProcessPath)!);

    /// <inheritdoc cref="OfThisProgram"/>
    /// <param name="directory">The directory.</param>
    public static HandOffDirectory Of(string directory) =>
        Path.GetFileName(directory).StartsWith(StageSign.Prefix, StringComparison.Ordinal) && new HandOffDirectory(directory) is var stage && File.Exists(StageSign.Of(directory))
            ? stage : throw HandOffArguments.StartedByHand(HandOffArguments.OnHost, directory);

    /// <summary>Marks the step as begun.</summary>
    public void Start()
    {
        _hold = StageSign.Hold(Directory);
        File.Delete(Program);
    }

    /// <summary>Writes the exit code, which is known here 0.33 s before the Engine reports it.</summary>
    public void End(int exitCode)
    {
        try
        {
            File.WriteAllText(Path.Combine(Directory, ExitCodeName), exitCode.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // The Engine will report it.
        }
    }

    /// <summary>Removes the directory, also when it is gone already.</summary>
    public void Dispose()
    {
        try
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
        }

        _hold?.Dispose();
    }
}
