using System.Text;
using System.Text.Json.Nodes;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>Third-party actions, played by what they do to the machine: files in the home folder, programs on PATH, variables.</summary>
internal sealed class StandIns
{
    /// <summary>Plays Docker Hub: the registry of a login that names none.</summary>
    public PrivateRegistry? Hub { get; init; }

    /// <summary>Plays Amazon ECR, Google's or Azure's registry: whose credentials the cloud's login yields.</summary>
    public PrivateRegistry? Cloud { get; init; }

    /// <summary>Uploaded artifacts by name: relative paths of their files.</summary>
    public Dictionary<string, string[]> Artifacts { get; } = [];

    /// <summary>Plays one step.</summary>
    /// <returns>The outputs of the step.</returns>
    public IReadOnlyDictionary<string, string> Run(string uses, IReadOnlyDictionary<string, string> with, LabSession session)
    {
        switch (uses)
        {
            // The test has written the workspace.
            case "actions/checkout@v4":
            case "google-github-actions/auth@v3":
                break;
            case "docker/login-action@v3":
                LogIn(session, with.GetValueOrDefault("registry") ?? Hub!.Host, with["username"], with["password"]);
                break;
            case "aws-actions/configure-aws-credentials@v4":
                session.Variables["AWS_ACCESS_KEY_ID"] = "test";
                session.Variables["AWS_REGION"] = with["aws-region"];
                break;
            case "aws-actions/amazon-ecr-login@v2":
                session.Variables.Should().ContainKey("AWS_ACCESS_KEY_ID");
                LogIn(session, Cloud!.Host, Cloud.User, Cloud.Password);
                return new Dictionary<string, string> { ["registry"] = Cloud.Host };
            case "google-github-actions/setup-gcloud@v3":
                InstallGcloud(session);
                break;
            case "azure/login@v2":
                InstallAz(session);
                break;
            case "actions/upload-artifact@v4":
                var folder = Path.Combine(session.Workspace, with["path"]);
                // The real one only warns when there is nothing at the path.
                Artifacts[with["name"]] = !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
                break;
            default:
                throw new NotSupportedException(uses);
        }

        return new Dictionary<string, string>();
    }

    private static void LogIn(LabSession session, string registry, string user, string password) =>
        Change(session, config => Member(config, "auths")[registry] =
            new JsonObject { ["auth"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")) });

    // `gcloud auth configure-docker HOST` names a credential helper, a program of its own on PATH that the CLI runs.
    private void InstallGcloud(LabSession session)
    {
        var config = DockerConfig(session);
        Program(session, "gcloud", $$"""
            [ "$1 $2" = "auth configure-docker" ] || exit 2
            mkdir -p "$(dirname '{{config}}')"
            printf '{"credHelpers":{"%s":"gcloud"} }' "$3" > '{{config}}'
            """);
        Program(session, "docker-credential-gcloud", $$"""
            [ "$1" = get ] || exit 1
            read -r server
            [ "$server" = '{{Cloud!.Host}}' ] || { echo 'credentials not found in native keychain'; exit 1; }
            printf '{"ServerURL":"%s","Username":"{{Cloud.User}}","Secret":"{{Cloud.Password}}" }' "$server"
            """);
    }

    // `az acr login` runs `docker login` with a token of its own.
    private void InstallAz(LabSession session)
    {
        var config = DockerConfig(session);
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Cloud!.User}:{Cloud.Password}"));
        Program(session, "az", $$"""
            [ "$1 $2 $3" = "acr login --name" ] || exit 2
            mkdir -p "$(dirname '{{config}}')"
            printf '{"auths":{"{{Cloud.Host}}":{"auth":"{{login}}" } } }' > '{{config}}'
            """);
    }

    private static void Program(LabSession session, string name, string script)
    {
        var path = Path.Combine(session.Bin, name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string DockerConfig(LabSession session) => Path.Combine(session.Home, ".docker", "config.json");

    private static void Change(LabSession session, Action<JsonObject> change)
    {
        var path = DockerConfig(session);
        var config = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        change(config);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, config.ToJsonString());
    }

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject there) return there;
        var made = new JsonObject();
        parent[name] = made;
        return made;
    }
}
