using ActionsRunner.Jobs;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>Third-party actions, played by what they do to the machine: files in the home directory, programs on PATH, variables.</summary>
internal sealed class StandIns
{
    /// <summary>Plays Docker Hub: the registry of a login that names none.</summary>
    public PrivateRegistry? Hub { get; init; }

    /// <summary>Plays Amazon ECR, Google's or Azure's registry: whose credentials the cloud's login yields.</summary>
    public PrivateRegistry? Cloud { get; init; }

    /// <summary>Uploaded artifacts by name: relative paths of their files.</summary>
    public Dictionary<string, string[]> Artifacts { get; } = [];

    /// <summary>Adds them all to the actions of a job.</summary>
    public ActionTable AddTo(ActionTable actions) => actions
        // The test has written the workspace.
        .Add("actions/checkout@v4", _ => { })
        .Add("google-github-actions/auth@v3", _ => { })
        .Add("docker/login-action@v3", step => DockerLogin.Auths(
            step.Machine, step.Inputs.GetValueOrDefault("registry") ?? Hub!.Host, step.Required("username"), step.Required("password")))
        .Add("aws-actions/configure-aws-credentials@v4", step =>
        {
            step.Exports["AWS_ACCESS_KEY_ID"] = "test";
            step.Exports["AWS_REGION"] = step.Required("aws-region");
        })
        .Add("aws-actions/amazon-ecr-login@v2", step =>
        {
            step.Environment.Should().ContainKey("AWS_ACCESS_KEY_ID");
            DockerLogin.Auths(step.Machine, Cloud!.Host, Cloud.User, Cloud.Password);
            step.Outputs["registry"] = Cloud.Host;
        })
        .Add("google-github-actions/setup-gcloud@v3", InstallGcloud)
        .Add("azure/login@v2", InstallAz)
        .Add("actions/upload-artifact@v4", Upload);

    // `gcloud auth configure-docker HOST` names a credential helper, a program of its own on PATH that the CLI runs.
    private void InstallGcloud(StandInStep step)
    {
        step.Machine.Install("gcloud", """
            #!/bin/sh
            [ "$1 $2" = "auth configure-docker" ] || exit 2
            mkdir -p ~/.docker
            printf '{"credHelpers":{"%s":"gcloud"}}' "$3" > ~/.docker/config.json
            """);
        DockerLogin.Helper(step.Machine, "gcloud", Cloud!);
    }

    // `az acr login` runs `docker login` with a token of its own.
    private void InstallAz(StandInStep step) => step.Machine.Install("az", $$"""
        #!/bin/sh
        [ "$1 $2 $3" = "acr login --name" ] || exit 2
        mkdir -p ~/.docker
        printf '{"auths":{"{{Cloud!.Host}}":{"auth":"{{DockerLogin.Encoded(Cloud.User, Cloud.Password)}}" } } }' > ~/.docker/config.json
        """);

    // The real one only warns when there is nothing at the path.
    private void Upload(StandInStep step)
    {
        var directory = Path.Combine(step.Machine.Directories.Workspace, step.Required("path"));
        Artifacts[step.Required("name")] = !Directory.Exists(directory) ? [] :
            [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file))];
    }
}
