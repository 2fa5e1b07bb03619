using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Native;

/// <summary>A file of others that cannot be read is one sentence with its path and its input. The user is an ordinary one; the CLI is a script.</summary>
public sealed class UnreadableFileSpecs : IDisposable
{
    private const int Limit = 120_000;
    private const string Ordinary = "1000";
    private const UnixFileMode All = (UnixFileMode)0b111_111_111;
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-unreadable-").FullName;

    public UnreadableFileSpecs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Lab.Program), "There is no published program: run ./dev publish.");
        foreach (var directory in new[] { _root, Workspace, Temp, Bin })
        {
            Directory.CreateDirectory(directory);
            File.SetUnixFileMode(directory, All);
        }

        File.Copy(Lab.Program, Program);
        File.WriteAllText(Path.Combine(Bin, "depot"), "#!/bin/sh\necho 'ERROR: permission denied' >&2\nexit 1\n");
        foreach (var program in new[] { Program, Path.Combine(Bin, "depot") }) File.SetUnixFileMode(program, All);
        Write("Dockerfile", "FROM scratch\n");
    }

    private string Workspace => Path.Combine(_root, "workspace");

    private string Temp => Path.Combine(_root, "temp");

    private string Bin => Path.Combine(_root, "bin");

    private string Program => Path.Combine(Bin, "depot-actions");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Files that a definition leads to, and what can be in their place.</summary>
    public static MatrixTheoryData<string, string> OfDefinitions => new(
        [".env", "env_file", "include", "extends", "docker-bake.hcl"],
        ["without rights", "a directory", "a FIFO", "/dev/zero", "/dev/ptmx"]);

    [Theory(Timeout = Limit)]
    [MemberData(nameof(OfDefinitions))]
    public async Task An_unreadable_definition_is_one_sentence_with_the_path_and_the_input(string what, string kind)
    {
        var name = what is ".env" or "docker-bake.hcl" ? what : "other.file";
        Write("compose.yaml", what switch
        {
            "env_file" => $"services: {{a: {{build: ., env_file: {name}}}}}\n",
            "include" => $"include: [{name}]\nservices: {{a: {{build: .}}}}\n",
            "extends" => $"services: {{a: {{build: ., extends: {{file: {name}, service: b}}}}}}\n",
            _ => "services: {a: {build: .}}\n",
        });
        Make(name, kind);

        foreach (var action in new[] { "bake", "matrix" })
        {
            var (exit, output, errors) = await RunAsync(action);

            exit.Should().Be(1, output + errors);
            Errors(output).Should().ContainSingle().Which.Should().StartWith("::error::Input 'files': the definition cannot be read: ").And.Contain(name);
            (output + errors).Should().NotContain("   at ").And.NotContain("defect");
        }

        var plan = await RunAsync("plan");

        (plan.Exit, plan.Output).Should().Be((1, ""));
        plan.Errors.TrimEnd('\n').Should().Contain(name).And.NotContain("\n");
    }

    [Theory(Timeout = Limit)]
    [InlineData("", "without rights", "Input 'file': it is empty, and 'Dockerfile' of the context cannot be read (WORKSPACE/Dockerfile): permission denied: the user of this step cannot read it.")]
    [InlineData("Dockerfile", "without rights", "Input 'file': 'Dockerfile' cannot be read (WORKSPACE/Dockerfile): permission denied: the user of this step cannot read it.")]
    [InlineData("Dockerfile", "a FIFO", "Input 'file': 'Dockerfile' cannot be read (WORKSPACE/Dockerfile): it is no regular file.")]
    [InlineData("Dockerfile", "/dev/zero", "Input 'file': 'Dockerfile' cannot be read (WORKSPACE/Dockerfile): it is no regular file.")]
    [InlineData("Dockerfile", "/dev/ptmx", "Input 'file': 'Dockerfile' cannot be read (WORKSPACE/Dockerfile): it is no regular file.")]
    [InlineData("Dockerfile", "a directory", "Input 'file': 'Dockerfile' does not exist. The path starts at WORKSPACE. It is a directory; write the path of the file.")]
    public async Task An_unreadable_Dockerfile_is_one_sentence_with_the_path_and_the_input(string file, string kind, string error)
    {
        Make("Dockerfile", kind);

        var (exit, output, _) = await RunAsync("build-push", ("INPUT_FILE", file));

        exit.Should().Be(1);
        Errors(output).Should().Equal("::error::" + error.Replace("WORKSPACE", Workspace, StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit)]
    [InlineData("without rights", "permission denied: the user of this step cannot read it")]
    [InlineData("a FIFO", "it is no regular file")]
    public async Task An_unreadable_Dockerfile_of_a_target_is_one_sentence_with_the_path_and_the_input(string kind, string problem)
    {
        Write("docker-bake.hcl", "target \"default\" {}\n");
        Make("Dockerfile", kind);

        var (exit, output, _) = await RunAsync("bake");

        exit.Should().Be(1);
        Errors(output).Should().Equal($"::error::Bake target 'default': the Dockerfile 'Dockerfile' cannot be read ({Workspace}/Dockerfile): {problem}.");
    }

    [Theory(Timeout = Limit)]
    [InlineData("without rights", "permission denied: the user of this step cannot read it")]
    [InlineData("a FIFO", "it is no regular file")]
    [InlineData("/dev/zero", "it is no regular file")]
    public async Task An_unreadable_secret_is_one_sentence_with_the_path_and_the_input(string kind, string problem)
    {
        Make("key", kind);

        var (exit, output, _) = await RunAsync("build-push", ("INPUT_SECRET-FILES", "k=key"));

        exit.Should().Be(1);
        Errors(output).Should().Equal($"::error::Input 'secret-files': the secret 'k' names a file that cannot be read ({Workspace}/key): {problem}.");
    }

    private static List<string> Errors(string output) => [.. output.Split('\n').Where(line => line.StartsWith("::error", StringComparison.Ordinal))];

    private void Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Workspace, name), text);
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(Path.Combine(Workspace, name), All);
    }

    private void Make(string name, string kind)
    {
        var path = Path.Combine(Workspace, name);
        File.Delete(path);
        switch (kind)
        {
            case "without rights":
                File.WriteAllText(path, "A=1\n");
                if (OperatingSystem.IsLinux()) File.SetUnixFileMode(path, UnixFileMode.None);
                break;
            case "a directory": Directory.CreateDirectory(path); break;
            case "a FIFO":
                using (var made = Process.Start("mkfifo", ["--mode", "666", path])) made.WaitForExit();
                break;
            default: File.CreateSymbolicLink(path, kind); break;
        }
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(string action, params IEnumerable<(string Name, string Value)> inputs)
    {
        string[] command = Environment.UserName == "root" ? ["setpriv", "--reuid", Ordinary, "--regid", Ordinary, "--clear-groups", Program, action] : [Program, action];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Workspace, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in new[]
        {
            ("PATH", Bin + ":/usr/bin:/bin"), ("HOME", Temp), ("RUNNER_TEMP", Temp), ("GITHUB_WORKSPACE", Workspace), ("INPUT_PROJECT", "p1"), ("INPUT_TOKEN", "t"), ("INPUT_CONTEXT", "."),
        }.Concat(inputs)) start.Environment[name] = value;
        using var step = Process.Start(start)!;
        var errors = step.StandardError.ReadToEndAsync();
        var output = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();
        return (step.ExitCode, output, await errors);
    }
}
