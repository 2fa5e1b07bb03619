using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Matrix;
using Depot.Actions.Step;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Mistakes;

/// <summary>A typical mistake in a workflow, and the three things that its message must say.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Write">Makes it in a workspace with a Dockerfile and a step with project and token.</param>
/// <param name="Where">Names the input or the target.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Instead">What to write or do.</param>
internal sealed record Mistake(string Name, Action<TestStep> Write, string Where, string What, string Instead)
{
    private Func<StepContext, Task<int>> Action { get; init; } = BuildPushAction.RunAsync;

    /// <summary>The table, in the order of the reports it was made of.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        Bake("no checkout before a bake", step => Empty(step), "Input 'files'", "is empty", "Put a step 'uses: actions/checkout'"),
        Bake("a wrong target of a bake", step => Definition(step, "target \"app\" {}\n").Input("targets", "ap"), "Input 'targets'", "no target or group 'ap'", "Did you mean 'app'?"),
        Bake("tabs in a Compose file", step => Refused(step, "compose.yaml", "services:\n\tapp:\n", "failed to parse : yaml: while scanning for the next token at line 2: found character that cannot start any token"), "compose.yaml, line 2", "is indented with a tab", "only spaces"),
        Bake("the name of a bake file with a typo", step => Definition(step, "target \"app\" {}\n").Input("files", "docker-bak.hcl"), "Input 'files'", "'docker-bak.hcl' does not exist", "Did you mean 'docker-bake.hcl'?"),
        new("no checkout before a build of a directory", step => Empty(step).Input("context", "app"), "Input 'context'", "the directory 'app' does not exist", "Put a step 'uses: actions/checkout'"),
        new("no checkout before a build", step => Empty(step), "Input 'file'", "no Dockerfile was found in the context", "Put a step 'uses: actions/checkout'"),
        new("a context with a typo in a full workspace", step => WithDirectory(step, "app").Input("context", "ap"), "Input 'context'", "the directory 'ap' does not exist", "Did you mean 'app'?"),
        new("no token at all", step => step.Input("token", ""), "'token' input", "There is no Depot token", "id-token: write"),
        new("no token in a run of Dependabot", step => Run(step, "dependabot[bot]", """{"repository":{"private":true,"full_name":"octo/app"}}"""), "token: ${{", "Dependabot", "Add a secret DEPOT_TOKEN"),
        new("no token in a pull request of a fork of a private repository", step => Run(step, "somebody", """{"repository":{"private":true,"full_name":"octo/app"},"pull_request":{"head":{"repo":{"full_name":"fork/app"}}}}"""), "'token' input", "a pull request of a fork", "Build it from a branch"),
        new("a secret that is empty", step => step.Input("secrets", "NPM_TOKEN="), "Input 'secrets'", "'NPM_TOKEN' has no value", "Check where 'NPM_TOKEN=' takes it from"),
        new("a variable without an id in secret-envs", step => step.Input("secret-envs", "NPM_TOKEN"), "Input 'secret-envs'", "has no '='", "write ID=VARIABLE"),
        new("a secret in the form of the command line", step => step.Input("secrets", "id=npm,src=token.txt"), "Input 'secrets'", "a secret named 'id'", "Write 'secret-files: ID=path'"),
        new("save-tags without save", step => step.Input("save-tags", "v1"), "Input 'save-tags'", "nothing is saved", "Write 'save: true'"),
        new("sbom-dir without sbom", step => step.Input("sbom-dir", "sboms"), "Input 'sbom-dir'", "no SBOM is made", "Write 'sbom: true'"),
        Bake("a variable that the bake file does not declare", step => Definition(step, "variable \"VERSION\" {}\ntarget \"default\" {}\n").Input("vars", "VERSON=1"), "Input 'vars'", "declares no variable 'VERSON'", "Declare it in the bake file"),
        new("a field of the matrix that no target has", step => Definition(step, "target \"default\" { platforms = [\"linux/amd64\"] }\n").Input("fields", "platform"), "Input 'fields'", "no target has 'platform'", "Did you mean 'platforms'?") { Action = static context => Task.FromResult(MatrixAction.Run(context)) },
        new("a misspelt platform", step => step.Input("platforms", "linux/amd46"), "Input 'platforms'", "'linux/amd46' is not a known platform", "write 'linux/amd64'"),
        new("a platform with a dash", step => step.Input("platforms", "linux-amd64"), "Input 'platforms'", "'linux-amd64' is not a valid platform", "write 'linux/amd64'"),
        new("platforms separated by spaces", step => step.Input("platforms", "linux/amd64 linux/arm64"), "Input 'platforms'", "contains several platforms", "write 'linux/amd64,linux/arm64'"),
        new("a build argument written as YAML", step => step.Input("build-args", "TOKEN: s3cr3t"), "Input 'build-args'", "is written as YAML", "Write 'TOKEN=…'"),
        new("a placeholder as project", step => step.Input("project", "<your-depot-project-id>"), "Input 'project'", "is a placeholder", "Write the id"),
        new("a URL as project", step => step.Input("project", "https://depot.dev/orgs/o1/projects/b4qlt63xvg"), "Input 'project'", "not the id of a project", "Write the id alone: 'b4qlt63xvg'"),
        new("a name as project", step => step.Input("project", "my-app"), "Input 'project'", "looks like a name", "The project's settings show it"),
        new("tags separated by semicolons", step => step.Input("tags", "a; b"), "Input 'tags'", "holds spaces or ';'", "write one per line: 'a' and 'b'"),
        new("tags separated by spaces", step => step.Input("tags", "a b"), "Input 'tags'", "holds spaces or ';'", "write one per line: 'a' and 'b'"),
        new("a misspelt base image", step => Failed(step, "FROM ngnix\n", "failed to solve: ngnix: failed to resolve source metadata for docker.io/library/ngnix:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"), "Docker Hub", "has no image 'ngnix'", "Did you mean 'nginx'?"),
        new("push: yes", step => step.Input("push", "yes"), "Input 'push'", "is not a valid value", "write 'true' or 'false'"),
        new("push: 1", step => step.Input("push", "1"), "Input 'push'", "is not a valid value", "write 'true' or 'false'"),
        new("push of an expression that gave nothing", step => step.Input("push", ""), "Input 'push'", "it is empty", "write 'true' or 'false'"),
        new("capitals in tags", step => step.Input("tags", "ghcr.io/Octo/App"), "Input 'tags'", "a repository name is lowercase", "write 'ghcr.io/octo/app'"),
        new("push without tags", step => step.Input("push", "true"), "Input 'tags'", "no tag is set", "such as registry/name:tag"),
        new("push without a login", step => Failed(step.Input("push", "true").Input("tags", "ghcr.io/octo/app:1"), "FROM scratch\n", "failed to solve: failed to push ghcr.io/octo/app:1: unexpected status from HEAD request to https://ghcr.io/v2/octo/app/blobs/sha256:a697: 401 Unauthorized"), "ghcr.io", "no login for ghcr.io", "Add a step docker/login-action with 'registry: ghcr.io'"),
        new("a Dockerfile relative to the context", step => WithDirectory(step, "app").Input("context", "app").Input("file", "Dockerfile.prod"), "Input 'file'", "'Dockerfile.prod' does not exist", "'app/Dockerfile.prod' does"),
        new("a COPY of what an earlier step made, in the default context", step => Failed(step.InWorkflow().Input("context", ""), "FROM scratch\nCOPY dist /\n", "#5 [2/2] COPY dist /\nERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref a::b: \"/dist\": not found"), "The context", "is not in the build context", "Write 'context: .'"),
        new("a path with backslashes as context", step => WithDirectory(step, "app").Input("context", ".\\app"), "Input 'context'", "does not exist", "Write '/' between directories: './app'"),
        new("a path from home as context", step => step.Input("context", "~/app"), "Input 'context'", "'~' is not your home directory here", "write the path from the workspace"),
        new("a file as context", step => step.Input("context", "./Dockerfile"), "Input 'context'", "It is a file", "write the directory it lies in, '.'"),
        new("a wrong project", step => Failed(step, "FROM scratch\n", "error retrieving projects: permission_denied: Not authorized"), "'p1' (input 'project')", "does not let the token of the input 'token' build", "Check the id against the project's settings"),
        new("a bad token", step => Failed(step.Input("token", "").Variable("DEPOT_TOKEN", "bad"), "FROM scratch\n", "unauthenticated: invalid token"), "DEPOT_TOKEN", "Depot does not know the token", "Make a new one"),
    ];

    /// <summary>What the step said: its errors, or else its warnings, with the workspace as a word.</summary>
    public async Task<string> SaidAsync()
    {
        using var step = TestStep.ForBuild();
        Write(step);
        await step.RunAsync(Action);
        return string.Join('\n', step.Errors.Concat(step.Warnings)).Replace(step.Workspace, "/workspace", StringComparison.Ordinal);
    }

    private static Mistake Bake(string name, Action<TestStep> write, string where, string what, string instead) => new(name, write, where, what, instead) { Action = BakeAction.RunAsync };

    private static TestStep Empty(TestStep step)
    {
        File.Delete(Path.Combine(step.Workspace, "Dockerfile"));
        return step;
    }

    private static TestStep Definition(TestStep step, string text)
    {
        step.WriteFile("docker-bake.hcl", text);
        return step.Variable("FAKE_DEPOT_EXIT", text.Contains("default", StringComparison.Ordinal) ? "0" : "1");
    }

    private static TestStep Refused(TestStep step, string file, string text, string message)
    {
        step.WriteFile(file, text);
        return step.Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", message + "\n");
    }

    private static TestStep Failed(TestStep step, string dockerfile, string message) => Refused(step, "Dockerfile", dockerfile, message);

    private static TestStep WithDirectory(TestStep step, string name)
    {
        step.WriteFile(name + "/Dockerfile.prod", "FROM scratch\n");
        return step;
    }

    private static TestStep Run(TestStep step, string actor, string payload) =>
        step.Input("token", "").WithEvent(payload).InWorkflow().Variable("GITHUB_EVENT_NAME", "pull_request").Variable("GITHUB_ACTOR", actor);
}
