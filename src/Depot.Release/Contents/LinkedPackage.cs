using System.Text.Json;
using Depot.Release.Errors;

namespace Depot.Release.Contents;

/// <summary>
/// A NuGet package whose code is linked into the program. The program does not show it, so it is read from the restore of the build.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
internal sealed record LinkedPackage(string Name, string Version)
{
    // The compiler and its tools, whose code is not in the program.
    private static readonly string[] Tools = ["Microsoft.NET.ILLink.", "Microsoft.DotNet.ILCompiler", "runtime."];

    // The runtime is not a library of the project. Advisories name both of its packages.
    private const string Runtime = "Microsoft.NETCore.App.Runtime.";

    /// <summary>The package URL, by which scanners know it.</summary>
    public string Purl => $"pkg:nuget/{Name}@{Version}";

    /// <summary>Reads a <c>project.assets.json</c>, in the order of the names.</summary>
    /// <exception cref="ReleaseException">The project was restored without a platform, so the runtime is missing.</exception>
    public static IReadOnlyList<LinkedPackage> Read(string file)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(file));
        var libraries = assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')).Select(name => new LinkedPackage(name[0], name[1]))
            .Where(package => !Tools.Any(tool => package.Name.StartsWith(tool, StringComparison.Ordinal)));
        var runtime = assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .SelectMany(framework => framework.Value.TryGetProperty("downloadDependencies", out var all) ? all.EnumerateArray() : [])
            .Select(package => new LinkedPackage(package.GetProperty("name").GetString()!, package.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]))
            .Where(package => package.Name.StartsWith(Runtime, StringComparison.Ordinal)).ToList();
        if (runtime.Count == 0) throw new ReleaseException($"{file} names no runtime. Write it with 'dotnet restore src/Depot.Actions --runtime linux-x64'.");
        return [.. libraries.Concat(runtime).Distinct().OrderBy(package => package.Name, StringComparer.Ordinal)];
    }
}
