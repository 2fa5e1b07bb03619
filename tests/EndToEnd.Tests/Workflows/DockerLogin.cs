using System.Text;
using System.Text.Json.Nodes;
using ActionsRunner.Machines;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>The three ways in which a login may lie in a runner's <c>~/.docker/config.json</c>.</summary>
internal static class DockerLogin
{
    /// <summary>Removes all logins.</summary>
    public static void Forget(Machine machine) => File.Delete(PathOf(machine));

    /// <summary>The credential itself, as <c>docker login</c> leaves it where there is no helper.</summary>
    public static void Auths(Machine machine, string registry, string user, string password) =>
        Change(machine, config => Member(config, "auths")[registry] = new JsonObject { ["auth"] = Encoded(user, password) });

    /// <summary>A helper for this registry only.</summary>
    public static void CredHelpers(Machine machine, PrivateRegistry registry)
    {
        Helper(machine, "of-the-host", registry);
        Change(machine, config => Member(config, "credHelpers")[registry.Host] = "of-the-host");
    }

    /// <summary>A helper for all registries.</summary>
    public static void CredsStore(Machine machine, PrivateRegistry registry)
    {
        Helper(machine, "of-the-host", registry);
        Change(machine, config =>
        {
            config["credsStore"] = "of-the-host";
            Member(config, "auths")[registry.Host] = new JsonObject();
        });
    }

    /// <summary>Installs a helper that knows one registry: it exists on the host only.</summary>
    public static void Helper(Machine machine, string name, PrivateRegistry registry) => machine.Install("docker-credential-" + name, $$"""
        #!/bin/sh
        [ "$1" = get ] || exit 1
        read -r server
        [ "$server" = '{{registry.Host}}' ] || { echo 'credentials not found in native keychain'; exit 1; }
        printf '{"ServerURL":"%s","Username":"{{registry.User}}","Secret":"{{registry.Password}}" }' "$server"
        """);

    public static string Encoded(string user, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    private static string PathOf(Machine machine) => Path.Combine(machine.Directories.Home, ".docker", "config.json");

    private static void Change(Machine machine, Action<JsonObject> change)
    {
        var path = PathOf(machine);
        var config = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        change(config);
        machine.Write(path, config.ToJsonString());
    }

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject there) return there;
        var made = new JsonObject();
        parent[name] = made;
        return made;
    }
}
