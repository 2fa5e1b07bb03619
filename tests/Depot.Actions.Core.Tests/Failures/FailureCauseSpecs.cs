using Depot.Actions.Auth;
using Depot.Actions.Failures;
using Depot.Actions.Registries;

namespace Depot.Actions.Tests.Failures;

/// <summary>On errors that the real CLI printed (2.102.12, BuildKit 0.13), addresses and digests shortened; two are the words of public registries.</summary>
public class FailureCauseSpecs
{
    private const string Permissions = "permissions:\n  contents: read\n  id-token: write";

    public static TheoryData<string, FailureEvidence, string> Known => new()
    {
        {
            "killed", new("failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 137"),
            "Exit code 137 is a kill, most often because the builder ran out of memory. A larger builder can be chosen in the project's settings."
        },
        {
            "disk full", new("failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 1") { LastLines = ["cp: error writing '/x': No space left on device"] },
            "The disk is full. If it is the builder's, give the project a larger cache or reset it (project settings); if it is this runner's, remove what earlier steps left."
        },
        {
            "disk full", new("failed to solve: failed to copy files: copy file range failed: no space left on device"),
            "The disk is full. If it is the builder's, give the project a larger cache or reset it (project settings); if it is this runner's, remove what earlier steps left."
        },
        { "instruction", new("failed to solve: process \"/bin/sh -c curl x || echo 429 Too Many Requests\" did not complete successfully: exit code: 3"), "" },
        {
            "missing file", new("\"/nope\": not found. Please check if the files exist in the context."),
            "'nope' is not in the build context. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it."
        },
        {
            "missing file", new("\"/dist/app.js\": not found. Please check if the files exist in the context.") { IsDefaultContext = true },
            "'dist/app.js' is not in the build context. The context is the Git repository at this run's commit: what earlier steps made is not in it. Write 'context: .' to build the workspace."
        },
        {
            "missing file", new("failed to walk /var/lib/buildkit/tmp/buildkit-mount41187954/dist: lstat /var/lib/buildkit/tmp/buildkit-mount41187954/dist: no such file or directory. Please check if the files exist in the context."),
            "'dist' is not in the build context. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it."
        },
        {
            "missing secret", new("failed to solve: secret k: not found"),
            "The Dockerfile demands the secret 'k'. Give it in 'secrets' (k=value), 'secret-files' or 'secret-envs'."
        },
        {
            "no token", new("missing API token, please run `depot login`"),
            $"There is no Depot token, and this job may not ask GitHub for an OIDC token. Add this to the job:\n\n{Permissions}\n\nor pass a token: the 'token' input of the build actions, or the variable DEPOT_TOKEN."
        },
        {
            "no token", new("unauthenticated: some words of unauthenticated") { Token = TokenOrigin.Environment },
            "Depot does not know the token in DEPOT_TOKEN: it may have been revoked, expired, or copied in part. Make a new one in the organization's settings, or drop it and let the job use its own identity:\n\n" + Permissions
        },
        {
            "project", new("error retrieving projects: permission_denied: Not authorized") { Token = TokenOrigin.Input, Project = "'p1' (input 'project')" },
            "Depot does not let the token of the input 'token' build in the project 'p1' (input 'project'). Check the id against the project's settings; "
            + "a project token builds in its own project only, and a token from GitHub's identity only in projects that trust this repository (project settings, Trust Relationships)."
        },
        {
            "rate limit of Depot", new("resource_exhausted: too many concurrent builds"),
            "Depot's limit for this organization is reached; its words are above. Wait for other builds to end, or see the plan in the organization's settings."
        },
        {
            "rate limit", new("failed to solve: alpine:3: failed to resolve source metadata for docker.io/library/alpine:3: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/alpine/manifests/3: 429 Too Many Requests"),
            "docker.io limits how often it answers. Nobody has logged in to it in this job, and a login has a higher limit: put a step docker/login-action before this one. "
            + "Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache)."
        },
        {
            "rate limit", new("failed to solve: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/alpine/manifests/sha256:a: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit"),
            "The registry limits how often it answers. Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache)."
        },
        {
            "rate limit", new("failed to solve: failed to push 127.0.0.1:19313/app:1: unexpected status from HEAD request to http://127.0.0.1:19313/v2/app/blobs/sha256:7eec: 429 Too Many Requests") { Logins = LoggedIn("127.0.0.1:19313") },
            "127.0.0.1:19313 limits how often it answers. Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache)."
        },
        {
            "capital letters", new("invalid tag \"127.0.0.1:35373/Foo/App:V1\": repository name must be lowercase"),
            "A repository name has small letters only: write '127.0.0.1:35373/foo/app:V1'. In a workflow, github.repository keeps the capitals of your account; docker/metadata-action makes them small."
        },
        {
            "invalid tag", new("invalid tag \"foo:-b\": invalid reference format"),
            "'foo:-b' is no image name. Write registry/name:tag; a variable in it may be empty."
        },
        {
            "push to Depot's registry", new("failed to solve: failed to push abc.registry.depot.dev/app:1: unexpected status from HEAD request to https://abc.registry.depot.dev/v2/app/blobs/sha256:a697: 403 Forbidden") { Token = TokenOrigin.Environment },
            "A project token may push only to repositories that begin with its project's id, and the token in DEPOT_TOKEN may be one. In Depot CI, remove the secret DEPOT_TOKEN "
            + "(dashboard, or 'depot ci secrets remove DEPOT_TOKEN'): the job then gets a token for all projects of the organization."
        },
        {
            "push to Depot's registry", new("failed to solve: failed to push registry.depot.dev/app:1: unexpected status from HEAD request to https://registry.depot.dev/v2/app/blobs/sha256:a697: 401 Unauthorized") { Token = TokenOrigin.GitHubOidc },
            "The job's own token may not push there. Check that the repository belongs to the token's organization and begins with the id of its project."
        },
        {
            "repository missing", new("failed to solve: failed to push 123.dkr.ecr.eu-west-1.amazonaws.com/app:1: unexpected status from POST request to https://123.dkr.ecr.eu-west-1.amazonaws.com/v2/app/blobs/uploads/: 404 Not Found"),
            "123.dkr.ecr.eu-west-1.amazonaws.com has no repository 'app' and makes none on a push (Amazon ECR is such a registry). Create it, or correct the tag."
        },
        {
            "push denied", new("failed to solve: failed to push 127.0.0.1:34241/app:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/app/blobs/sha256:a697: 401 Unauthorized"),
            "Nobody has logged in to 127.0.0.1:34241 in this job. Put a step docker/login-action with 'registry: 127.0.0.1:34241' before this one."
        },
        {
            "push denied", new("failed to solve: failed to push 127.0.0.1:19314/app:1: unexpected status from HEAD request to http://127.0.0.1:19314/v2/app/blobs/sha256:a697: 403 Forbidden") { Logins = LoggedIn("127.0.0.1:19314") },
            "The login of this job may not push to 127.0.0.1:19314/app. Check the name, and what its user or token is allowed."
        },
        {
            "push denied", new("failed to solve: failed to push ghcr.io/octo/app:1: unexpected status from POST request to https://ghcr.io/v2/octo/app/blobs/uploads/: 403 Forbidden") { Logins = DockerLogins.None with { HasStore = true } },
            "This job may not push to ghcr.io/octo/app. Check the login, the name, and what the user or token is allowed."
        },
        {
            "push denied", new("failed to solve: failed to push docker.io/octo/app:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"),
            "Nobody has logged in to docker.io in this job. Put a step docker/login-action before this one."
        },
        {
            "pull denied", new("failed to solve: 127.0.0.1:34241/none:1: failed to resolve source metadata for 127.0.0.1:34241/none:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/none/manifests/1: 401 Unauthorized"),
            "Nobody has logged in to 127.0.0.1:34241 in this job. Put a step docker/login-action with 'registry: 127.0.0.1:34241' before this one."
        },
        {
            "base image missing", new("failed to solve: 127.0.0.1:35373/none:1: failed to resolve source metadata for 127.0.0.1:35373/none:1: 127.0.0.1:35373/none:1: not found"),
            "There is no image 127.0.0.1:35373/none:1 for this platform, or it is private and this job has not logged in to 127.0.0.1:35373."
        },
        {
            "unknown host", new("failed to solve: failed to push nosuch.invalid/app:1: failed to do request: Head \"https://nosuch.invalid/v2/app/blobs/sha256:f276\": dial tcp: lookup nosuch.invalid on 10.0.0.1:53: no such host"),
            "That host has no address. Check its spelling; a private one has to be reachable from Depot's builders, not only from this runner."
        },
        {
            "no stage", new("failed to solve: target stage \"nope\" could not be found"),
            "No FROM of the Dockerfile ends in 'AS nope'. Correct 'target'."
        },
        {
            "no local Docker", new("failed to solve: rpc error: code = Unknown desc = Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"),
            "'load' puts the image into the Docker of this runner, and none is running here. Leave 'load' out, or use 'push' or 'save'."
        },
        {
            "passing trouble", new("failed to receive status: rpc error: code = Unavailable desc = error reading from server: connection reset by peer"),
            "This may pass: run the job again, or write 'retries: 2' to have this step try again by itself."
        },
        { "passing trouble", new("unavailable: try again later") { Retries = 2 }, "" },
        {
            "unsupported call", new("failed to solve: unsupported request frontend.lint: unsupported request frontend.lint"),
            "The Dockerfile's syntax version does not know this 'call'. Remove a '# syntax=' line that names an old version."
        },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_cause_is_recognised_and_comes_with_what_to_do(string name, FailureEvidence evidence, string remedy)
    {
        var cause = FailureCause.All.First(cause => cause.Remedy(evidence) is not null);

        cause.Name.Should().Be(name);
        cause.Remedy(evidence).Should().Be(remedy);
    }

    [Fact]
    public void Every_cause_of_the_table_is_tried() =>
        FailureCause.All.Select(cause => cause.Name).Should().BeEquivalentTo(Known.Select(row => row.Data.Item1).Distinct());

    [Theory]
    [InlineData("failed to solve: dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)")]
    [InlineData("failed to solve: process \"/bin/sh -c false\" did not complete successfully: exit code: 1")]
    [InlineData("failed to solve: base name ($Y) should not be blank")]
    [InlineData("\"bar\": unknown operating system or architecture: invalid argument")]
    [InlineData("linting failed")]
    [InlineData("")]
    public void An_error_that_explains_itself_gets_no_advice(string message) => FailureCause.RemedyFor(new(message)).Should().BeNull();

    private static DockerLogins LoggedIn(string registry) => new(new HashSet<string> { registry }, false);
}
