using System.Text.Json;
using System.Text.Json.Nodes;

namespace Depot.Sandbox.CommandLine;

/// <summary>What the program says once the sandbox answers.</summary>
internal static class ReadyReport
{
    /// <summary>Lines a shell can evaluate.</summary>
    public static string Exports(IReadOnlyDictionary<string, string> environment) =>
        string.Concat(environment.Select(pair => $"export {pair.Key}='{pair.Value.Replace("'", @"'\''", StringComparison.Ordinal)}'\n"));

    /// <summary>Writes the file under another name first: who sees it sees all of it. Only its owner may read the tokens inside.</summary>
    public static void Write(string path, DepotSandbox sandbox)
    {
        var temporary = $"{path}.{System.Environment.ProcessId}";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(temporary, create)) writer.Write(Json(sandbox));
        File.Move(temporary, path, overwrite: true);
    }

    private static string Json(DepotSandbox sandbox)
    {
        var environment = new JsonObject();
        foreach (var (name, value) in sandbox.Environment) environment[name] = value;
        return new JsonObject
        {
            ["pid"] = System.Environment.ProcessId,
            ["api"] = sandbox.Urls.Api,
            ["web"] = sandbox.Urls.Web,
            ["buildKit"] = sandbox.Urls.BuildKit,
            ["release"] = sandbox.Urls.Release,
            ["oidcRequest"] = sandbox.Urls.OidcRequest,
            ["oidcExchange"] = sandbox.Urls.OidcExchange,
            ["publicOidc"] = sandbox.Urls.PublicOidc,
            ["control"] = sandbox.Urls.Control,
            ["environment"] = environment,
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
