using System.Diagnostics;
using System.Reflection;

namespace Hcl2.Tests.Aot;

/// <summary>The library as native code: the checks are in Hcl2.Net.Aot.</summary>
public class PublishedLibrarySpecs
{
    private static readonly string Program = typeof(PublishedLibrarySpecs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "PublishedLibrary").Value!;

    [Fact(Timeout = ProcessorTime.Hang)]
    public async Task It_does_as_native_code_what_it_does_here()
    {
        Assert.SkipUnless(File.Exists(Program), "The library's native program is not published: run dotnet publish tests/Hcl2.Net.Aot --configuration Release.");

        using var process = Process.Start(new ProcessStartInfo(Program) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        output.Should().Be("28 of 28 hold\n");
        process.ExitCode.Should().Be(0);
    }
}
