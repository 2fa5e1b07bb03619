using System.Runtime.Versioning;
using Depot.Actions.Container;
using Depot.Actions.Errors;

namespace Depot.Actions.Host.Job;

/// <summary>
/// The directory from which our program starts in the job's container: the program, and all libraries of our image with their loader, since
/// that container may have another C library, an older one, or none.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class JobStage : IDisposable
{
    private const int RemoveTries = 5;
    private const string ProgramName = "depot-actions";
    private const string LibraryDirectory = "lib";
    private const string WorkDirectory = "work";
    private const string Certificates = "certificates.pem";
    private const UnixFileMode AnyoneReads = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Readable = (UnixFileMode)0b111_101_101;
    private static readonly string[] Libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64"];

    private readonly string _directory;
    private readonly string _there;
    private IDisposable? _hold;

    private JobStage(BindMount shared, string name) => (_directory, _there) = (Path.Combine(shared.Container, name), Path.Combine(shared.Host, name));

    /// <summary>Its random name, by which all that is started from it can be distinguished from everything else.</summary>
    public string Name => Path.GetFileName(_directory);

    /// <summary>Makes a stage in a directory that both containers have.</summary>
    /// <param name="shared">The directory under its names here and there.</param>
    /// <param name="program">Path of the program to copy.</param>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written to.</exception>
    public static JobStage Create(BindMount shared, string program)
    {
        var stage = new JobStage(shared, StageSign.Prefix + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        try
        {
            // The user of the job's container must be able to read it, and to write in one of its directories. That user is unknown, so
            // every user has the permission, as in /tmp.
            MakeDirectory(stage._directory, Readable);
            stage._hold = StageSign.Make(stage._directory);
            File.SetUnixFileMode(StageSign.Of(stage._directory), AnyoneReads);
            MakeDirectory(Path.Combine(stage._directory, LibraryDirectory), Readable);
            MakeDirectory(Path.Combine(stage._directory, WorkDirectory), (UnixFileMode)0b1_111_111_111);
            Copy(program, Path.Combine(stage._directory, ProgramName));
            foreach (var library in ImageLibraries()) Copy(library, Path.Combine(stage._directory, LibraryDirectory, Path.GetFileName(library)));
            if (File.Exists(ImageCertificates)) Copy(ImageCertificates, Path.Combine(stage._directory, Certificates));
            return stage;
        }
        catch
        {
            stage.Dispose();
            throw;
        }
    }

    /// <summary>The command that runs our program there.</summary>
    /// <param name="arguments">Its arguments.</param>
    public IReadOnlyList<string> Command(params IEnumerable<string> arguments) => Command(_there, Loader(Path.Combine(_directory, LibraryDirectory)), arguments);

    /// <summary>The same for the program that runs from a stage.</summary>
    public static IReadOnlyList<string> Command(string stage, IEnumerable<string> arguments) => Command(stage, Loader(Path.Combine(stage, LibraryDirectory)), arguments);

    /// <summary>The stage's path in the job's container.</summary>
    public string There => _there;

    /// <summary>The directory for the step's temporary files.</summary>
    public static string Work(string stage) => Path.Combine(stage, WorkDirectory);

    /// <summary>The certificates of public authorities, for a container without certificates.</summary>
    public static string CertificatesOf(string stage) => Path.Combine(stage, Certificates);

    /// <summary>Makes sure that this very program runs from the stage, which is removed at its end.</summary>
    /// <exception cref="StepException">It was started by hand.</exception>
    public static void Require(string stage)
    {
        // The process is the loader of the stage, whose directory may have another path here, by a link.
        var own = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Environment.ProcessPath)));
        if (own is not null && own.StartsWith(StageSign.Prefix, StringComparison.Ordinal) && own == Path.GetFileName(stage)) return;
        throw HandOffArguments.StartedByHand(HandOffArguments.InJob, stage);
    }

    /// <summary>Removes the directory, also when it is gone already.</summary>
    public void Dispose()
    {
        Remove(_directory);
        _hold?.Dispose();
    }

    /// <summary>Removes a stage as far as the permissions allow. Two processes may remove it at the same time.</summary>
    public static void Remove(string stage)
    {
        for (var tried = 0; tried < RemoveTries && Directory.Exists(stage); tried++)
        {
            try
            {
                Directory.Delete(stage, recursive: true);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // It is already removed, or root's process removes it, or another thread of this process does.
                Thread.Sleep(5);
            }
        }
    }

    private static string ImageCertificates => "/etc/ssl/certs/ca-certificates.crt";

    private static IEnumerable<string> ImageLibraries() => Libraries.Where(Directory.Exists)
        .SelectMany(directory => Directory.EnumerateFiles(directory, "*.so*", SearchOption.AllDirectories)).DistinctBy(Path.GetFileName);

    private static string Loader(string libraries) => Directory.EnumerateFiles(libraries, "ld-linux*").Select(Path.GetFileName).FirstOrDefault() ?? "ld-linux.so";

    private static List<string> Command(string stage, string loader, IEnumerable<string> arguments)
    {
        var libraries = Path.Combine(stage, LibraryDirectory);
        return [Path.Combine(libraries, loader), "--library-path", libraries, Path.Combine(stage, ProgramName), .. arguments];
    }

    // The mode is set again, because the umask of this process reduces the first one.
    private static void MakeDirectory(string path, UnixFileMode mode)
    {
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, mode);
    }

    private static void Copy(string from, string to)
    {
        File.Copy(from, to);
        File.SetUnixFileMode(to, Readable);
    }
}
