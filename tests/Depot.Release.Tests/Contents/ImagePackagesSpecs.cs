using CliWrap;
using CliWrap.Buffered;

namespace Depot.Release.Tests.Contents;

/// <summary>src/Depot.Actions/image-packages.sh, which says in the image which packages it is made of.</summary>
public sealed class ImagePackagesSpecs : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("depot-release-packages");

    public ImagePackagesSpecs() => Assert.SkipUnless(File.Exists("/usr/bin/dpkg-query"), "This is no Debian or Ubuntu.");

    [Fact(Timeout = 60_000)]
    public async Task Debian_s_own_program_reads_the_entries()
    {
        await ShellAsync("for file in $(ldd /bin/sh | grep -oE '/[^ ]+'); do install -D \"$file\" \"root$file\"; done");

        (await ScriptAsync()).ExitCode.Should().Be(0);

        await ShellAsync("mkdir admin && for entry in root/var/lib/dpkg/status.d/*; do [[ $entry == *.md5sums ]] || { cat \"$entry\"; echo; }; done >admin/status");
        var read = await ShellAsync("dpkg-query --admindir admin --show --showformat '${db:Status-Abbrev}${Package} ${source:Package} ${Version}\\n'");
        var real = await ShellAsync("dpkg-query --show --showformat '${db:Status-Abbrev}${Package} ${source:Package} ${Version}\\n' base-files libc6");
        read.Should().Be(real);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_file_of_the_system_is_listed_with_its_checksum()
    {
        await ShellAsync("for file in $(ldd /bin/sh | grep -oE '/[^ ]+'); do install -D \"$file\" \"root$file\"; done");

        (await ScriptAsync()).ExitCode.Should().Be(0);

        await ShellAsync("cd root && cat var/lib/dpkg/status.d/*.md5sums | md5sum --check --strict --quiet");
        (await ShellAsync("cd root && find . -type f -not -path './var/*' | wc -l")).Should().Be(await ShellAsync("cat root/var/lib/dpkg/status.d/*.md5sums | wc -l"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_that_belongs_to_no_package_is_refused()
    {
        await ShellAsync("mkdir -p root/usr/lib && echo >root/usr/lib/nobody-knows-it.so");

        var result = await ScriptAsync();

        result.ExitCode.Should().Be(1);
        result.StandardError.Should().Be("image-packages.sh: /usr/lib/nobody-knows-it.so belongs to no package\n");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task<BufferedCommandResult> ScriptAsync() =>
        await Cli.Wrap(Path.Combine(TestSource.Repository, "src", "Depot.Actions", "image-packages.sh")).WithArguments("root")
            .WithWorkingDirectory(_directory.FullName).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();

    private async Task<string> ShellAsync(string script) =>
        (await Cli.Wrap("bash").WithArguments(["-euo", "pipefail", "-c", script]).WithWorkingDirectory(_directory.FullName).ExecuteBufferedAsync()).StandardOutput;
}
