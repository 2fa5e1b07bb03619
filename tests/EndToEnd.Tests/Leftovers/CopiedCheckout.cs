using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary>
/// A clean checkout of what is here, with what was built here, so that <c>./dev</c> runs whole and compiles nothing: a program on PATH
/// stands in for the SDK, and ones for the compiler and the emulator of the other processor.
/// </summary>
internal sealed class CopiedCheckout : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("left");

    public CopiedCheckout()
    {
        var files = Git(Lab.Repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(file => File.Exists(Path.Combine(Lab.Repository, file)))) Copy(Path.Combine(Lab.Repository, file), Path.Combine(Root, file));
        foreach (var place in new[] { "release", "release_linux-x64", "release_linux-arm64" })
            Copy(Lab.Program, Path.Combine(Root, "artifacts", "publish", "Depot.Actions", place, "depot-actions"));
        Copy(Lab.Program, Path.Combine(Root, "artifacts", "publish", "depot-actions"));
        foreach (var project in Directory.EnumerateDirectories(Path.Combine(Lab.Repository, "artifacts", "bin")).Select(Path.GetFileName)) LinkBuilt(project!);
        // What a restore for a platform would have written.
        var assets = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "obj", "Depot.Actions"));
        File.WriteAllText(Path.Combine(assets.FullName, "project.assets.json"),
            """{"libraries": {}, "project": {"frameworks": {"net10.0": {"downloadDependencies": [{"name": "Microsoft.NETCore.App.Runtime.linux-x64", "version": "[10.0.0, 10.0.0]"}]}}}}""");
        Program("dotnet", "exit 0");
        Program("aarch64-linux-gnu-gcc", "exit 0");
        Program("qemu-aarch64", "shift 2; exec \"$@\"");
        Directory.CreateDirectory(Temp);
        Git(Root, "init", "--quiet");
        Git(Root, "add", "--all");
        Git(Root, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "All of it");
    }

    /// <summary>The checkout.</summary>
    public string Root => Path.Combine(_directory.FullName, "c");

    /// <summary>The directory for temporary files, empty at the start. Short, since sockets are in it.</summary>
    public string Temp => Path.Combine(_directory.FullName, "t");

    /// <summary>The directory that is first on PATH.</summary>
    public string Programs => Path.Combine(_directory.FullName, "bin");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Puts a shell script on PATH.</summary>
    public void Program(string name, string script)
    {
        Directory.CreateDirectory(Programs);
        var file = Path.Combine(Programs, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // The tests have built it for debugging, and that does where ./dev looks for a release.
    private void LinkBuilt(string project)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "bin", project)).FullName;
        foreach (var configuration in new[] { "debug", "release" })
            Directory.CreateSymbolicLink(Path.Combine(folder, configuration), Path.Combine(Lab.Repository, "artifacts", "bin", project, "debug"));
    }

    private static void Copy(string file, string copy)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    private static string Git(string directory, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new InvalidOperationException($"git {arguments[0]} failed");
    }
}
