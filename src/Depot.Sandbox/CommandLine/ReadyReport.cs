using System.Text.Json;
using System.Text.Json.Nodes;
using Depot.Sandbox.Configuration;

namespace Depot.Sandbox.CommandLine;

/// <summary>The output of the program once the sandbox answers.</summary>
internal static class ReadyReport
{
    /// <summary>Lines a shell can evaluate.</summary>
    public static string Exports(IReadOnlyDictionary<string, string> environment) =>
        string.Concat(environment.Select(pair => $"export {pair.Key}='{pair.Value.Replace("'", @"'\''", StringComparison.Ordinal)}'\n"));

    /// <summary>
    /// Writes the file under another name first, so that it appears complete. Only its owner has permission to read the tokens.
    /// </summary>
    public static void Write(string path, SandboxUrls urls, IReadOnlyDictionary<string, string> environment)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(temporary, create)) writer.Write(Json(urls, environment));
        File.Move(temporary, path, overwrite: true);
    }

    private static string Json(SandboxUrls urls, IReadOnlyDictionary<string, string> environment)
    {
        var variables = new JsonObject();
        foreach (var (name, value) in environment) variables[name] = value;
        return new JsonObject
        {
            ["pid"] = Environment.ProcessId,
            ["api"] = urls.Api,
            ["web"] = urls.Web,
            ["buildKit"] = urls.BuildKit,
            ["release"] = urls.Release,
            ["oidcRequest"] = urls.OidcRequest,
            ["oidcExchange"] = urls.OidcExchange,
            ["publicOidc"] = urls.PublicOidc,
            ["control"] = urls.Control,
            ["environment"] = variables,
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
