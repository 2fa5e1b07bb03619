using System.Runtime.InteropServices;
using Depot.Actions.Errors;

namespace Depot.Actions.Install;

/// <summary>A platform as the release service and the tool cache name it, which is how Node.js does.</summary>
/// <param name="System"><c>linux</c>, <c>darwin</c> or <c>win32</c>.</param>
/// <param name="Architecture"><c>x64</c>, <c>arm64</c>, <c>arm</c> or <c>ia32</c>.</param>
public sealed record ReleasePlatform(string System, string Architecture)
{
    /// <summary>File name of the CLI.</summary>
    public string Program => System == "win32" ? "depot.exe" : "depot";

    /// <summary>The platform of this process.</summary>
    /// <exception cref="StepException">There is no CLI for it.</exception>
    public static ReleasePlatform OfThisProcess() => new(
        OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
        NameOf(RuntimeInformation.ProcessArchitecture));

    /// <summary>The name of an architecture.</summary>
    /// <exception cref="StepException">There is no CLI for it.</exception>
    public static string NameOf(Architecture architecture) => architecture switch
    {
        global::System.Runtime.InteropServices.Architecture.X64 => "x64",
        global::System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        global::System.Runtime.InteropServices.Architecture.Arm => "arm",
        global::System.Runtime.InteropServices.Architecture.X86 => "ia32",
        var other => throw new StepException($"There is no Depot CLI for {other} processors."),
    };

    /// <summary>Such as <c>linux/x64</c>.</summary>
    public override string ToString() => $"{System}/{Architecture}";
}
