using Depot.Actions.Errors;
using Depot.Actions.Text;

namespace Depot.Actions.Checks;

/// <summary>Checks the input <c>platforms</c>.</summary>
/// <remarks>containerd/platforms, Parse: <c>os/arch[/variant]</c>, or one of them alone; anything without spaces passes as such, known or not.</remarks>
internal static class PlatformCheck
{
    private static readonly string[] Systems = ["linux", "windows", "darwin", "freebsd", "wasi", "wasip1", "js"];

    private static readonly string[] Architectures =
    [
        "amd64", "arm64", "arm", "386", "ppc64le", "ppc64", "s390x", "riscv64", "loong64", "mips64le", "mips64", "mipsle", "mips", "wasm",
        "x86_64", "x86-64", "aarch64", "i386", "armhf", "armel",
    ];

    /// <summary>Fails on an invalid platform.</summary>
    /// <exception cref="InputException">The message says what to write.</exception>
    public static void Validate(IReadOnlyList<string> platforms)
    {
        foreach (var platform in platforms)
        {
            var separate = platform.Split([' ', '\t', ';', '|'], StringSplitOptions.RemoveEmptyEntries);
            if (separate.Length > 1 && separate.All(part => part.Contains('/', StringComparison.Ordinal)))
            {
                throw new InputException("platforms", $"'{platform}' contains several platforms; write '{string.Join(',', separate)}', or one per line.");
            }

            if (platform.Contains('/', StringComparison.Ordinal) || platform == "local" || IsSystem(platform) || IsArchitecture(platform)) continue;
            throw new InputException("platforms", $"'{platform}' is not a valid platform; write {Suggested(platform) ?? "os/architecture, such as 'linux/amd64'"}.");
        }
    }

    /// <summary>Warns about an unknown platform.</summary>
    /// <param name="platforms">Platforms that have passed <see cref="Validate"/>.</param>
    public static IEnumerable<string> GetWarnings(IReadOnlyList<string> platforms) =>
        from platform in platforms
        let parts = platform.Split('/')
        where parts.Length > 1 && !(IsSystem(parts[0]) && IsArchitecture(parts[1]))
        select $"Input 'platforms': '{platform}' is not a known platform; write {Suggested(platform) ?? "os/architecture, such as 'linux/amd64'"}.";

    private static bool IsSystem(string text) => Systems.Contains(text.Split('(')[0], StringComparer.OrdinalIgnoreCase);

    private static bool IsArchitecture(string text) => Architectures.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string? Suggested(string platform)
    {
        var parts = platform.Split(['/', '-', '_', ':'], 3);
        if (parts.Length < 2) return Spelling.Nearest(platform, Architectures) is { } alone ? $"'linux/{alone}'" : null;
        return Spelling.Nearest(parts[0], Systems) is { } system && Spelling.Nearest(parts[1], Architectures) is { } architecture
            ? $"'{system}/{architecture}{(parts.Length > 2 ? "/" + parts[2] : "")}'" : null;
    }
}
